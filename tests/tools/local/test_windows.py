import sys
from datetime import date, timedelta
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.local import backfill, replay, windows
from tools.local.errors import CannotRun

DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(0, 4000), st.integers(1, 100))
def test_windows_of_days_cover_every_day_once(first: date, length: int, days: int) -> None:
    last = first + timedelta(days=length)
    cut = list(windows.of_days(first, last, days))
    assert [start for start, _ in cut] == [first] + [end + timedelta(days=1) for _, end in cut[:-1]]
    assert cut[-1][1] == last
    assert all(0 <= (end - start).days < days for start, end in cut)


def test_nothing_is_asked_for_when_the_end_is_before_the_beginning() -> None:
    assert list(windows.of_days(date(2026, 1, 2), date(2026, 1, 1), 90)) == []


def test_windows_of_years_end_with_the_year() -> None:
    assert list(windows.of_years(date(2017, 1, 16), date(2018, 2, 6))) == [
        (date(2017, 1, 16), date(2017, 12, 31)),
        (date(2018, 1, 1), date(2018, 2, 6)),
    ]


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        (date(2026, 8, 20), date(2026, 8, 1), "is after TO=2026-08-01"),
        (date(2083, 5, 1), date(2083, 5, 2), "is yet to come"),
    ],
)
def test_a_span_without_a_day_is_refused(first: date, last: date, why: str) -> None:
    windows.require_days(date(2026, 8, 20), date(2026, 8, 20), date(2026, 8, 20))
    with pytest.raises(CannotRun, match=why):
        windows.require_days(first, last, date(2026, 8, 20))


@pytest.mark.parametrize("command", [replay, backfill])
def test_a_command_without_a_day_is_no_all_clear(
    command: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["make", "--source", "nrb", "--from", "2026-08-20", "--to", "2026-08-01"])
    monkeypatch.setattr(backfill, "_target", lambda _: None)
    assert command.main() == 1
    assert capsys.readouterr() == ("", "FROM=2026-08-20 is after TO=2026-08-01\n")
