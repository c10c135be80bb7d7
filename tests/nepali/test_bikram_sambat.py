"""The Bikram Sambat calendar: conversion both ways, parsing, named errors."""

from datetime import date, timedelta

import pytest

from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import BsDate, NotADate, OutOfRange

# Days that public notices and newspapers carry with both dates.
PUBLISHED_DAYS = [
    (date(1913, 4, 13), BsDate(1970, 1, 1)),
    (date(1934, 1, 15), BsDate(1990, 10, 2)),  # the great earthquake
    (date(1985, 12, 31), BsDate(2042, 9, 16)),
    (date(1986, 1, 1), BsDate(2042, 9, 17)),  # the clock went from +05:30 to +05:45
    (date(1986, 1, 2), BsDate(2042, 9, 18)),
    (date(2015, 4, 25), BsDate(2072, 1, 12)),  # the Gorkha earthquake
    (date(2015, 9, 20), BsDate(2072, 6, 3)),  # the constitution
    (date(2026, 8, 17), BsDate(2083, 5, 1)),
    (date(2044, 4, 13), BsDate(2100, 12, 31)),
]


@pytest.mark.parametrize(("ad", "bs"), PUBLISHED_DAYS)
def test_a_published_day_converts_both_ways(ad: date, bs: BsDate) -> None:
    assert bikram_sambat.to_bs(ad) == bs
    assert bikram_sambat.to_ad(bs) == ad


def test_every_day_of_the_range_round_trips_and_follows_the_previous_day() -> None:
    first, last = date(1913, 4, 13), date(2044, 4, 13)
    days = [bikram_sambat.to_bs(first + timedelta(n)) for n in range((last - first).days + 1)]
    assert len(days) == 47_849
    assert days == sorted(set(days))
    assert [bikram_sambat.to_ad(bs).toordinal() for bs in days] == list(range(first.toordinal(), last.toordinal() + 1))


@pytest.mark.parametrize("outside", [date(1913, 4, 12), date(2044, 4, 14), date.min, date.max])
def test_a_day_outside_the_table_is_refused(outside: date) -> None:
    with pytest.raises(OutOfRange):
        bikram_sambat.to_bs(outside)


@pytest.mark.parametrize(
    ("bs", "error"),
    [
        (BsDate(2083, 2, 32), NotADate),
        (BsDate(2083, 1, 0), NotADate),
        (BsDate(2083, 1, -1), NotADate),
        (BsDate(2083, 13, 1), NotADate),
        (BsDate(2083, 0, 1), NotADate),
        (BsDate(1969, 12, 30), OutOfRange),
        (BsDate(2101, 1, 1), OutOfRange),
    ],
)
def test_an_impossible_date_is_refused_by_name(bs: BsDate, error: type[ValueError]) -> None:
    with pytest.raises(error):
        bikram_sambat.to_ad(bs)


@pytest.mark.parametrize(
    "text",
    ["2083-08-06", "2083/8/6", "2083.08.06", "२०८३-०८-०६", "2083 Mangsir 6", "6 mansir, 2083", "२०८३ मंसिर ६ गते",
     "२०८३ मङ्सिर ०६", "2083 साल मंसिर 6", " 2083-08-06 "],
)  # fmt: skip
def test_spellings_of_one_day_parse_to_the_same_date(text: str) -> None:
    assert bikram_sambat.parse(text) == BsDate(2083, 8, 6)


def test_every_month_is_read_by_both_of_its_printed_names() -> None:
    for month in range(1, 13):
        assert bikram_sambat.parse(f"1 {bikram_sambat.MONTHS_EN[month - 1]} 2080") == BsDate(2080, month, 1)
        assert bikram_sambat.parse(f"२०८० {bikram_sambat.MONTHS_NE[month - 1]} १") == BsDate(2080, month, 1)


@pytest.mark.parametrize(
    "text",
    ["", "today", "2083", "2083-08", "83-08-06", "06-08-2083", "2083-08/06", "-2083-08-06", "2083-8-6-1",
     "2083 Smarch 6", "2083 08 Magh 6", "2083-02-32", "२०८३ जेठ ३२", "2083-13-01", "2083-08-06T00:00", "208٣-08-06"],
)  # fmt: skip
def test_other_texts_are_no_date(text: str) -> None:
    with pytest.raises(NotADate):
        bikram_sambat.parse(text)


def test_a_year_outside_the_table_is_out_of_range() -> None:
    with pytest.raises(OutOfRange):
        bikram_sambat.parse("2101-01-01")


def test_a_date_is_formatted_as_it_is_parsed() -> None:
    assert str(BsDate(2083, 5, 1)) == "2083-05-01"


@pytest.mark.parametrize(
    ("bs", "fiscal"), [((2083, 3, 31), "2082/83"), ((2083, 4, 1), "2083/84"), ((2099, 12, 1), "2099/00")]
)
def test_the_fiscal_year_turns_with_shrawan(bs: tuple[int, int, int], fiscal: str) -> None:
    assert bikram_sambat.fiscal_year(BsDate(*bs)) == fiscal


def test_confidence_is_stated_per_year() -> None:
    assert [bikram_sambat.confidence(year) for year in (1977, 2075, 2083, 2099)] == [
        "disputed",
        "consensus",
        "official",
        "predicted",
    ]


def test_a_day_that_a_month_does_not_have_is_refused_with_its_length() -> None:
    with pytest.raises(NotADate, match=r"^Chaitra 2083 has 30 days, not 31$"):
        bikram_sambat.to_ad(BsDate(2083, 12, 31))


def test_a_long_text_is_quoted_up_to_its_fortieth_letter() -> None:
    with pytest.raises(NotADate, match=r"not a Bikram Sambat date: 'x{40}'$"):
        bikram_sambat.parse("x" * 41)


def test_a_number_of_three_digits_is_a_year_and_outside_the_table() -> None:
    with pytest.raises(OutOfRange, match="208 is not within 1970 to 2100 BS"):
        bikram_sambat.parse("6 Mangsir 208")


def test_the_first_and_the_last_year_are_within_the_table() -> None:
    years = (bikram_sambat.FIRST_YEAR, bikram_sambat.LAST_YEAR)
    assert [bikram_sambat.year_length(year) for year in years] == [365, 366]
