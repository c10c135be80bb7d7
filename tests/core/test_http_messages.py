"""Ranges of market dates: both ends included, never reversed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chautari.core.http_messages import DateRange
from tests.support.observations import FRIDAY, MONDAY, SUNDAY


def test_a_window_contains_both_its_ends() -> None:
    window = DateRange(FRIDAY, SUNDAY)
    assert FRIDAY in window
    assert SUNDAY in window
    assert MONDAY not in window
    assert date(2026, 8, 13) not in window


def test_a_window_of_one_day_overlaps_one_month() -> None:
    assert list(DateRange(MONDAY, MONDAY).months()) == ["2026-08"]


def test_a_window_that_ends_before_it_begins_is_rejected() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        DateRange(MONDAY, SUNDAY)


def test_the_months_cross_a_year() -> None:
    assert list(DateRange(date(2025, 11, 30), date(2026, 2, 1)).months()) == [
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
    ]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 900))
def test_every_day_of_a_window_lies_in_one_of_its_months(first: date, days: int) -> None:
    window = DateRange(first, first + timedelta(days=days))
    expected = {f"{first + timedelta(days=offset):%Y-%m}" for offset in range(days + 1)}
    assert list(window.months()) == sorted(expected)
