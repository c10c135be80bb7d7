"""Public holidays: the government's list over the rules, and lists and month rows that are refused."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chautari.calendar.almanac import build, holidays, month_rows
from chautari.calendar.almanac import year as almanac
from chautari.calendar.almanac.holidays import InvalidHolidayList
from chautari.calendar.almanac.month_rows import InvalidMonthRow
from chautari.calendar.model.almanac import Almanac

Document = dict[str, Any]


@pytest.fixture
def overlay() -> Document:
    document = build.bundled_list(2083)
    assert document is not None
    return {**document, "status": "official", "published_on": "2026-04-01"}


def test_the_list_that_we_ship_is_a_transcription_without_a_date_and_says_what_is_missing(year_2083: Almanac) -> None:
    assert {(it.status, it.published_on) for it in year_2083.holidays} == {("transcribed", None)}
    assert all("government" not in it.source and "not the gazette" in it.source for it in year_2083.holidays)
    assert [(it.key, it.first, it.last) for it in year_2083.missing] == [
        ("eid-al-adha", date(2026, 5, 27), date(2026, 5, 28)),
        ("eid-al-fitr", date(2027, 3, 9), date(2027, 3, 11)),
        ("bhoto-jatra", None, None),
        ("guru-nanak-jayanti", None, None),
    ]


def test_a_list_of_the_government_is_official(overlay: Document) -> None:
    found = {(it.status, it.published_on) for it in build.almanac(2083, overlay).holidays}
    assert found == {("official", date(2026, 4, 1))}


def test_a_year_without_a_list_says_that_the_eids_are_missing_and_on_no_day(expected_2083: Almanac) -> None:
    assert {it.first for it in expected_2083.missing} == {None}
    keys = [it.key for it in expected_2083.missing]
    assert keys == ["eid-al-adha", "eid-al-fitr", "bhoto-jatra", "guru-nanak-jayanti"]
    assert build.almanac(2075, None).missing == ()


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2080, []),
        (2081, [date(2024, 4, 17), date(2025, 4, 6)]),
        (2082, [date(2026, 3, 27)]),
        (2083, []),
        (2084, [date(2027, 4, 15), date(2028, 4, 3)]),
    ],
)
def test_ram_navami_is_a_day_off_since_2081(year: int, days: list[date]) -> None:
    found = build.almanac(year, None).holidays
    assert [(it.first, it.scope) for it in found if it.key == "ram-navami"] == [(day, "national") for day in days]


def test_a_year_is_read_as_it_was_written_before_it_said_what_is_missing(year_2083: Almanac) -> None:
    document = json.loads(json.dumps(year_2083.document()))
    assert almanac.read(document) == year_2083
    del document["missing"]
    assert almanac.read(document).missing == ()


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
        lambda it: it["holidays"][0].update(en=5),
        lambda it: it["holidays"][0].update(key=5),
        lambda it: it["holidays"][0].update(scope=["national"]),
        lambda it: it["holidays"][0].update(ne="\u2028\r"),
        lambda it: it["holidays"][0].update(en="x" * 2001),
        lambda it: it["holidays"].append(["key", "date"]),
        lambda it: it["holidays"].extend(dict(it["holidays"][0], key=f"day-{n}") for n in range(300)),
        lambda it: it.update(holidays={"key": "new-year"}),
        lambda it: it.update(source={"a": 1}),
        lambda it: it.update(source=" "),
        lambda it: it.update(year="2083"),
        lambda it: it.update(year=2083.5),
        lambda it: it.update(year=float("inf")),
        lambda it: it.update(published_on=20260401),
        lambda it: it.update(status="certain"),
        lambda it: it.update(status=["official"]),
    ],
)
def test_a_bad_list_is_refused(overlay: Document, spoil: Callable[[Document], object]) -> None:
    spoil(overlay)
    with pytest.raises(InvalidHolidayList):
        holidays.listed(overlay)


ROW = {"year": 2084, "months": [31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 31], "source": "the committee"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda it: it.update(missing="both Eids"),
        lambda it: it.update(missing=["eid"]),
        lambda it: it["missing"][0].pop("to"),
        lambda it: it["missing"][0].update(to="2026-05-26"),
        lambda it: it["missing"][0].update({"from": "2025-05-26"}),
        lambda it: it["missing"][0].update(scope="cats"),
        lambda it: it["missing"][0].update(en=None),
    ],
)
def test_a_bad_list_of_what_is_missing_is_refused(overlay: Document, spoil: Callable[[Document], object]) -> None:
    spoil(overlay)
    with pytest.raises(InvalidHolidayList):
        holidays.missing(overlay)


def test_a_name_is_one_line(overlay: Document) -> None:
    overlay["holidays"][0]["en"] = "New\rYear\u2028\x85\x0b\x0c\n \x1b\u202eDay\ud800"
    assert holidays.listed(overlay)[0].en == "New Year Day"


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
        {"source": ["the committee"]},
        {"year": "2084"},
        {"year": float("inf")},
        {"months": [float(days) for days in ROW["months"]]},  # type: ignore[attr-defined]
        {"months": [str(days) for days in ROW["months"]]},  # type: ignore[attr-defined]
    ],
)
def test_a_bad_row_is_refused(change: Document) -> None:
    with pytest.raises(InvalidMonthRow):
        month_rows.official(ROW | change)
