"""The days of a year on which two methods differ."""

from chautari.api import cache_control
from chautari.api.calendar import response, years
from chautari.api.endpoint import Reply, Request
from chautari.calendar.views import disputed_days
from chautari.calendar.views.calendar import last


def disputes(request: Request) -> Reply:
    """The disputed days of a year; none once the committee's row was adopted."""
    almanac = years.stored(request, years.requested(request, "bs_year"))
    return response.reply(request, disputed_days.disputes(almanac), cache_control.of_day(last(almanac), request.now))
