"""Observances of a year with their rules and scores, and festivals of a year or of a name over years."""

from collections.abc import Mapping

from chautari.api import cache_control
from chautari.api.calendar import response, stored_parts, years
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import bad_value
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.views import observances as answers
from chautari.calendar.views.calendar import last
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR

BEFORE, AFTER = 1, 5  # years around the present one
MOST_YEARS = 20  # one read each


def observances(request: Request) -> Reply:
    """The observances of a year, or those of one kind."""
    almanac = stored_parts.observances(request, years.requested(request, "year"))
    answer = answers.of_year(almanac, request.values.get("kind"))
    return _reply(request, answer, almanac)


def festivals(request: Request) -> Reply:
    """The festivals of a year, or the days of a name over years."""
    almanacs = [stored_parts.observances(request, year) for year in _years(request)]
    name = request.values.get("name")
    answer = answers.festivals(almanacs, name)
    if name and not answer["festivals"]:
        raise bad_value("name", f"no observance of these years is called {name!r}; /v1/calendar/observances lists all")
    return _reply(request, answer, almanacs[-1])


def _years(request: Request) -> range:
    spanned = "from" in request.values or "to" in request.values
    if "year" in request.values and spanned:
        raise bad_value("year", "year stands alone: from and to are the years of a name")
    if "year" in request.values or not (spanned or "name" in request.values):
        year = years.requested(request, "year")
        return range(year, year + 1)
    present = years.current(request)
    first = years.requested(request, "from") if "from" in request.values else present - BEFORE
    final = years.requested(request, "to") if "to" in request.values else max(present, first) + AFTER
    if not first <= final < first + MOST_YEARS:
        raise bad_value("to", f"{first} to {final} are not 1 to {MOST_YEARS} years")
    return range(max(first, FIRST_YEAR), min(final, LAST_YEAR) + 1)


def _reply(request: Request, answer: Mapping[str, object], almanac: Almanac) -> Reply:
    """Without a last year in the request the answer depends on today."""
    if request.values.keys() & {"year", "to"}:
        return response.reply(request, answer, cache_control.of_day(last(almanac), request.now))
    return response.of_today(request, answer)
