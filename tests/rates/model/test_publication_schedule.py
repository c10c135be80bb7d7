"""When a publication is due, and when it is late, in Nepal's time."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from chautari.nepali.clock import NPT
from chautari.rates.model.publication_schedule import GRACE, PublicationSchedule
from tests.support.observations import FRIDAY, MONDAY, SATURDAY, SUNDAY

METALS = PublicationSchedule(due=time(11, 30), saturdays=False)
BANK = PublicationSchedule(due=time(0, 30), saturdays=True)


def at(on: date, hour: int, minute: int = 0) -> datetime:
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=NPT)


@pytest.mark.parametrize(
    ("schedule", "last", "due"),
    [
        (METALS, FRIDAY, at(SUNDAY, 11, 30)),
        (METALS, SATURDAY, at(SUNDAY, 11, 30)),
        (METALS, SUNDAY, at(MONDAY, 11, 30)),
        (BANK, FRIDAY, at(SATURDAY, 0, 30)),
        (METALS, date(2026, 12, 31), at(date(2027, 1, 1), 11, 30)),
    ],
)
def test_the_next_publication_passes_over_saturdays_where_there_is_none(
    schedule: PublicationSchedule, last: date, due: datetime
) -> None:
    assert schedule.next_due(last) == due


def test_a_publication_is_late_only_after_two_hours_of_grace() -> None:
    assert METALS.late_by(FRIDAY, at(SUNDAY, 13, 30)) == timedelta(0)
    assert METALS.late_by(FRIDAY, at(SUNDAY, 13, 31)) == GRACE + timedelta(minutes=1)


def test_nothing_is_late_on_a_saturday_or_before_it_is_due() -> None:
    assert METALS.late_by(FRIDAY, at(SATURDAY, 23, 59)) == timedelta(0)
    assert METALS.late_by(SUNDAY, at(MONDAY, 10)) == timedelta(0)


def test_lateness_counts_from_the_due_time() -> None:
    assert METALS.late_by(FRIDAY, at(MONDAY, 11, 30)) == timedelta(days=1)
    assert BANK.late_by(SUNDAY, at(MONDAY, 3)) == timedelta(hours=2, minutes=30)


def test_a_date_ahead_of_the_clock_is_not_late() -> None:
    assert METALS.late_by(date(2027, 1, 1), at(MONDAY, 12)) == timedelta(0)


def test_the_clock_may_be_in_any_zone_but_must_have_one() -> None:
    now = datetime(2026, 8, 16, 8, 0, tzinfo=UTC)
    assert METALS.late_by(FRIDAY, now) == timedelta(hours=2, minutes=15)
    with pytest.raises(TypeError):
        METALS.late_by(FRIDAY, now.replace(tzinfo=None))
