"""Public holidays: a list replaces the rules, and invalid lists and month rows are rejected."""

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


def test_the_bundled_list_is_an_undated_transcription_and_names_what_is_missing(year_2083: Almanac) -> None:
    assert {(holiday.status, holiday.published_on) for holiday in year_2083.holidays} == {("transcribed", None)}
    assert all(
        "government" not in holiday.source and "not the gazette" in holiday.source for holiday in year_2083.holidays
    )
    assert [(holiday.key, holiday.first, holiday.last) for holiday in year_2083.missing] == [
        ("eid-al-adha", date(2026, 5, 27), date(2026, 5, 28)),
        ("eid-al-fitr", date(2027, 3, 9), date(2027, 3, 11)),
        ("bhoto-jatra", None, None),
        ("guru-nanak-jayanti", None, None),
    ]


def test_a_list_of_the_government_is_official(overlay: Document) -> None:
    origins = {(holiday.status, holiday.published_on) for holiday in build.almanac(2083, overlay).holidays}
    assert origins == {("official", date(2026, 4, 1))}


def test_a_year_without_a_list_reports_the_eids_as_missing_and_undated(expected_2083: Almanac) -> None:
    assert {holiday.first for holiday in expected_2083.missing} == {None}
    keys = [holiday.key for holiday in expected_2083.missing]
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
    expected = build.almanac(year, None).holidays
    assert [(holiday.first, holiday.scope) for holiday in expected if holiday.key == "ram-navami"] == [
        (day, "national") for day in days
    ]


def test_a_year_stored_before_it_listed_missing_holidays_is_decoded(year_2083: Almanac) -> None:
    document = json.loads(json.dumps(year_2083.document()))
    assert almanac.read(document) == year_2083
    del document["missing"]
    assert almanac.read(document).missing == ()


def test_without_a_list_the_rules_expect_the_same_days(year_2083: Almanac, expected_2083: Almanac) -> None:
    assert {holiday.status for holiday in expected_2083.holidays} == {"expected"}
    official, expected = (
        {(holiday.key, holiday.first, holiday.last, holiday.scope) for holiday in almanac.holidays}
        for almanac in (year_2083, expected_2083)
    )
    assert official == expected


def test_dashain_and_tihar_are_blocks(year_2083: Almanac) -> None:
    spans = {holiday.key: (holiday.first, holiday.last) for holiday in year_2083.holidays}
    assert spans["dashain"] == (date(2026, 10, 17), date(2026, 10, 23))
    assert spans["tihar"] == (date(2026, 11, 8), date(2026, 11, 12))


def test_a_list_can_remove_and_add_a_holiday(overlay: Document) -> None:
    eid = {"key": "eid-ul-fitr", "date": "2027-03-10", "ne": "इद", "en": "Eid ul-Fitr", "scope": "muslim-community"}
    overlay["holidays"] = [row for row in overlay["holidays"] if row["key"] != "christmas"] + [eid]
    keys = [holiday.key for holiday in build.almanac(2083, overlay).holidays]
    assert "eid-ul-fitr" in keys
    assert "christmas" not in keys


def test_no_holidays_are_expected_before_the_rules_apply() -> None:
    assert build.almanac(2075, None).holidays == ()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document.pop("published_on"),
        lambda document: document.pop("source"),
        lambda document: document.update(year=2084),
        lambda document: document.update(year=2200),
        lambda document: document.update(published_on="soon"),
        lambda document: document.update(holidays=[]),
        lambda document: document.update(holidays="none"),
        lambda document: document["holidays"].append(document["holidays"][0]),
        lambda document: document["holidays"][0].update(date="2026-02-30"),
        lambda document: document["holidays"][0].update(date="2027-04-14"),
        lambda document: document["holidays"][0].update(to="2026-04-13"),
        lambda document: document["holidays"][0].update(scope="cats"),
        lambda document: document["holidays"][0].update(ne=" "),
        lambda document: document["holidays"][0].update(key="New Year"),
        lambda document: document["holidays"][0].pop("en"),
        lambda document: document["holidays"][0].update(en=5),
        lambda document: document["holidays"][0].update(key=5),
        lambda document: document["holidays"][0].update(key="x" * 2001),
        lambda document: document["holidays"][0].update(scope=["national"]),
        lambda document: document["holidays"][0].update(ne="\u2028\r"),
        lambda document: document["holidays"][0].update(en="x" * 2001),
        lambda document: document["holidays"].append(["key", "date"]),
        lambda document: document["holidays"].extend(dict(document["holidays"][0], key=f"day-{n}") for n in range(300)),
        lambda document: document.update(holidays={"key": "new-year"}),
        lambda document: document.update(source={"a": 1}),
        lambda document: document.update(source=" "),
        lambda document: document.update(year="2083"),
        lambda document: document.update(year=2083.5),
        lambda document: document.update(year=float("inf")),
        lambda document: document.update(published_on=20260401),
        lambda document: document.update(status="certain"),
        lambda document: document.update(status=["official"]),
    ],
)
def test_an_invalid_list_is_rejected(overlay: Document, spoil: Callable[[Document], object]) -> None:
    spoil(overlay)
    with pytest.raises(InvalidHolidayList):
        holidays.listed(overlay)


ROW = {"year": 2084, "months": [31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 31], "source": "the committee"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document.update(missing="both Eids"),
        lambda document: document.update(missing=["eid"]),
        lambda document: document["missing"][0].pop("to"),
        lambda document: document["missing"][0].update(to="2026-05-26"),
        lambda document: document["missing"][0].update({"from": "2025-05-26"}),
        lambda document: document["missing"][0].update(scope="cats"),
        lambda document: document["missing"][0].update(en=None),
    ],
)
def test_an_invalid_list_of_missing_holidays_is_rejected(
    overlay: Document, spoil: Callable[[Document], object]
) -> None:
    spoil(overlay)
    with pytest.raises(InvalidHolidayList):
        holidays.missing(overlay)


def test_a_name_is_one_line(overlay: Document) -> None:
    overlay["holidays"][0]["en"] = "New\rYear\u2028\x85\x0b\x0c\n \x1b\u202eDay\ud800"
    assert holidays.listed(overlay)[0].en == "New Year Day"


def test_an_official_row_is_parsed() -> None:
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
def test_an_invalid_row_is_rejected(change: Document) -> None:
    with pytest.raises(InvalidMonthRow):
        month_rows.official(ROW | change)
