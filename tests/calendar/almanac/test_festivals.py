"""The festival rules in printed years, and the validity of the table."""

from collections import Counter
from datetime import date

import pytest

from chautari.calendar.almanac.festivals import declared, festivals
from chautari.calendar.almanac.observance_rules import KALAS, OnTithi
from chautari.calendar.almanac.surya_siddhanta import SURYA_SIDDHANTA
from chautari.nepali.numerals import latin_digits


def days(year: int) -> dict[str, date]:
    return {occurrence.festival.key: occurrence.day for occurrence in festivals(year, SURYA_SIDDHANTA)}


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2080, {"vijaya-dashami": "2023-10-24", "laxmi-puja": "2023-11-12", "bhai-tika": "2023-11-15"}),
        (2080, {"maha-shivaratri": "2024-03-08", "fagu-terai": "2024-03-25", "ghode-jatra": "2024-04-08"}),
        (2079, {"laxmi-puja": "2022-10-24", "gobardhan-puja": "2022-10-26", "bhai-tika": "2022-10-27"}),
        (2079, {"janmashtami": "2022-08-19", "chhath": "2022-10-30", "tamu-lhosar": "2022-12-30"}),
        (2083, {"teej": "2026-09-14", "fulpati": "2026-10-17", "vijaya-dashami": "2026-10-21"}),
        (2083, {"kukur-tihar": "2026-11-08", "laxmi-puja": "2026-11-08", "bhai-tika": "2026-11-11"}),
    ],
)
def test_a_festival_falls_on_its_printed_day(year: int, expected: dict[str, str]) -> None:
    computed = days(year)
    assert {key: computed[key].isoformat() for key in expected} == expected


def test_a_lunar_date_near_new_year_occurs_twice_in_one_year_and_never_in_another() -> None:
    observed = [
        Counter(occurrence.festival.key for occurrence in festivals(year, SURYA_SIDDHANTA))
        for year in range(2076, 2084)
    ]
    assert {counts["ram-navami"] for counts in observed} == {0, 1, 2}
    assert {counts["vijaya-dashami"] for counts in observed} == {1}


def test_no_festival_is_observed_before_it_existed() -> None:
    assert "republic-day" not in days(2064)
    assert "republic-day" in days(2065)


def test_every_row_is_complete_and_its_key_unique() -> None:
    rows = declared()
    assert len({row.key for row in rows}) == len(rows) >= 50
    for row in rows:
        assert row.ne and row.en.isascii() and row.ne == latin_digits(row.ne) and row.source
        if isinstance(row.rule, OnTithi):
            assert 1 <= row.rule.month <= 12 and 1 <= row.rule.tithi <= 30 and row.rule.kala in KALAS
