"""A decision on days off: dated, additive, of one authority, with its evidence. Several hold at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from chautari.calendar.model.almanac import Holiday, MissingHoliday
from chautari.calendar.model.amendment import WeeklyRest
from chautari.calendar.model.scopes import HolidayStatus, Scope

Action = Literal["adds", "moves", "revokes"]
ACTIONS: tuple[Action, ...] = ("adds", "moves", "revokes")


@dataclass(frozen=True, slots=True)
class HolidayChange:
    """What a decision does to one holiday from `first` to `last`, both included.

    - `moved_from`: the first day that a move takes it from; None for all its days of the year.
    - `further`: an added day stands beside the days that rules or bundled lists give the holiday.
    - `ne`, `en`, `scope`, `source`: those of the holiday.
    """

    action: Action
    key: str
    first: date
    last: date
    moved_from: date | None
    further: bool
    ne: str
    en: str
    scope: Scope
    source: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of `authority` on `decided_on` (None: the day is not known).

    - `number`: its place among those that were accepted; None for one that is bundled with the code.
    - `in_force_from`: the first day on which it counts; None for at once.
    - `sha256`: that of the document that proves it, in the evidence archive if `is_archived`.
    - `whole_year`: the BS year of which it is the whole list, so that what is only expected there and not named is no
      holiday; None for an amendment.
    - `revokes`: the id of a decision that it takes back.
    """

    id: str
    number: int | None
    authority: str
    decided_on: date | None
    in_force_from: date | None
    source: str
    url: str | None
    sha256: str | None
    is_archived: bool
    whole_year: int | None
    revokes: str | None
    changes: tuple[HolidayChange, ...]
    weekly_rest: tuple[WeeklyRest, ...]
    missing: tuple[MissingHoliday, ...]

    @property
    def status(self) -> HolidayStatus:
        return "official" if self.is_archived and self.number is not None else "transcribed"

    @property
    def rank(self) -> int:
        """1 for a bundled decision, 2 for an accepted one; what rules expect ranks 0."""
        return 1 if self.number is None else 2

    def holiday(self, change: HolidayChange, on: date) -> Holiday:
        """The holiday of an added or moved day."""
        return Holiday(
            change.key,
            on,
            on,
            change.ne,
            change.en,
            change.scope,
            self.status,
            change.source,
            self.decided_on,
            self.id,
        )


def standing(decisions: Iterable[Decision], on: date | None) -> list[Decision]:
    """The decisions that were not revoked, bundled ones first, each group by day; those without a day first.

    A revocation revokes nothing before it is in force (on the day `on`, None for whenever), nor once it was revoked.
    """
    latest_first = sorted(decisions, key=lambda decision: decision.number or 0, reverse=True)
    revoked: set[str] = set()
    for decision in latest_first:
        counts = decision.id not in revoked and (on is None or is_in_force(decision, on))
        if decision.revokes is not None and counts:
            revoked.add(decision.revokes)
    kept = [decision for decision in latest_first if decision.id not in revoked]
    return sorted(kept, key=lambda decision: (decision.rank, decision.decided_on or date.min, decision.number or 0))


def is_in_force(decision: Decision, on: date) -> bool:
    """Whether a decision counts on a day."""
    return decision.in_force_from is None or decision.in_force_from <= on
