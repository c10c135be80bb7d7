"""The declared instants at which a source is polled."""

from datetime import datetime

import pytest

from chautari.nepali.clock import NPT
from chautari.rates.model import poll_times
from chautari.rates.model.poll_times import NOT_SATURDAYS, SATURDAY_ONLY, PollTimes

POLLS = (PollTimes((10, 11), (0, 30), NOT_SATURDAYS), PollTimes((12,), (0,), SATURDAY_ONLY))


@pytest.mark.parametrize(
    ("now", "latest"),
    [
        ("2026-08-17T10:30", "2026-08-17T10:30"),
        ("2026-08-17T10:29", "2026-08-17T10:00"),
        ("2026-08-17T09:59", "2026-08-16T11:30"),
        ("2026-08-16T00:00", "2026-08-15T12:00"),
        ("2026-08-15T11:59", "2026-08-14T11:30"),
    ],
)
def test_the_latest_instant_up_to_now(now: str, latest: str) -> None:
    at = poll_times.latest(POLLS, datetime.fromisoformat(now).replace(tzinfo=NPT))
    assert at == datetime.fromisoformat(latest).replace(tzinfo=NPT)


def test_a_weekly_instant_is_the_latest_for_a_whole_week() -> None:
    now = datetime(2026, 8, 22, 11, 59, tzinfo=NPT)
    assert poll_times.latest(POLLS[1:], now) == datetime(2026, 8, 15, 12, 0, tzinfo=NPT)


def test_a_source_without_polls_is_never_due() -> None:
    assert poll_times.latest((), datetime(2026, 8, 22, tzinfo=NPT)) is None
