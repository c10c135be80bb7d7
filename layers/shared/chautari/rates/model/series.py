"""The days of one instrument, each with its current readings and the verdict on them."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Literal

from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.provenance import Provenance

Status = Literal["confirmed", "official", "provisional", "held"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is made of a day's readings.

    confirmed: two separately fetched readings agree. official: the authority that sets the rate passed its own checks
    and nobody else publishes it in a form we read. provisional: one reading that could have a second. held: not served.
    `source` is the reading whose figures stand, `agreeing` all that say the same, `reasons` why a day is held or who
    dissents. `rule` is the rule of `consensus.RULES` that decided: empty on a day that was stored before rules had
    names, and no part of what two verdicts are compared by.
    """

    status: Status
    source: str
    agreeing: tuple[str, ...]
    reasons: tuple[RuleViolation, ...] = ()
    rule: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class MarketDay:
    """One market day: readings by source, in order of standing (the authority first)."""

    date: date
    observations: tuple[Observation, ...]
    verdict: Verdict

    @property
    def served(self) -> bool:
        """Whether this day's figures may be given out as the rate."""
        return self.verdict.status != "held"

    @property
    def lead(self) -> Observation:
        """The reading whose figures stand for the day."""
        return self.observation_of(self.verdict.source)

    def observation_of(self, source: str) -> Observation:
        """The reading of `source`; KeyError where it said nothing of this day."""
        for observation in self.observations:
            if observation.source == source:
                return observation
        raise KeyError(source)


class Series:
    """The known days of one instrument in order of date."""

    def __init__(self, instrument: str, days: Iterable[MarketDay] = ()) -> None:
        self.instrument = instrument
        self._days = {day.date: day for day in days}
        self._dates = sorted(self._days)

    def __iter__(self) -> Iterator[MarketDay]:
        return (self._days[on] for on in self._dates)

    def __len__(self) -> int:
        return len(self._dates)

    def __getitem__(self, on: date) -> MarketDay:
        return self._days[on]

    def get(self, on: date) -> MarketDay | None:
        """The day of that date, if any source named it."""
        return self._days.get(on)

    def put(self, day: MarketDay) -> None:
        """Add a day or replace the one of its date."""
        if day.date not in self._days:
            insort(self._dates, day.date)
        self._days[day.date] = day

    def before(self, on: date) -> Iterator[MarketDay]:
        """The days before `on`, latest first."""
        return (self._days[on] for on in reversed(self._dates[: bisect_left(self._dates, on)]))

    def after(self, on: date) -> Iterator[MarketDay]:
        """The days after `on`, earliest first."""
        return (self._days[later] for later in self._dates[bisect_left(self._dates, on) :] if later != on)

    def last_served_before(self, on: date) -> MarketDay | None:
        """The latest day before `on` whose rate was given out."""
        return next((day for day in self.before(on) if day.served), None)

    def between(self, first: date, last: date) -> list[MarketDay]:
        """The days from `first` to `last`, both included."""
        return [self._days[on] for on in self._dates if first <= on <= last]


NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Revision:
    """A reading about to be added, with what it rests on."""

    date: date
    observation: Observation
    proof: Provenance


@dataclass(frozen=True, slots=True)
class SeriesYear:
    """The stored days of one instrument in one AD year. `version` counts its writes; 0 is not stored yet.

    `at` is the instant from which this version is given out, `changed` those of its days that the version before has
    not or has otherwise; they are known of a year about to be written only.
    """

    instrument: str
    year: int
    version: int
    days: tuple[MarketDay, ...]
    at: datetime = NEVER
    changed: tuple[MarketDay, ...] = ()
