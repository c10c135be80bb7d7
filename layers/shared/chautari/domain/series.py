"""The days of one instrument, each with its current readings and the judgement on them."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from chautari.domain.reading import Fault, Reading

Status = Literal["confirmed", "official", "provisional", "held"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is made of a day's readings.

    confirmed: two separately fetched readings agree. official: the authority that sets the rate passed its own checks
    and nobody else publishes it in a form we read. provisional: one reading that could have a second. held: not served.
    `source` is the reading whose figures stand, `agreeing` all that say the same, `reasons` why a day is held or who
    dissents.
    """

    status: Status
    source: str
    agreeing: tuple[str, ...]
    reasons: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """One market day: readings by source, in order of standing (the authority first)."""

    date: date
    readings: tuple[Reading, ...]
    judgement: Judgement

    @property
    def served(self) -> bool:
        """Whether this day's figures may be given out as the rate."""
        return self.judgement.status != "held"

    @property
    def lead(self) -> Reading:
        """The reading whose figures stand for the day."""
        return self.reading(self.judgement.source)

    def reading(self, source: str) -> Reading:
        """The reading of `source`; KeyError where it said nothing of this day."""
        for reading in self.readings:
            if reading.source == source:
                return reading
        raise KeyError(source)


class Series:
    """The known days of one instrument in order of date."""

    def __init__(self, instrument: str, days: Iterable[Day] = ()) -> None:
        self.instrument = instrument
        self._days = {day.date: day for day in days}
        self._dates = sorted(self._days)

    def __iter__(self) -> Iterator[Day]:
        return (self._days[on] for on in self._dates)

    def __len__(self) -> int:
        return len(self._dates)

    def __getitem__(self, on: date) -> Day:
        return self._days[on]

    def get(self, on: date) -> Day | None:
        """The day of that date, if any source named it."""
        return self._days.get(on)

    def put(self, day: Day) -> None:
        """Add a day or replace the one of its date."""
        if day.date not in self._days:
            insort(self._dates, day.date)
        self._days[day.date] = day

    def before(self, on: date) -> Iterator[Day]:
        """The days before `on`, latest first."""
        return (self._days[on] for on in reversed(self._dates[: bisect_left(self._dates, on)]))

    def after(self, on: date) -> Iterator[Day]:
        """The days after `on`, earliest first."""
        return (self._days[later] for later in self._dates[bisect_left(self._dates, on) :] if later != on)

    def last_served_before(self, on: date) -> Day | None:
        """The latest day before `on` whose rate was given out."""
        return next((day for day in self.before(on) if day.served), None)

    def between(self, first: date, last: date) -> list[Day]:
        """The days from `first` to `last`, both included."""
        return [self._days[on] for on in self._dates if first <= on <= last]
