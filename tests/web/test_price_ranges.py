"""Ranges of a metal: only of numbers that belong to the rate beside them, and how much of the past is provisional."""

import re
from typing import Any

from chautari.web.locales import Locale
from chautari.web.price_ranges import table

EN = Locale("en")
DAY = {"date": "2026-08-17", "date_bs": "2083-05-01"}
RATE: dict[str, Any] = {**DAY, "price": "306800", "superseded": None}
TREND: dict[str, Any] = {
    "value": "306800",
    "values": ["301600", None, "99000", "306800"],
    "year": {
        "days": 290,
        "low": {"date": "2025-08-20", "date_bs": "2082-05-04", "value": "193500"},
        "high": {"date": "2026-01-30", "date_bs": "2082-10-16", "value": "318800"},
    },
}
YEARS: dict[str, Any] = {
    "rates": [
        {"label": "2073/74", "days": 150, "statuses": {"provisional": 150}, "tola": {"low": "52800", "high": "99000"},
         "first_market_day": {"date": "2017-01-16", "date_bs": "2073-10-03"}},
        {"label": "2083/84", "days": 4, "statuses": {"confirmed": 4}, "tola": {"low": "100000", "high": "306800"},
         "first_market_day": {"date": "2026-07-20", "date_bs": "2083-04-04"}},
    ]
}  # fmt: skip


def rows(rate: dict[str, Any], trend: dict[str, Any] | None) -> list[str]:
    markup = re.findall(r"<tr role=\"row\">(.*?)</tr>", table(rate, trend, YEARS, EN))
    return [re.sub(r"(<[^>]+>)+", " ", row).strip() for row in markup[1:]]


def test_thirty_days_the_year_and_all_years_have_their_ends_by_amount_and_not_by_text() -> None:
    assert rows(RATE, TREND) == [
        "30 days (3 days with a rate) 99,000 3,06,800",
        "A year (290 days with a rate) 1,93,500 · 20 August 2025 3,18,800 · 30 January 2026",
        "All since 16 January 2017 52,800 · fiscal year 2073/74 3,06,800 · fiscal year 2083/84",
    ]


def test_a_day_with_two_prices_has_a_range_and_one_with_one_has_none() -> None:
    revised = {**RATE, "superseded": {"figures": {"tola": "305200"}}}
    assert rows(revised, TREND)[0] == "17 August 2026 3,05,200 3,06,800"
    assert not any(row.startswith("17 August 2026") for row in rows(RATE, TREND))


def test_a_trend_of_another_rate_is_left_out() -> None:
    assert len(rows(RATE, {**TREND, "value": "305200"})) == len(rows(RATE, None)) == 1


def test_it_counts_what_one_source_alone_says() -> None:
    assert "Of these 154 days the rates of 150 are provisional" in table(RATE, TREND, YEARS, EN)
