"""Public holidays: the government's list over the rules, and lists and month rows that are refused."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chautari.calendar import build, holidays, month_rows
from chautari.calendar.almanac import Almanac
from chautari.calendar.holidays import BadOverlay
from chautari.calendar.month_rows import BadMonthRow

Document = dict[str, Any]


@pytest.fixture
def overlay() -> Document:
    document = build.bundled_list(2083)
    assert document is not None
    return document


def test_the_list_of_the_year_wins_and_says_so(year_2083: Almanac) -> None:
    assert {it.status for it in year_2083.holidays} == {"official"}
    assert {it.published_on for it in year_2083.holidays} == {date(2026, 10, 8)}


def test_without_a_list_the_rules_expect_the_same_days(year_2083: Almanac, expected_2083: Almanac) -> None:
    assert {it.status for it in expected_2083.holidays} == {"expected"}
    official, expected = (
        {(it.key, it.first, it.last, it.scope) for it in almanac.holidays} for almanac in (year_2083, expected_2083)
    )
    assert official == expected


def test_dashain_and_tihar_are_blocks(year_2083: Almanac) -> None:
    spans = {it.key: (it.first, it.last) for it in year_2083.holidays}
    assert spans["dashain"] == (date(2026, 10, 17), date(2026, 10, 23))
    assert spans["tihar"] == (date(2026, 11, 8), date(2026, 11, 12))


def test_a_list_can_take_a_holiday_away_and_add_one(overlay: Document) -> None:
    eid = {"key": "eid-ul-fitr", "date": "2027-03-10", "ne": "इद", "en": "Eid ul-Fitr", "scope": "muslim-community"}
    overlay["holidays"] = [row for row in overlay["holidays"] if row["key"] != "christmas"] + [eid]
    keys = [it.key for it in build.almanac(2083, overlay).holidays]
    assert "eid-ul-fitr" in keys
    assert "christmas" not in keys


def test_no_holidays_are_expected_of_years_with_another_law() -> None:
    assert build.almanac(2075, None).holidays == ()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda it: it.pop("published_on"),
        lambda it: it.pop("source"),
        lambda it: it.update(year=2084),
        lambda it: it.update(year=2200),
        lambda it: it.update(published_on="soon"),
        lambda it: it.update(holidays=[]),
        lambda it: it.update(holidays="none"),
        lambda it: it["holidays"].append(it["holidays"][0]),
        lambda it: it["holidays"][0].update(date="2026-02-30"),
        lambda it: it["holidays"][0].update(date="2027-04-14"),
        lambda it: it["holidays"][0].update(to="2026-04-13"),
        lambda it: it["holidays"][0].update(scope="cats"),
        lambda it: it["holidays"][0].update(ne=" "),
        lambda it: it["holidays"][0].update(key="New Year"),
        lambda it: it["holidays"][0].pop("en"),
    ],
)
def test_a_bad_list_is_refused(overlay: Document, spoil: Callable[[Document], object]) -> None:
    spoil(overlay)
    with pytest.raises(BadOverlay):
        holidays.official(overlay)


ROW = {"year": 2084, "months": [31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 31], "source": "the committee"}


def test_an_official_row_is_read() -> None:
    year, row = month_rows.official(json.loads(json.dumps(ROW)))
    assert (year, row.confidence, sum(row.months)) == (2084, "official", 366)


@pytest.mark.parametrize(
    "change",
    [
        {"year": 2083},
        {"year": 2101},
        {"year": None},
        {"months": [31] * 12},
        {"months": [31, 32]},
        {"months": "31"},
        {"months": [29, 32, 31, 32, 31, 30, 30, 30, 29, 30, 30, 31]},
        {"source": ""},
    ],
)
def test_a_bad_row_is_refused(change: Document) -> None:
    with pytest.raises(BadMonthRow):
        month_rows.official(ROW | change)
