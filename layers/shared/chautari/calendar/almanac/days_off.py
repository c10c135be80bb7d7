"""The days off of a year: what rules expect, changed day by day by the decisions that stand, in their order.

An added day stands beside the others, with two exceptions. What is only expected and not named by the list of the
whole year is no holiday. A holiday of one day that rules or bundled lists put elsewhere is moved, unless the day is
`further`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from chautari.calendar.model.almanac import Holiday, MissingHoliday
from chautari.calendar.model.amendment import WeeklyRest
from chautari.calendar.model.decision import Action, Decision, HolidayChange

Span = tuple[date, date]
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayOff:
    """One day of a holiday, and the rank of what it rests on: 0 a rule, 1 a bundled decision, 2 an accepted one."""

    holiday: Holiday
    rank: int

    @property
    def on(self) -> date:
        return self.holiday.first


def expected(by_rule: Sequence[Holiday]) -> list[DayOff]:
    """The days that rules expect."""
    return [DayOff(replace(row, first=on, last=on), 0) for row in by_rule for on in days_between(row.first, row.last)]


def decided(days: list[DayOff], decision: Decision, year: int, span: Span) -> list[DayOff]:
    """The days of a BS year after a decision."""
    if decision.whole_year == year:
        days = [day for day in days if day.rank >= decision.rank]
    for change in decision.changes:
        days = _CHANGED[change.action](days, change, decision, span)
    return days


def _added(days: list[DayOff], change: HolidayChange, decision: Decision, span: Span) -> list[DayOff]:
    new = _days_of(change, decision, span)
    lower = [day.on for day in days if day.holiday.key == change.key and day.rank < decision.rank]
    named = {on for row in decision.changes if row.key == change.key for on in days_between(row.first, row.last)}
    is_elsewhere = bool(new) and not change.further and not named & set(lower) and not _has_run(lower)
    if is_elsewhere:
        days = [day for day in days if day.holiday.key != change.key or day.rank >= decision.rank]
    return _put(days, new)


def _has_run(days: list[date]) -> bool:
    return any(on + ONE_DAY in days for on in days)


def _moved(days: list[DayOff], change: HolidayChange, decision: Decision, span: Span) -> list[DayOff]:
    length = change.last - change.first
    since = change.moved_from
    if since is None and not span[0] <= change.first <= span[1]:
        return days
    gone = [
        day for day in days if day.holiday.key == change.key and (since is None or since <= day.on <= since + length)
    ]
    if not gone and (since is None or span[0] <= since <= span[1]):
        return days
    before = gone[0].holiday if gone else None
    named = replace(change, ne=before.ne, en=before.en, scope=before.scope) if before else change
    return _put([day for day in days if day not in gone], _days_of(named, decision, span))


def _revoked(days: list[DayOff], change: HolidayChange, decision: Decision, span: Span) -> list[DayOff]:
    return [day for day in days if day.holiday.key != change.key or not change.first <= day.on <= change.last]


_CHANGED: dict[Action, Callable[[list[DayOff], HolidayChange, Decision, Span], list[DayOff]]] = {
    "adds": _added,
    "moves": _moved,
    "revokes": _revoked,
}


def _days_of(change: HolidayChange, decision: Decision, span: Span) -> list[DayOff]:
    days = (on for on in days_between(change.first, change.last) if span[0] <= on <= span[1])
    return [DayOff(decision.holiday(change, on), decision.rank) for on in days]


def _put(days: list[DayOff], new: list[DayOff]) -> list[DayOff]:
    """The days with the new ones, each in place of what the same or a lower rank said of its holiday on that day."""
    return [*(day for day in days if not any(_replaces(added, day) for added in new)), *new]


def _replaces(new: DayOff, old: DayOff) -> bool:
    if (new.on, new.holiday.key) != (old.on, old.holiday.key):
        return False
    return new.holiday.scope == old.holiday.scope or new.rank > old.rank


def days_between(first: date, last: date) -> Iterator[date]:
    """The days from `first` to `last`, both included."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def joined(days: Sequence[DayOff]) -> list[Holiday]:
    """The holidays of the days: consecutive ones of one holiday and one decision as one, by the first day."""
    ordered = sorted(days, key=lambda day: (day.holiday.key, day.holiday.scope, day.on))
    runs = groupby(
        enumerate(ordered), key=lambda pair: (_holiday_without_days(pair[1]), pair[1].on.toordinal() - pair[0])
    )
    spans = [[day for _, day in run] for _, run in runs]
    places = {id(day): place for place, day in enumerate(days)}
    spans.sort(key=lambda run: (run[0].on, places[id(run[0])]))
    return [replace(run[0].holiday, last=run[-1].on) for run in spans]


def _holiday_without_days(day: DayOff) -> Holiday:
    return replace(day.holiday, first=date.min, last=date.min)


def undated(
    days: Sequence[DayOff], base: Sequence[MissingHoliday], decisions: Sequence[Decision], span: Span
) -> tuple[MissingHoliday, ...]:
    """The holidays that are promised, by a rule or a decision, and have no day in the year."""
    rows = {row.key: row for row in base}
    for decision in decisions:
        rows |= {row.key: row for row in decision.missing if row.first is None or span[0] <= row.first <= span[1]}
    dated = {day.holiday.key for day in days}
    return tuple(row for key, row in rows.items() if key not in dated)


def weekly_rest(decisions: Sequence[Decision], span: Span) -> tuple[WeeklyRest, ...]:
    """The decided spans of weekly rest that reach into the year; of two on one day the later decided counts."""
    spans = (rest for decision in decisions for rest in decision.weekly_rest)
    return tuple(rest for rest in spans if rest.first <= span[1] and rest.last >= span[0])
