"""Date parameters: AD or Bikram Sambat, and the default window of a history."""

from collections.abc import Callable
from datetime import date, timedelta

from chautari.api import month_rows
from chautari.api.endpoint import Request
from chautari.api.problems import Problem, bad_value
from chautari.nepali import bikram_sambat
from chautari.nepali.clock import today

# 2026 is 57 years behind the BS year that began in it: a day of next month is not offered as one of 1969.
LIKELY_YEARS = 50
# How far back from `to` a history reaches where `from` is left out: rows enough for a chart of each group.
REACH = {
    "day": timedelta(days=30),
    "week": timedelta(weeks=26),
    "month": timedelta(days=365),
    "bs-month": timedelta(days=365),
    "fiscal-year": timedelta(days=5 * 365),
}


def parse(request: Request, name: str, kind: str = "bad-value") -> date:
    """The day in parameter `name`; today in Kathmandu if it is left out. Raises Problem `kind` for an invalid one.

    `bs:` precedes a Bikram Sambat date. A bare date is AD whatever its year, and is never guessed to be another.
    """
    month_rows.refresh(request.table, request.now)
    if name not in request.values:
        return today(request.now)
    return _read(request, name, _from_either, kind)


def parse_bs(request: Request, name: str) -> date:
    """The AD day of the Bikram Sambat date in parameter `name`, its prefix `bs:` left out. Raises Problem."""
    month_rows.refresh(request.table, request.now)
    return _read(request, name, _from_bs, "bad-value")


def _read(request: Request, name: str, parser: Callable[[str], date], kind: str) -> date:
    text = request.values[name]
    try:
        on = parser(text)
        bikram_sambat.to_bs(on)
    except ValueError as error:
        raise Problem(kind, _explain(name, text, error), parameter=name, allowed=_allowed_forms(name, text)) from None
    return on


def _explain(name: str, text: str, error: ValueError) -> str:
    """Why `text` is no valid day; for a bare Bikram Sambat date, how to write it."""
    (first, *alternatives) = _allowed_forms(name, text)
    if alternatives:
        return f"{name} is {text}, which is no day that can be asked for: {error}"
    return f"{name} is {text}. A bare date is AD, and there is no such day; {_notation_hint(first)}"


def _notation_hint(candidate: str) -> str:
    return f"a Bikram Sambat date is written {candidate}"


def future_day(kind: str, request: Request, name: str, on: date) -> Problem:
    """The problem for a day `on` in the future in parameter `name`, with a hint if it may be Bikram Sambat.

    2000 to 2044 are years of both calendars.
    """
    text = request.values.get(name, "")
    detail = f"{name} is {on}, which is yet to come"
    candidates = [] if text.startswith("bs:") else _allowed_forms(name, text)
    if len(candidates) != 1 or not _may_be_bs(text, today(request.now)):
        return Problem(kind, detail, parameter=name)
    return Problem(
        kind, f"{detail}. A bare date is AD; {_notation_hint(candidates[0])}", parameter=name, allowed=candidates
    )


def _may_be_bs(text: str, on: date) -> bool:
    """Whether a bare day that is yet to come may be meant as Bikram Sambat: near the BS year of `on`.

    2026-08-20 is a day of 1969; who writes it in 2026 means a day AD.
    """
    return abs(bikram_sambat.parse(text).year - bikram_sambat.to_bs(on).year) < LIKELY_YEARS


def _from_either(text: str) -> date:
    return _from_bs(text[3:]) if text.startswith("bs:") else date.fromisoformat(text)


def _from_bs(text: str) -> date:
    return bikram_sambat.to_ad(bikram_sambat.parse(text))


def _allowed_forms(name: str, text: str) -> list[str]:
    """The accepted forms; for a bare Bikram Sambat date, how to mark it as one."""
    try:
        bikram_sambat.parse(text)
    except ValueError:
        return [
            f"{bikram_sambat.FIRST_YEAR} to {bikram_sambat.LAST_YEAR} BS",
            "AD: 2026-08-17",
            "Bikram Sambat: bs:2083-05-01",
        ]
    return [f"bs={text}" if name == "ad" else f"bs:{text}"]


def window(request: Request) -> tuple[date, date]:
    """First and last date of a history, both included. Raises Problem if they are reversed, or if a bare first date
    lies in the future.
    """
    last = parse(request, "to")
    first = parse(request, "from") if "from" in request.values else last - REACH[request.values["group"]]
    name = "from" if "from" in request.values else "to"
    if first > today(request.now) and not request.values[name].startswith("bs:"):
        raise future_day("bad-value", request, name, parse(request, name))
    if first > last:
        raise bad_value("from", f"from ({first}) is after to ({last})")
    return first, last
