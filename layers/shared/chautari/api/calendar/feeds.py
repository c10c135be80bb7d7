"""The calendar as iCalendar feeds."""

from chautari.answers.calendar import last
from chautari.api import caching, replies
from chautari.api.calendar import years
from chautari.api.contract import Reply, Request
from chautari.calendar import ics
from chautari.domain.bikram import FIRST_YEAR, LAST_YEAR


def feed(request: Request) -> Reply:
    """A feed of one year, or of last, this and next year."""
    almanacs = [years.stored(request, year) for year in _years(request)]
    body = ics.feed(request.values["feed"], almanacs, request.values["lang"])
    fresh = (
        caching.of_day(last(almanacs[-1]), request.now) if "year" in request.values else caching.of_today(request.now)
    )
    return Reply(body, replies.tag_of(body), "text/calendar; charset=utf-8", headers=fresh)


def _years(request: Request) -> range:
    year = years.asked(request, "year")
    if "year" in request.values:
        return range(year, year + 1)
    return range(max(year - 1, FIRST_YEAR), min(year + 1, LAST_YEAR) + 1)
