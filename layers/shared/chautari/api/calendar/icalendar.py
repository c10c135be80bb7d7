"""The calendar as iCalendar feeds."""

from chautari.api import cache_control, responses
from chautari.api.calendar import years
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import bad_value
from chautari.calendar.model.scopes import SCOPES, Scope
from chautari.calendar.views import ics
from chautari.calendar.views.calendar import last
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR


def feed(request: Request) -> Reply:
    """A feed of one year, or of last, this and next year."""
    published = [years.with_changes(request, year) for year in _years(request)]
    body = ics.feed(request.values["feed"], published, request.values["lang"], _scopes(request), request.origin)
    headers = (
        cache_control.of_day(last(published[-1].almanac), request.now)
        if "year" in request.values
        else cache_control.of_today(request.now)
    )
    return Reply(body, responses.tag_of(body), "text/calendar; charset=utf-8", headers=headers)


def _scopes(request: Request) -> list[Scope]:
    """The scopes in `scope`, each once. Raises Problem for one of a feed that is not of holidays."""
    chosen = list(dict.fromkeys(request.values.get("scope", "").split(",")) if "scope" in request.values else ())
    if chosen and request.values["feed"] != "holidays":
        raise bad_value("scope", "scope is of the feed of holidays")
    return [scope for scope in SCOPES if scope in chosen]


def _years(request: Request) -> range:
    year = years.requested(request, "year")
    if "year" in request.values:
        return range(year, year + 1)
    return range(max(year - 1, FIRST_YEAR), min(year + 1, LAST_YEAR) + 1)
