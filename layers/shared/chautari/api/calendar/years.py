"""Almanacs that a request is answered from; one read of the store each."""

from collections.abc import Callable
from datetime import date

from chautari.api import month_rows
from chautari.api.endpoint import Request
from chautari.api.problems import Problem, not_ready
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.model.event_change import PublishedYear
from chautari.calendar.store import years
from chautari.calendar.views.calendar import last
from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import BsDate
from chautari.nepali.clock import today
from chautari.nepali.numerals import latin_digits

Read = Callable[[Request, int], Almanac | None]


def stored(request: Request, year: int) -> Almanac:
    """The almanac of a BS year. Raises Problem if none is published yet."""
    almanac = published(request, year)
    if almanac is None:
        raise not_ready(f"the calendar of {year}")
    return almanac


def published(request: Request, year: int) -> Almanac | None:
    """The almanac of a BS year, or None."""
    found = years.published_year(request.table, year)
    return found.almanac if found else None


def with_changes(request: Request, year: int) -> PublishedYear:
    """The almanac of a BS year and the changes of its events. Raises Problem if none is published yet."""
    found = years.published_year(request.table, year)
    if found is None:
        raise not_ready(f"the calendar of {year}")
    return found


def requested(request: Request, name: str) -> int:
    """The BS year in parameter `name`; the present one where it is left out. Raises Problem beyond 1970 to 2100."""
    if name not in request.values:
        return current(request)
    year = int(latin_digits(request.values[name]))
    if not bikram_sambat.FIRST_YEAR <= year <= bikram_sambat.LAST_YEAR:
        kind = "not-found" if name == "bs_year" else "bad-value"
        span = f"{bikram_sambat.FIRST_YEAR} to {bikram_sambat.LAST_YEAR}"
        raise Problem(kind, f"{name} is {year}, not {span} BS", parameter=name, allowed=[span])
    return year


def current(request: Request) -> int:
    """The BS year in Kathmandu at the moment of the request."""
    month_rows.refresh(request.table, request.now)
    return bikram_sambat.to_bs(today(request.now)).year


def last_day(year: int, month: int = 12) -> date:
    """The last day of a month of a BS year, by the months that this process knows."""
    return bikram_sambat.to_ad(BsDate(year, month, bikram_sambat.month_length(year, month)))


def of_day(request: Request, on: date, read: Read = published) -> Almanac:
    """The almanac that contains an AD day. Raises Problem if none is published yet."""
    found = published_of_day(request, on, read)
    if found is None:
        raise not_ready(f"the calendar of {on}")
    return found


def published_of_day(request: Request, on: date, read: Read = published) -> Almanac | None:
    """The almanac that contains an AD day, or None; `read`: the part of a year that is wanted.

    A row of months published after this code may have moved a New Year's day: then it is the neighbouring year.
    """
    year = bikram_sambat.to_bs(on).year
    almanac = read(request, year)
    if almanac is None or almanac.start <= on <= last(almanac):
        return almanac
    return read(request, year + (1 if on > almanac.start else -1))
