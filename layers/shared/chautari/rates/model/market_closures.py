"""The days on which the Federation publishes no gold and silver: Saturdays, and the festival days that history shows.

`data/market-closed.csv` has them with their evidence: such days from 2017-01-16 to 2026-02-06 that were no Saturday, on
how many of them nothing was published, and the BS years of the others. Most public holidays are market days; `since`
and `until` are BS years, where the custom changed. An election stands in lists only.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from chautari.calendar.model.almanac import SATURDAY, Almanac

_TABLE = Path(__file__).parent / "data" / "market-closed.csv"


@dataclass(frozen=True, slots=True)
class ClosureEdge:
    """The first or last day of a closing: so many days after a festival."""

    festival: str
    days_after: int


@dataclass(frozen=True, slots=True)
class MarketClosure:
    """A stretch of days on which the market is closed, in the BS years from `since` to `until`.

    `seen` counts such days in the history, `closed` those without a publication, `open_in` has the years of the rest.
    """

    key: str
    first: ClosureEdge
    last: ClosureEdge
    since: int
    until: int
    seen: int
    closed: int
    open_in: tuple[int, ...]

    def days(self, year: Almanac) -> list[date]:
        """Its days in a BS year: none where the custom was another or the year has no such festival."""
        if not self.since <= year.year <= self.until:
            return []
        firsts, lasts = (list(_days(year, edge)) for edge in (self.first, self.last))
        spans = zip(firsts, lasts, strict=True)
        return [first + timedelta(n) for first, last in spans for n in range((last - first).days + 1)]


@cache
def closures() -> tuple[MarketClosure, ...]:
    """Every row of the table."""
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return tuple(_closure(row) for row in csv.DictReader(lines))


def _closure(row: Mapping[str, str]) -> MarketClosure:
    return MarketClosure(
        row["closing"],
        _edge(row["first"]),
        _edge(row["last"]),
        int(row["since"] or 0),
        int(row["until"] or 9999),
        int(row["seen"]),
        int(row["closed"]),
        tuple(map(int, row["open_in"].split())),
    )


def _edge(text: str) -> ClosureEdge:
    festival, _, days_after = text.partition("+")
    return ClosureEdge(festival, int(days_after or 0))


def _days(year: Almanac, edge: ClosureEdge) -> Iterator[date]:
    """The days of a festival as the year's list has it, else by our rule, moved by the edge's days."""
    listed = [it.first for it in year.holidays if it.key == edge.festival and it.status != "expected"]
    for day in listed or (it.day for it in year.observances if it.key == edge.festival):
        yield day + timedelta(edge.days_after)


def closed_days(year: Almanac) -> dict[date, str]:
    """The closed days of a BS year beside its Saturdays, each with the key of its closing."""
    return {day: closing.key for closing in closures() for day in closing.days(year)}


def reason(on: date, closed: Mapping[date, str]) -> str | None:
    """Why the market is closed on a day: `saturday` or the key of a closing; None where it is open."""
    return "saturday" if on.weekday() == SATURDAY else closed.get(on)
