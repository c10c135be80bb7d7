"""Rows of years put over the Bikram Sambat table: official ones, of another length, impossible ones."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest

from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import BsDate, NotADate, YearRow


def test_an_official_row_replaces_a_prediction() -> None:
    predicted = YearRow((31, 32, 31, 32, 31, 30, 30, 30, 29, 29, 30, 31), "predicted")
    official = YearRow((31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 31), "official")
    bikram_sambat.adopt({2084: official})
    try:
        assert bikram_sambat.to_ad(BsDate(2084, 3, 32)) == date(2027, 7, 16)
        assert bikram_sambat.confidence(2084) == "official"
    finally:
        bikram_sambat.adopt({2084: predicted})
    assert bikram_sambat.month_length(2084, 3) == 31


def test_an_official_year_of_another_length_leaves_the_later_months_where_they_were() -> None:
    predicted = YearRow((31, 32, 31, 32, 31, 30, 30, 30, 29, 29, 30, 31), "predicted")
    before = [bikram_sambat.to_ad(BsDate(2085, month, 1)) for month in (1, 2)]
    bikram_sambat.adopt({2084: YearRow((31, 32, 31, 32, 31, 30, 30, 30, 29, 29, 30, 30), "official")})
    try:
        assert [bikram_sambat.to_ad(BsDate(2085, month, 1)) for month in (1, 2)] == [
            before[0] - timedelta(1),
            before[1],
        ]
    finally:
        bikram_sambat.adopt({2084: predicted})
    assert [bikram_sambat.to_ad(BsDate(2085, month, 1)) for month in (1, 2)] == before


@pytest.mark.parametrize(
    "months",
    [
        (31,) * 12,
        (30,) * 12,
        (31, 32, 31),
        (28, 33, 31, 32, 31, 30, 30, 30, 30, 29, 30, 31),
        (31, 32, 31, 32, 31, 30, 30, 30, 29, 29, 30, 32),  # 367 days: the next Baisakh could give one
    ],
)
def test_an_impossible_row_changes_nothing(months: tuple[int, ...]) -> None:
    with pytest.raises(NotADate):
        bikram_sambat.adopt({2084: YearRow(months, "official")})
    assert bikram_sambat.confidence(2084) == "predicted"


@contextmanager
def adopted(year: int, row: YearRow) -> Iterator[None]:
    """Replace the row of a year, and restore the table afterwards."""
    before = YearRow(
        tuple(bikram_sambat.month_length(year, month) for month in range(1, 13)), bikram_sambat.confidence(year)
    )
    bikram_sambat.adopt({year: row})
    try:
        yield
    finally:
        bikram_sambat.adopt({year: before})


def test_the_last_year_of_the_table_has_no_next_one_to_take_the_difference() -> None:
    year = bikram_sambat.LAST_YEAR
    assert bikram_sambat.year_length(year) == 366
    with adopted(year, YearRow((31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30), "official")):
        assert bikram_sambat.year_length(year) == 365
    assert bikram_sambat.year_length(year) == 366


def test_a_year_that_takes_the_difference_is_as_sure_as_before() -> None:
    assert [bikram_sambat.confidence(year) for year in (2034, 2035, 2036)] == ["consensus", "disputed", "consensus"]
    later = bikram_sambat.to_ad(BsDate(2035, 2, 1))
    months = [bikram_sambat.month_length(2034, month) for month in range(1, 13)]
    shifted = (*months[:-1], months[-1] + 365 + 366 - sum(months) - bikram_sambat.year_length(2034))
    with adopted(2034, YearRow(shifted, "official")):
        assert bikram_sambat.confidence(2035) == "disputed"
        assert bikram_sambat.to_ad(BsDate(2035, 2, 1)) == later
