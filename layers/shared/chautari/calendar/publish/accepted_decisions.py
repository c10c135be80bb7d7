"""The decisions that accepted notices hold, and the checks by which a new one becomes one of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from chautari.calendar.almanac import build, bundled_decisions, decisions, holiday_lists
from chautari.calendar.almanac.decisions import InvalidDecision
from chautari.calendar.almanac.holidays import InvalidHolidayList
from chautari.calendar.model.amendment import Difference
from chautari.calendar.model.decision import Decision
from chautari.calendar.model.notice import Notice
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR, to_bs

Differences = dict[int, tuple[Difference, ...]]


UNREADABLE = (InvalidDecision, InvalidHolidayList)


def of_notices(notices: Iterable[Notice]) -> list[Decision]:
    """The decisions of accepted notices, numbered in the order of acceptance, without those that `unreadable` names."""
    return [read for read in map(_readable, *_numbered(notices)) if isinstance(read, Decision)]


def unreadable(notices: Iterable[Notice]) -> list[tuple[Notice, Exception]]:
    """The accepted notices that today's rules refuse, with the reason."""
    held, numbers = _numbered(notices)
    reads = zip(held, map(_readable, held, numbers), strict=True)
    return [(notice, read) for notice, read in reads if isinstance(read, Exception)]


def _numbered(notices: Iterable[Notice]) -> tuple[list[Notice], range]:
    held = sorted((notice for notice in notices if notice.kind != "months"), key=lambda notice: notice.accepted_at)
    return held, range(1, len(held) + 1)


def _readable(notice: Notice, number: int) -> Decision | Exception:
    try:
        return _of_notice(notice, number)
    except UNREADABLE as reason:
        return reason


def _of_notice(notice: Notice, number: int) -> Decision:
    if notice.kind == "decision":
        return decisions.parse(notice.document, number)
    listed = holiday_lists.of_list(notice.document, number, is_kept=True)
    # A notice without a date, or with one that was in the future then, is as old as its acceptance.
    accepted_on = datetime.fromisoformat(notice.accepted_at).date()
    return replace(listed, decided_on=min(listed.decided_on or accepted_on, accepted_on))


def proven(held: Sequence[Decision], is_archived: Callable[[str], bool]) -> list[Decision]:
    """The decisions, each told whether the bytes of its document are in the evidence archive."""
    hashes = {row.sha256 for row in held if row.sha256}
    archived = {sha256 for sha256 in hashes if is_archived(sha256)}
    return [replace(row, is_archived=row.sha256 in archived) for row in held]


def checked(document: Mapping[str, Any], held: Sequence[Decision], today: date) -> Decision:
    """The decision of a new document. Raises InvalidDecision."""
    decision = decisions.parse(document, len(held) + 1)
    if decision.decided_on is None:
        raise InvalidDecision(f"{decision.id} does not say on which day it was decided")
    if decision.decided_on > today:
        raise InvalidDecision(f"decided_on is in the future: {decision.decided_on}, and today is {today}")
    names = {row.id for row in (*bundled_decisions.all_bundled(), *held)}
    if decision.id in names:
        raise InvalidDecision(f"{decision.id} is the name of another decision")
    if decision.revokes is not None and decision.revokes not in names:
        raise InvalidDecision(f"there is no decision {decision.revokes} to be revoked")
    _check_effect(decision, held)
    return decision


def _check_effect(decision: Decision, held: Sequence[Decision]) -> None:
    """Refuse a move or revocation of a holiday that is not there: the name or the day is wrong."""
    without_effect = [
        change.key
        for change in decision.changes
        if change.action != "adds" and not any(differences(replace(decision, changes=(change,)), held).values())
    ]
    if without_effect:
        raise InvalidDecision(f"no such holiday on that day: {', '.join(without_effect)}"[:300])


def differences(decision: Decision, held: Sequence[Decision]) -> Differences:
    """What a decision changes beside those that are held, by BS year; years without a difference are left out."""
    return {year: made for year in years_of(decision, held) if (made := build.difference(year, decision, held))}


def years_of(decision: Decision, held: Sequence[Decision]) -> list[int]:
    """The BS years with days that a decision, or the one that it revokes, changes."""
    revoked = [row for row in (*bundled_decisions.all_bundled(), *held) if row.id == decision.revokes]
    days = [day for row in (decision, *revoked) for change in row.changes for day in (change.first, change.last)]
    days += [change.moved_from for change in decision.changes if change.moved_from]
    return sorted({to_bs(day).year for day in days} & set(range(FIRST_YEAR, LAST_YEAR + 1)))


def year_of(decision: Decision, held: Sequence[Decision]) -> int:
    """The BS year under which a decision is kept: the first that it changes, or the one in which it was decided."""
    rest = [to_bs(row.first).year for row in decision.weekly_rest]
    decided = [to_bs(decision.decided_on).year] if decision.decided_on else []
    return min(years_of(decision, held) or rest or decided)
