"""Boards: what a source printed of a market on a day, and what is served of it, row by row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from chautari.core.border import Bordered, Name, OwnText, PrintedText
from chautari.core.errors import InvalidRow
from chautari.rates.model.provenance import Provenance
from chautari.rates.model.series import Status


@dataclass(frozen=True, slots=True)
class BoardQuote(Bordered):
    """One printed row: figures as printed, without mark and grouping, by figure key.

    - `unit`: the key of a named unit of the market.
    - `stated`: the source's own words for what we name otherwise.
    """

    instrument: OwnText
    name: Name
    name_ne: Name
    unit: OwnText
    figures: Mapping[OwnText, OwnText]
    dimensions: Mapping[OwnText, Name] = field(default_factory=dict)
    stated: Mapping[OwnText, PrintedText] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PrintedBoard:
    """A parsed board of one answer. `stated_at`: the time of the edition, if one is stated."""

    date: date
    rows: tuple[BoardQuote | InvalidRow, ...]
    stated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BoardReading:
    """What one address of a source stated of a market date: one revision.

    - `address`: its key, as `np`; with the source it names the reading, `kalimati-np`.
    - `observed_at`: the instant of the answer.
    """

    source: str
    address: str
    date: date
    quotes: tuple[BoardQuote, ...]
    provenance: Provenance
    observed_at: datetime
    stated_at: datetime | None = None
    revision: int = 1

    @property
    def name(self) -> str:
        """The name under which revisions of this address are kept."""
        return f"{self.source}-{self.address}"

    def states_the_same(self, other: "BoardReading") -> bool:
        """Whether both state the same rows of the same edition."""
        return (self.quotes, self.stated_at) == (other.quotes, other.stated_at)


class RowReason(NamedTuple):
    """Why a row is not as sure as could be: a rule and words."""

    rule: str
    detail: str


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One instrument on a board, with its verdict.

    - `is_new`: whether the name is not declared and was first seen a short while ago.
    - `readings`: the names of those that state these figures.
    """

    quote: BoardQuote
    status: Status
    reasons: tuple[RowReason, ...]
    is_new: bool
    readings: tuple[str, ...]

    @property
    def is_served(self) -> bool:
        """Whether its figures are given as the price."""
        return self.status != "held"


@dataclass(frozen=True, slots=True)
class Board:
    """All instruments of a market on a day: the current readings and the rows judged from them.

    - `missing`: usual instruments without a row.
    - `version`: number of writes, 0 before the first.
    """

    market: str
    date: date
    readings: tuple[BoardReading, ...] = ()
    rows: tuple[BoardRow, ...] = ()
    missing: tuple[str, ...] = ()
    version: int = 0


class DatedFigures(NamedTuple):
    """Served figures of an instrument with their market date."""

    date: date
    figures: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StandingRow:
    """What is known of an instrument before a board is judged: unit, first sight, the last two served boards."""

    name: str
    name_ne: str
    unit: str
    first_seen: date
    last: DatedFigures | None = None
    before: DatedFigures | None = None

    def served_before(self, on: date) -> DatedFigures | None:
        """The last served figures before `on`; None if they are not known any more."""
        return next((dated for dated in (self.last, self.before) if dated and dated.date < on), None)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of a market's instruments, and the date of its latest board."""

    market: str
    rows: Mapping[str, StandingRow] = field(default_factory=dict)
    latest: date | None = None
    version: int = 0
