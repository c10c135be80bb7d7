"""Today in Nepal, in any time zone of the machine."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from chautari.nepali.bikram_sambat import to_bs
from chautari.nepali.clock import NPT, today


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Kathmandu"])
def machine_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("machine_zone")
@pytest.mark.parametrize(
    ("clock", "day"),
    [
        ((2026, 8, 17, 0, 10), "2083-05-01"),
        ((2026, 8, 17, 23, 50), "2083-05-01"),
        ((1985, 12, 31, 23, 50), "2042-09-16"),
        ((1986, 1, 1, 0, 10), "2042-09-17"),
        ((1986, 1, 1, 23, 50), "2042-09-17"),
        ((1986, 1, 2, 0, 10), "2042-09-18"),
    ],
)
def test_the_date_just_after_and_just_before_midnight(clock: tuple[int, int, int, int, int], day: str) -> None:
    instant = datetime(*clock, tzinfo=NPT)
    for now in (instant, instant.astimezone(UTC), instant.astimezone()):
        assert str(to_bs(today(now))) == day
