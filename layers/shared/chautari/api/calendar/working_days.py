"""Working days of a scope: of a span, of one day, and so many days on."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Literal, cast

from chautari.api import cache_control, dates
from chautari.api.calendar import response, stored_parts, years
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import bad_value
from chautari.calendar.model.almanac import Almanac, CalendarDay
from chautari.calendar.model.working_days import days_from, is_working
from chautari.calendar.model.workplaces import Workplace
from chautari.calendar.views import working_days as answers
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR, OutOfRange

MOST_DAYS = 1830  # five years, six reads
_Placed = tuple[Almanac, CalendarDay]
_RANGE = f"{FIRST_YEAR} to {LAST_YEAR} BS"


def span(request: Request) -> Reply:
    """The working days of a span, both ends included."""
    first, last = dates.parse(request, "from"), dates.parse(request, "to")
    count = (last - first).days + 1
    if not 0 < count <= MOST_DAYS:
        raise bad_value("to", f"from {first} to {last} are {count} days, not 1 to {MOST_DAYS}", [f"1 to {MOST_DAYS}"])
    placed = list(islice(_days(request, "from", 1), count))
    answer = answers.of_span(_only_days(placed), _years(placed), _workplace(request))
    return response.reply(request, answer, cache_control.of_day(last, request.now))


def day(request: Request) -> Reply:
    """Whether the day of the path is worked, and the working days beside it."""
    start = next(_days(request, "date", 1))
    (*_, before), (*_, after) = _passed(request, -1), _passed(request, 1)
    answer = answers.of_day(start[1], before[1], after[1], _years([start, before, after]), _workplace(request))
    return response.reply(request, answer, cache_control.of_day(after[1].ad, request.now))


def add(request: Request) -> Reply:
    """The day that is so many working days after a day, or before it."""
    return _reached(request, int(request.values["days"]))


def following(request: Request) -> Reply:
    """The first working day after a day."""
    return _reached(request, 1)


def _reached(request: Request, count: int) -> Reply:
    start, passed = next(_days(request, "date", 1)), list(_passed(request, count))
    almanacs = _years([start, *passed])
    answer = answers.reached(start[1], _only_days(passed), count, almanacs, _workplace(request))
    headers = cache_control.of_day(max(start[1].ad, passed[-1][1].ad), request.now)
    return response.reply(request, answer, headers if "date" in request.values else cache_control.of_today(request.now))


def _passed(request: Request, count: int) -> Iterator[_Placed]:
    """The days after the one in `date`, or before it if `count` is negative, up to so many working days."""
    left, workplace = abs(count), _workplace(request)
    for placed in islice(_days(request, "date", 1 if count > 0 else -1), 1, None):
        left -= is_working(placed[1], workplace)
        yield placed
        if not left:
            return


def _days(request: Request, name: str, step: Literal[1, -1]) -> Iterator[_Placed]:
    """The days from the one in parameter `name` on, or back if `step` is -1. Raises Problem beyond 1970 to 2100."""
    on = dates.parse(request, name)
    while True:
        try:
            almanac = years.of_day(request, on, stored_parts.days_off)
        except OutOfRange as error:
            raise bad_value(name, f"{name} leads out of the calendar: {error}", [_RANGE]) from None
        yield from ((almanac, day) for day in days_from(almanac, on, step))
        on = almanac.start + timedelta(sum(almanac.months) if step == 1 else -1)


def _only_days(placed: list[_Placed]) -> list[CalendarDay]:
    return [day for _, day in placed]


def _years(placed: list[_Placed]) -> list[Almanac]:
    """The years of the days, each once, in the order of the days."""
    return list({almanac.year: almanac for almanac, _ in placed}.values())


def _workplace(request: Request) -> Workplace:
    return cast("Workplace", request.values["scope"])
