"""The sentence beside a rate: true of the days that are stored, and said of a fresh and sure rate alone."""

from typing import Any

import pytest

from chautari.web.locales import Locale
from chautari.web.standing import sentence

EN, NE = Locale("en"), Locale("ne")
TODAY = {"date": "2026-08-17", "date_bs": "2083-05-01"}
LONG_AGO = {"date": "2026-01-30", "date_bs": "2082-10-16", "value": "318800"}
YESTERDAY = {"date": "2026-08-16", "date_bs": "2083-04-31", "value": "305200"}
RATE: dict[str, Any] = {
    **TODAY,
    "price": "306800",
    "status": "confirmed",
    "freshness": {"state": "fresh"},
    "held": False,
}
YEAR = {
    "days": 290,
    "below": 150,
    "above": 139,
    "low": {"date": "2025-08-20", "date_bs": "2082-05-04", "value": "193500"},
    "high": LONG_AGO,
}


def trend(**changes: Any) -> dict[str, Any]:
    plain = {"value": "306800", "last_as_high": YESTERDAY, "last_as_low": YESTERDAY, "looked_back_to": LONG_AGO}
    return {**TODAY, **plain, "year": YEAR, **changes}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"last_as_high": LONG_AGO}, "the highest since 30 January 2026"),
        ({"last_as_low": LONG_AGO}, "the lowest since 30 January 2026"),
        ({"last_as_high": None}, "the highest of all days that we have, from 30 January 2026 on"),
        ({"year": {**YEAR, "below": 265, "above": 20}}, "dearer than on 9 of 10 days of the year"),
        ({"year": {**YEAR, "below": 50, "above": 230}}, "cheaper than on 7 of 10 days of the year"),
        ({}, "within a year between Rs 1,93,500 (20 August 2025) and Rs 3,18,800 (30 January 2026)"),
        ({"year": {**YEAR, "days": 239}}, ""),
        ({"last_as_high": None, "looked_back_to": YESTERDAY, "year": {**YEAR, "days": 9}}, ""),
    ],
)
def test_the_most_remarkable_is_said(changes: dict[str, Any], words: str) -> None:
    assert sentence(RATE, trend(**changes), EN) == words


def test_in_nepali_days_are_of_bikram_sambat() -> None:
    assert sentence(RATE, trend(last_as_high=LONG_AGO), NE) == "१६ माघ २०८२ यताकै सबैभन्दा महँगो"


@pytest.mark.parametrize(
    "doubt",
    [
        {"status": "provisional"},
        {"freshness": {"state": "late"}},
        {"freshness": {"state": "stale"}},
        {"freshness": None},
        {"held": True},
        {"pending": {"price": "310000"}},
        {"price": "306900"},
        {"date": "2026-08-16"},
    ],
)
def test_of_a_rate_in_doubt_nothing_is_said(doubt: dict[str, Any]) -> None:
    assert sentence({**RATE, **doubt}, trend(last_as_high=LONG_AGO), EN) == ""


def test_without_a_trend_nothing_is_said() -> None:
    assert sentence(RATE, None, EN) == ""
