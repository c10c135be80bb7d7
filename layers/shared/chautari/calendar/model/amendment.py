"""What decisions make of a year: its weekly days of rest, and each decision with the difference that it makes."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from chautari.calendar.model.scopes import HolidayStatus, Scope

Change = Literal["adds", "moves", "revokes", "confirms"]


@dataclass(frozen=True, slots=True)
class WeeklyRest:
    """The weekdays (0 Monday to 6 Sunday) that are off in every week from `first` to `last`, both included."""

    weekdays: tuple[int, ...]
    first: date
    last: date
    source: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What a decision changes: a holiday that it adds, moves, revokes or confirms, from `first` to `last`.

    `moved_from`: the first day that it had before. A confirmed holiday keeps its days; its authority is another.
    """

    change: Change
    key: str
    scope: Scope
    first: date
    last: date
    moved_from: date | None = None


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision that touches the year, as it is answered. `in_force`: whether the year counts with it."""

    id: str
    authority: str
    decided_on: date | None
    in_force_from: date | None
    in_force: bool
    status: HolidayStatus
    source: str
    url: str | None
    sha256: str | None
    differences: tuple[Difference, ...]
