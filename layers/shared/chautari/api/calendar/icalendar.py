"""The calendar as iCalendar feeds."""

from chautari.api import cache_control, responses
from chautari.api.calendar import years
from chautari.api.endpoint import Reply, Request
from chautari.calendar.views import ics
from chautari.calendar.views.calendar import last
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR


def feed(request: Request) -> Reply:
    """A feed of one year, or of last, this and next year."""
    almanacs = [years.stored(request, year) for year in _years(request)]
    body = ics.feed(request.values["feed"], almanacs, request.values["lang"])
    headers = (
        cache_control.of_day(last(almanacs[-1]), request.now)
        if "year" in request.values
        else cache_control.of_today(request.now)
    )
    return Reply(body, responses.tag_of(body), "text/calendar; charset=utf-8", headers=headers)


def _years(request: Request) -> range:
    year = years.requested(request, "year")
    if "year" in request.values:
        return range(year, year + 1)
    return range(max(year - 1, FIRST_YEAR), min(year + 1, LAST_YEAR) + 1)
