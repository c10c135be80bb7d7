"""A source is silent after a day without an answer, or a day beyond its rhythm; closed days are no silence."""

from datetime import date, time, timedelta

import pytest

from chautari.rates.model import silence
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.model.source_health import SourceHealth
from tests.support.boards import board
from tests.support.observations import NOW

SOURCE = board(schedule=PublicationSchedule(time(11, 30), saturdays=False))
MONDAY = "2026-08-17"


def known(last: str | None = MONDAY, read: timedelta = timedelta(0), **more: object) -> SourceHealth:
    at = (NOW - read).isoformat()
    return SourceHealth("fenegosida", "F", "https://f.example", "metals", "fenegosida", None, at, at, last, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("health", "why"),
    [
        (known(), None),
        (known(read=timedelta(hours=24)), None),
        (known(read=timedelta(hours=24, minutes=1)), "nothing was read since"),
        (known(last="2026-08-16"), None),
        (known(last="2026-08-14"), "nothing new since 2026-08-14"),
        (known(last=None), "it has never answered"),
        (None, "it has never answered"),
    ],
)
def test_silence(health: SourceHealth | None, why: str | None) -> None:
    said = silence.reason(SOURCE, health, NOW, {})
    assert said is None if why is None else said is not None and said.startswith(why)


def test_a_closed_week_is_no_silence() -> None:
    closed = {date(2026, 8, 13) + timedelta(days=n) for n in range(5)}
    assert silence.reason(SOURCE, known(last="2026-08-12"), NOW, closed) is None


def test_a_source_that_is_read_once_is_never_silent() -> None:
    assert silence.reason(board(schedule=None), None, NOW, {}) is None
