"""How fresh a rate is and will be, told beforehand: but for new readings nothing changes it except the clock.

So a run that publishes a rate says for all time to come what is to be said of it, and a request looks up the present.
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
    """What holds of a rate from `since` (None: from its publication) until the next stretch begins.

    fresh: it is of today. carried: it is of an earlier day and stands rightly, since nothing later is overdue. late:
    the publication after it is overdue by more than the grace. stale: so is the one after that.
    """

    since: datetime | None
    state: State
    reason: str


def periods(rhythm: PublicationSchedule, last: date, closed: Mapping[date, str], trouble: str) -> list[FreshnessPeriod]:
    """All that is to be said of a rate of market date `last`, earliest first.

    `closed` has days without a market and why, Saturdays apart; `trouble` says in words what is wrong at present and
    is empty where nothing is known to be.
    """
    due = rhythm.next_due(last, closed)
    second = rhythm.next_due(due.date(), closed)
    overdue = f"the rate of {due.date()} was due at {due:%H:%M} and has not come" + (f": {trouble}" if trouble else "")
    return [
        FreshnessPeriod(None, "fresh", "the rate of today"),
        *_carried(rhythm, last, due.date(), closed),
        FreshnessPeriod(due + _BEYOND_GRACE, "late", overdue),
        FreshnessPeriod(second + _BEYOND_GRACE, "stale", f"{overdue}, nor has that of {second.date()}"),
    ]


def _carried(
    rhythm: PublicationSchedule, last: date, until: date, closed: Mapping[date, str]
) -> Iterator[FreshnessPeriod]:
    """A stretch each time that the reason becomes another: Friday's rate on Saturday and on Sunday morning."""
    said = ""
    for number in range(1, (until - last).days + 1):
        on = last + timedelta(days=number)
        reason = carried_reason(rhythm, on, closed)
        if reason != said:
            said = reason
            yield FreshnessPeriod(datetime.combine(on, time(), NPT), "carried", reason)


def carried_reason(rhythm: PublicationSchedule, on: date, closed: Mapping[date, str]) -> str:
    """Why the rate of an earlier day stands on the day `on`."""
    if rhythm.expects(on, closed):
        return f"published at {rhythm.due:%H:%M} {'every day' if rhythm.saturdays else 'on market days'}"
    key = "saturday" if on.weekday() == SATURDAY else closed[on]
    return f"market closed: {key.replace('-', ' ').title()}"
