"""A source is silent after a day without a response, or a day overdue; closed days are no silence."""

from datetime import date, time, timedelta

import pytest

from chautari.rates.model import silence
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.model.source_health import SourceHealth
from tests.support.boards import board
from tests.support.factories import source_health
from tests.support.observations import NOW

SOURCE = board(schedule=PublicationSchedule(time(11, 30), saturdays=False))
MONDAY = "2026-08-17"


def health_of(last: str | None = MONDAY, read: timedelta = timedelta(0)) -> SourceHealth:
    return source_health(at=(NOW - read).isoformat(), last_market_date=last)


@pytest.mark.parametrize(
    ("health", "expected"),
    [
        (health_of(), None),
        (health_of(read=timedelta(hours=24)), None),
        (health_of(read=timedelta(hours=24, minutes=1)), "nothing was read since"),
        (health_of(last="2026-08-16"), None),
        (health_of(last="2026-08-14"), "nothing new since 2026-08-14"),
        (health_of(last=None), "it has never answered"),
        (None, "it has never answered"),
    ],
)
def test_silence(health: SourceHealth | None, expected: str | None) -> None:
    reason = silence.reason(SOURCE, health, NOW, {})
    assert reason is None if expected is None else reason is not None and reason.startswith(expected)


def test_a_closed_week_is_no_silence() -> None:
    closed = {date(2026, 8, 13) + timedelta(days=n) for n in range(5)}
    assert silence.reason(SOURCE, health_of(last="2026-08-12"), NOW, closed) is None


def test_a_source_that_is_read_once_is_never_silent() -> None:
    assert silence.reason(board(schedule=None), None, NOW, {}) is None
