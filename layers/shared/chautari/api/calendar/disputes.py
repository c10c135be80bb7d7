"""The days of a year on which two methods differ."""

from chautari.api import cache_control
from chautari.api.calendar import stored_parts, years
from chautari.api.endpoint import Reply, Request
from chautari.calendar.views import disputed_days
from chautari.dynamodb import almanac_keys


def disputes(request: Request) -> Reply:
    """The disputed days of a year; none once the committee's row was adopted."""
    year = years.requested(request, "bs_year")
    headers = cache_control.of_day(years.last_day(year), request.now)
    return stored_parts.reply(request, year, almanac_keys.DISPUTES, disputed_days.disputes, headers)
