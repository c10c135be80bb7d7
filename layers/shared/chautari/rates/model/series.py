"""Series of one instrument: market days, each with its current observations and the verdict on them."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Literal

from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.provenance import Provenance

Status = Literal["confirmed", "official", "provisional", "held"]
SURE: tuple[Status, ...] = ("confirmed", "official")
# Rules by which a day that was served stays so: see consensus.
CONTESTED = ("disputed", "last_served_stands")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Decision of consensus on the observations of one day.

    - confirmed: two separately fetched observations agree.
    - official: the authority's own figure, past its checks, that nobody else publishes in a form we read.
    - provisional: one observation that could have a second.
    - held: not served.

    `source` is the source of the lead, whose figures are the day's. `agreeing` are the sources that state the same, the
    lead's included. `reasons` say why the day is held, or which sources dissent. `rule` is the rule of
    `consensus.RULES` that decided; it is empty on a day that was stored before rules had names, so that verdicts are
    compared without it.
    """

    status: Status
    source: str
    agreeing: tuple[str, ...]
    reasons: tuple[RuleViolation, ...] = ()
    rule: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ServedRate:
    """What was served of a day before: the observation whose figures stood, and its status."""

    observation: Observation
    status: Status


@dataclass(frozen=True, slots=True)
class MarketDay:
    """One market day: the current observations, in order of rank: the authority first.

    - `standing`: an earlier revision of an observation whose figures still stand, as its newer one is held.
    - `superseded`: the last rate of this day that was confirmed or official, while another stands in its place; of a
      day that was served and is held now, the last rate served.
    - `pending`: the verdict of a day that a client's least status leaves out; never stored.
    """

    date: date
    observations: tuple[Observation, ...]
    verdict: Verdict
    standing: Observation | None = None
    superseded: ServedRate | None = None
    pending: Verdict | None = None

    @property
    def served(self) -> bool:
        """Whether this day's figures are served as the rate."""
        return self.verdict.status != "held"

    @property
    def lead(self) -> Observation:
        """The observation whose figures stand for the day."""
        return self.standing or self.observation_of(self.verdict.source)

    @property
    def contested(self) -> bool:
        """Whether the rate is served although another source, or a newer word that is held, contradicts it."""
        return self.verdict.rule in CONTESTED

    @property
    def withdrawn(self) -> bool:
        """Whether the day had been served and is held now: what had been served was shown to be wrong."""
        return not self.served and self.superseded is not None and self.pending is None

    @property
    def without_bar(self) -> "MarketDay":
        """The day as it is for a client that takes every status."""
        return replace(self, verdict=self.pending, pending=None) if self.pending else self

    def observation_of(self, source: str) -> Observation:
        """The observation of `source`. Raises KeyError if it has none of this day."""
        for observation in self.observations:
            if observation.source == source:
                return observation
        raise KeyError(source)


class Series:
    """Market days of one instrument in order of date."""

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
        """The day of that date; None if no source has it."""
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
        """The latest day before `on` that is served."""
        return next((day for day in self.before(on) if day.served), None)

    def between(self, first: date, last: date) -> list[MarketDay]:
        """The days from `first` to `last`, both included."""
        return [self._days[on] for on in self._dates if first <= on <= last]


NOT_SERVED_YET = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Revision:
    """An observation to be added to the history, with its provenance."""

    date: date
    observation: Observation
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class SeriesYear:
    """The days of one instrument in one AD year, as stored.

    - `version`: number of writes; 0 if the year is not stored yet.
    - `at`: the instant from which this version is served.
    - `changed`: the days that are new or differ from the version before. Set only on a year about to be written.
    - `by_day`: whether none of its days beside revisions is older than the year (`store/day_items.py`).
    """

    instrument: str
    year: int
    version: int
    days: tuple[MarketDay, ...]
    at: datetime = NOT_SERVED_YET
    changed: tuple[MarketDay, ...] = ()
    by_day: bool = False
