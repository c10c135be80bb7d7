"""Sun, tithi, lunar month and Nepal Sambat: on printed days, and invariants of every day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from chautari.calendar.almanac import sankranti, sun
from chautari.calendar.almanac.festivals import year_span
from chautari.calendar.almanac.panchanga import clock, panchangas
from chautari.calendar.almanac.surya_siddhanta import SURYA_SIDDHANTA
from chautari.calendar.model.almanac import Panchanga
from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import BsDate


def on(day: date) -> Panchanga:
    return panchangas(SURYA_SIDDHANTA, day, day)[0]


def test_sunrise_and_sunset_are_those_of_an_almanac_of_1945() -> None:
    # Printed: 06:38 and 17:02 in the legal time of 1945, +05:30; ours is +05:45 throughout.
    day = date(1945, 12, 28)
    assert (clock(sun.sunrise(day)), clock(sun.sunset(day))) == ("06:53", "17:17")


def test_the_clock_does_not_move_with_the_legal_change_of_1986() -> None:
    rises = [sun.sunrise(date(1985, 12, 30) + timedelta(n)) for n in range(5)]
    assert all(abs(following - previous - 1) < 40 / 86400 for previous, following in pairwise(rises))
    assert [clock(moment) for moment in rises] == ["06:54", "06:54", "06:54", "06:55", "06:55"]


@pytest.mark.parametrize(
    ("day", "tithi", "purnimanta", "adhik", "sambat"),
    [
        (date(2023, 7, 17), 30, 4, False, (1143, 9, 18)),  # the last day before the extra Shrawan of 2080
        (date(2023, 7, 18), 1, 4, True, (1143, 10, 19)),
        (date(2023, 8, 16), 30, 4, True, (1143, 10, 18)),
        (date(2023, 8, 17), 1, 4, False, (1143, 10, 19)),
        (date(2023, 11, 13), 30, 7, False, (1143, 12, 24)),
        (date(2023, 11, 14), 1, 7, False, (1144, 1, 1)),  # Nepal Sambat 1144 begins
        (date(2024, 3, 25), 15, 11, False, (1144, 5, 9)),
    ],
)
def test_the_panchanga_of_a_day_is_as_printed(
    day: date, tithi: int, purnimanta: int, adhik: bool, sambat: tuple[int, int, int]
) -> None:
    panchanga = on(day)
    assert (panchanga.tithi, panchanga.purnimanta, panchanga.adhik) == (tithi, purnimanta, adhik)
    assert (panchanga.sambat_year, panchanga.sambat_month, panchanga.sambat_half) == sambat


def test_repeated_and_skipped_tithis_account_for_every_step_of_a_year() -> None:
    days = panchangas(SURYA_SIDDHANTA, *year_span(2083))
    for today, tomorrow in pairwise(days):
        step = (tomorrow.tithi - today.tithi) % 30
        assert step == 0 if tomorrow.repeated else step == (1 if today.skipped is None else 2)
    assert sum(day.repeated for day in days) >= 5
    assert sum(day.skipped is not None for day in days) >= 10


def test_the_tithi_returns_to_1_at_a_new_moon() -> None:
    moment = SURYA_SIDDHANTA.elongation_reached(0, date(2026, 8, 12).toordinal())
    assert SURYA_SIDDHANTA.tithi(moment - 1e-4) == 30
    assert SURYA_SIDDHANTA.tithi(moment + 1e-4) == 1


def test_the_sankranti_rule_gives_the_table_but_for_two_old_months() -> None:
    wrong = [
        (year, month)
        for year in range(bikram_sambat.FIRST_YEAR, bikram_sambat.LAST_YEAR + 1)
        for month in range(1, 13)
        if sankranti.month_start(year, month) != bikram_sambat.to_ad(BsDate(year, month, 1))
    ]
    assert wrong == [(1977, 2), (2035, 2)]


def test_the_rule_gives_whole_years() -> None:
    assert sankranti.month_lengths(2083) == (31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30)
