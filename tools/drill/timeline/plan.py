"""Plan of a timeline: what the authority says and when, how others copy it, and what fails.

A kind of change is a function from a plan to another; statements and truth follow from the plan that comes out.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from chautari.nepali.clock import NPT
from chautari.rates.model.instruments import Market

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Quote:
    """Printed figures of an instrument by name, for `unit` of it."""

    figures: Mapping[str, str]
    unit: int | None = None

    @property
    def per_one(self) -> dict[str, Decimal]:
        """The figures in NPR for one of the unit."""
        return {name: Decimal(text) / (self.unit or 1) for name, text in self.figures.items()}


Table = Mapping[str, Quote]


@dataclass(frozen=True, slots=True)
class Word:
    """What the authority says at `at` of market day `of`, printed under the date `on`.

    `wrong` are the instruments whose figures are a mistake of the authority, `made` the day on which the bank made the
    table, where it is not the one before.
    """

    at: datetime
    of: date
    table: Table
    on: date
    wrong: frozenset[str] = frozenset()
    made: date | None = None


@dataclass(frozen=True, slots=True)
class Habit:
    """How a source copies the authority.

    - `delay`: until it prints the first word of a day; `later`: until it prints a revision, None where it never does.
    - `every_second`: it misses every second market day.
    - `behind`: by how many days it is late.
    - `by_update`: it prints the date of its own update and not the market day.
    - `clock`: by how many days the date that it prints is off.
    """

    delay: timedelta
    later: timedelta | None
    every_second: bool = False
    behind: int = 0
    by_update: bool = False
    clock: int = 0


@dataclass(frozen=True, slots=True)
class Slip:
    """A misprint of a copying source alone, of market day `of`, until it is corrected (None: never)."""

    source: str
    of: date
    quotes: Table
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outage:
    """A source that does not answer from `first` to `last`."""

    source: str
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """`days` are the market days in order, `focus` the instruments that are drilled.

    `kinds` names the changes made so far, each followed by its form where it has several; `changes` is their number.
    """

    market: Market
    days: tuple[date, ...]
    words: tuple[Word, ...]
    habits: Mapping[str, Habit]
    focus: tuple[str, ...]
    slips: tuple[Slip, ...] = ()
    outages: tuple[Outage, ...] = ()
    kinds: tuple[str, ...] = ()
    changes: int = 0

    @property
    def authority(self) -> str:
        """The source whose word counts."""
        return AUTHORITY[self.market]

    @property
    def end(self) -> datetime:
        """The end of the day after the last market day."""
        return at(self.days[-1] + 2 * DAY, time(0))

    def first_word(self, of: date) -> Word:
        """What the authority says first of a market day."""
        return min((word for word in self.words if word.of == of), key=lambda word: word.at)

    def with_words(self, *words: Word) -> "Plan":
        """The plan with more words."""
        return replace(self, words=tuple(sorted((*self.words, *words), key=lambda word: word.at)))

    def mapped(self, days: Collection[date], change: Callable[[Table], Table]) -> "Plan":
        """The plan in which `change` is made to every table of `days`."""
        words = (replace(word, table=change(word.table)) if word.of in days else word for word in self.words)
        return replace(self, words=tuple(words))


AUTHORITY: dict[Market, str] = {"metals": "fenegosida", "forex": "nrb"}
COPIES: dict[Market, tuple[str, ...]] = {"metals": ("nepalipatro", "hamropatro"), "forex": ("nrbday", "nrbapp")}


def at(on: date, hour: time) -> datetime:
    """An instant of a day in Kathmandu."""
    return datetime.combine(on, hour, NPT)
