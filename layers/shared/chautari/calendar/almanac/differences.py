"""The difference that a decision makes to the days off of a year: what it adds, moves, revokes or confirms."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chautari.calendar.almanac import days_off
from chautari.calendar.almanac.days_off import DayOff
from chautari.calendar.model.amendment import Change, DecisionRow, Difference
from chautari.calendar.model.decision import Decision
from chautari.calendar.model.scopes import Scope

_Days = dict[tuple[str, Scope], dict[date, DayOff]]


def between(before: Sequence[DayOff], after: Sequence[DayOff]) -> tuple[Difference, ...]:
    """The differences, by holiday and day."""
    old, new = _by_holiday(before), _by_holiday(after)
    rows = [row for key in {**old, **new} for row in _of_holiday(key, old.get(key, {}), new.get(key, {}))]
    return tuple(sorted(rows, key=lambda row: (row.first, row.key)))


def _of_holiday(key: tuple[str, Scope], old: dict[date, DayOff], new: dict[date, DayOff]) -> list[Difference]:
    added, gone = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
    if added and gone:
        return [Difference("moves", *key, added[0], added[-1], gone[0])]
    confirmed = sorted(on for on in new.keys() & old.keys() if new[on] != old[on])
    return [
        *_runs("adds", key, added),
        *_runs("revokes", key, gone),
        *_runs("confirms", key, confirmed),
    ]


def _runs(change: Change, key: tuple[str, Scope], days: list[date]) -> list[Difference]:
    runs: list[Difference] = []
    for on in days:
        if runs and runs[-1].last + days_off.ONE_DAY == on:
            runs[-1] = replace(runs[-1], last=on)
        else:
            runs.append(Difference(change, *key, on, on))
    return runs


def _by_holiday(days: Sequence[DayOff]) -> _Days:
    by_holiday: _Days = {}
    for day in days:
        by_holiday.setdefault((day.holiday.key, day.holiday.scope), {})[day.on] = day
    return by_holiday


def row_of(decision: Decision, in_force: bool, differences: tuple[Difference, ...]) -> DecisionRow:
    """A decision as a year keeps it."""
    return DecisionRow(
        decision.id,
        decision.authority,
        decision.decided_on,
        decision.in_force_from,
        in_force,
        decision.status,
        decision.source,
        decision.url,
        decision.sha256,
        differences,
    )
