"""Rows of the front page: each says in words what state its rate is in, and draws no line of a few days."""

import re
from typing import Any

import pytest

from chautari.web import rate_strip, stories
from chautari.web.html import joined
from chautari.web.locales import Locale

EN = Locale("en")
FRESH = {
    **{"state": "fresh", "reason": "the rate of today", "date": "2026-08-17", "date_bs": "2083-05-01"},
    **{"observed_at": "2026-08-17T16:45:00+05:45", "next_expected_at": "2026-08-18T11:30:00+05:45"},
}
LATE = {**FRESH, "state": "late", "reason": "the rate of 2026-08-18 was due at 11:30 and has not come"}
SHARED: dict[str, Any] = {
    **{"date": "2026-08-17", "date_bs": "2083-05-01", "status": "confirmed", "proof": "x.2026-08-17"},
    **{"freshness": FRESH, "held": False, "change": None},
}
GOLD = {**SHARED, "instrument": "gold", "name": "Fine gold (9999)", "name_ne": "सुन", "price": "306800"}
USD = {**SHARED, "code": "USD", "name": "US Dollar", "name_ne": "डलर", "unit": 1, "buy": "152.39", "sell": "152.99"}
SAR = {**USD, "code": "SAR", "name": "Saudi Riyal"}


def words(markup: Any) -> str:
    return re.sub(r"<[^>]+>", "", str(joined(markup)))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "per tola · Today's rate · read at 16:45"),
        ({"status": "provisional"}, "Provisional (not confirmed by another source) · Today's rate"),
        (
            {"freshness": LATE},
            "Late: rate of 17 August 2026 · the rate of 2026-08-18 was due at 11:30 and has not come",
        ),
        ({"held": True}, "a newer rate is held for review"),
        ({"price": None, "status": "held", "freshness": None}, "Held"),
    ],
)
def test_a_metal_says_its_state(changes: dict[str, Any], said: str) -> None:
    assert said in words(rate_strip.metals([{**GOLD, **changes}], {}, EN))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"status": "provisional"}, "1 USD · Sell 152.99 · Provisional"),
        ({"freshness": LATE}, "1 USD · Sell 152.99 · Late: rate of 17 August 2026"),
        ({"held": True}, "1 USD · Sell 152.99 · Today's rate · read at 16:45 · a newer rate is held for review"),
    ],
)
def test_a_currency_says_what_its_table_does_not(changes: dict[str, Any], said: str) -> None:
    strip = words(rate_strip.currencies([{**USD, **changes}, SAR], {}, EN))
    assert said in strip
    assert "the bank buys at · Today's rate · read at 16:45US Dollar" in strip, "the table's own state is of the others"


@pytest.mark.parametrize(("days", "lines"), [(9, 0), (10, 1)])
def test_no_line_is_drawn_of_a_few_days(days: int, lines: int) -> None:
    values = [*[None] * (30 - days), *["306800"] * days]
    trend = {"date": "2026-08-16", "value": "305200", "values": values}
    strip = str(joined(rate_strip.metals([GOLD], {"gold": trend}, EN)))
    assert strip.count("<svg") == lines


@pytest.mark.parametrize("address", ["http://a.example/1.jpg", "javascript:alert(1)", "data:image/png;base64,x", ""])
def test_only_a_picture_by_https_is_loaded(address: str) -> None:
    article = {
        **{"id": "a-1", "original": "a-1", "title": "T", "excerpt": "", "url": "https://a.example/1", "kind": None},
        **{"source": {"name": "A"}, "agency": None, "language": "en", "published_at": None, "image": {"url": address}},
    }
    assert "<img" not in stories.listed([article], EN, pictures=True)
    article["image"] = {"url": "https://a.example/1.jpg"}
    assert 'referrerpolicy="no-referrer"' in stories.listed([article], EN, pictures=True)
