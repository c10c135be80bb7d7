"""Days of observances by other methods, where these have others than ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Set
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from chautari.calendar.model.almanac import Almanac
from chautari.calendar.views.dates import dated

if TYPE_CHECKING:
    from chautari.calendar.views.observance_types import DaysByMethod


class DisputedYear(NamedTuple):
    """A year by another method: its name, the days of our year by observance, its own, and those that it disputes."""

    almanac: Almanac
    name: str
    ours: Mapping[str, Collection[date]]
    theirs: Mapping[str, Set[date]]
    disputed: Set[date]

    def days_of(self, key: str) -> DaysByMethod | None:
        """The days of an observance by this method; None where they are ours."""
        ours = {*self.ours.get(key, ())}
        days = (ours - self.disputed) | self.theirs.get(key, frozenset())
        if days == ours:
            return None
        dates = [dated(self.almanac, day) for day in sorted(days)]
        return {"method": self.name, "year": self.almanac.year, "days": dates}


def methods_of(almanac: Almanac, ours: Mapping[str, Collection[date]]) -> Iterator[DisputedYear]:
    """A year by each other method that disputes a day of it; `ours` are its days by observance."""
    for year in almanac.alternatives:
        theirs: defaultdict[str, set[date]] = defaultdict(set)
        for day in year.days:
            for key in (*day.observed, *(row.key for row in day.observances)):
                theirs[key].add(day.day)
        yield DisputedYear(almanac, year.method, ours, theirs, {day.day for day in year.days})
