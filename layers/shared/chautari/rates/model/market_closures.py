"""Market closures: days on which the Federation publishes no gold and silver, apart from Saturdays.

`data/market-closed.csv` lists the festivals concerned, with evidence from 2017-01-16 to 2026-02-06: how many such days
were no Saturday, on how many of them nothing was published, and the BS years of the others. Most public holidays are
market days. Elections have no date of their own, and come from the government's lists only.
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
    """The first or last day of a closure: `days_after` days after the festival with this key."""

    festival: str
    days_after: int


@dataclass(frozen=True, slots=True)
class MarketClosure:
    """Consecutive days on which the market is closed, and the evidence of it.

    - `since`, `until`: the BS years of the custom, both included.
    - `seen`: how many such days are in the history.
    - `closed`: how many of these had no publication.
    - `open_in`: the BS years of the others.
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
        """The closed days in a BS year: none outside the years of the custom or without the festival."""
        if not self.since <= year.year <= self.until:
            return []
        firsts, lasts = (list(_days(year, edge)) for edge in (self.first, self.last))
        spans = zip(firsts, lasts, strict=True)
        return [first + timedelta(n) for first, last in spans for n in range((last - first).days + 1)]


@cache
def closures() -> tuple[MarketClosure, ...]:
    """Every row of `data/market-closed.csv`."""
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
    """The days of an edge, from the festival's date in the government's list, else by our own rule."""
    listed = [
        holiday.first for holiday in year.holidays if holiday.key == edge.festival and holiday.status != "expected"
    ]
    computed = (observance.day for observance in year.observances if observance.key == edge.festival)
    for day in listed or computed:
        yield day + timedelta(edge.days_after)


def closed_days(year: Almanac) -> dict[date, str]:
    """The closed days of a BS year apart from Saturdays, each with the key of its closure."""
    return {day: closure.key for closure in closures() for day in closure.days(year)}


def reason(on: date, closed: Mapping[date, str]) -> str | None:
    """Why the market is closed on a day: `saturday` or the key of a closure; None if it is open."""
    return "saturday" if on.weekday() == SATURDAY else closed.get(on)
