"""Freshness of a rate, computed for all time to come when it is published.

Without new observations only the clock changes it, so a request looks up the period that holds at present. Pure.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from chautari.nepali.clock import NPT
from chautari.rates.model.publication_schedule import GRACE, SATURDAY, PublicationSchedule

State = Literal["fresh", "carried", "late", "stale"]
_BEYOND_GRACE = GRACE + timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class FreshnessPeriod:
    """The state of a rate from `since` (None: from its publication) until the next period begins.

    - fresh: of today.
    - carried: of an earlier day and still current, since nothing later is overdue.
    - late: the publication after it is overdue by more than the grace.
    - stale: so is the one after that.
    """

    since: datetime | None
    state: State
    reason: str


def periods(
    schedule: PublicationSchedule, last: date, closed: Mapping[date, str], problem: str
) -> list[FreshnessPeriod]:
    """All periods of a rate of market date `last`, earliest first.

    - `closed`: days without a market and the key of their closure, Saturdays apart.
    - `problem`: what is wrong with the source at present, in words; empty if nothing is known to be.
    """
    due = schedule.next_due(last, closed)
    second = schedule.next_due(due.date(), closed)
    overdue = f"the rate of {due.date()} was due at {due:%H:%M} and has not come" + (f": {problem}" if problem else "")
    return [
        FreshnessPeriod(None, "fresh", "the rate of today"),
        *_carried(schedule, last, due.date(), closed),
        FreshnessPeriod(due + _BEYOND_GRACE, "late", overdue),
        FreshnessPeriod(second + _BEYOND_GRACE, "stale", f"{overdue}, nor has that of {second.date()}"),
    ]


def _carried(
    schedule: PublicationSchedule, last: date, due: date, closed: Mapping[date, str]
) -> Iterator[FreshnessPeriod]:
    """A period for each change of the reason: Friday's rate has one on Saturday and another on Sunday morning."""
    previous_reason = ""
    for number in range(1, (due - last).days + 1):
        on = last + timedelta(days=number)
        reason = carried_reason(schedule, on, closed)
        if reason != previous_reason:
            previous_reason = reason
            yield FreshnessPeriod(datetime.combine(on, time(), NPT), "carried", reason)


def carried_reason(schedule: PublicationSchedule, on: date, closed: Mapping[date, str]) -> str:
    """Why the rate of an earlier day is still current on the day `on`, in words."""
    if schedule.expects(on, closed):
        return f"published at {schedule.due:%H:%M} {'every day' if schedule.saturdays else 'on market days'}"
    key = "saturday" if on.weekday() == SATURDAY else closed[on]
    return f"market closed: {key.replace('-', ' ').title()}"
