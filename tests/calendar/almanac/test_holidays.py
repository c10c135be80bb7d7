"""Public holidays that rules expect, and lists of holidays: invalid ones are refused."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chautari.calendar.almanac import build, holiday_lists, holidays
from chautari.calendar.almanac import year as almanac
from chautari.calendar.almanac.decisions import InvalidDecision
from chautari.calendar.almanac.holidays import InvalidHolidayList
from chautari.calendar.model.almanac import Almanac
from tests.support.decisions import list_of_2083

Document = dict[str, Any]


@pytest.fixture
def listed() -> Document:
    return list_of_2083(published_on="2026-04-01")


def test_the_bundled_list_is_an_undated_transcription_and_names_what_is_missing(year_2083: Almanac) -> None:
    assert {(holiday.status, holiday.published_on) for holiday in year_2083.holidays} == {("transcribed", None)}
    assert all(
        "government" not in holiday.source and "not the gazette" in holiday.source for holiday in year_2083.holidays
    )
    assert {(holiday.key, holiday.first, holiday.last) for holiday in year_2083.missing} == {
        ("eid-al-adha", date(2026, 5, 27), date(2026, 5, 28)),
        ("eid-al-fitr", date(2027, 3, 9), date(2027, 3, 11)),
        ("bhoto-jatra", None, None),
        ("guru-nanak-jayanti", None, None),
    }


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
    for decided in (None, build.bundled_list(year)):
        built = build.almanac(year, decided)
        assert [(holiday.first, holiday.scope) for holiday in built.holidays if holiday.key == "ram-navami"] == [
            (day, "national") for day in days
        ]


def test_a_year_stored_before_it_had_decisions_is_decoded(year_2083: Almanac) -> None:
    document = json.loads(json.dumps(year_2083.document()))
    assert almanac.read(document) == year_2083
    for name in ("missing", "weekly_rest", "decisions"):
        del document[name]
    for holiday in document["holidays"]:
        del holiday["decision"]
    old = almanac.read(document)
    assert (old.missing, old.weekly_rest, old.decisions) == ((), (), ())
    assert [day.is_off for day in old.month(6)] == [day.is_off for day in year_2083.month(6)]


def test_without_a_list_the_rules_expect_the_same_days(year_2083: Almanac, expected_2083: Almanac) -> None:
    assert {holiday.status for holiday in expected_2083.holidays} == {"expected"}
    transcribed, expected = (
        {(holiday.key, holiday.first, holiday.last, holiday.scope) for holiday in almanac.holidays}
        for almanac in (year_2083, expected_2083)
    )
    assert transcribed == expected


def test_dashain_and_tihar_are_blocks(year_2083: Almanac) -> None:
    spans = {holiday.key: (holiday.first, holiday.last) for holiday in year_2083.holidays}
    assert spans["dashain"] == (date(2026, 10, 17), date(2026, 10, 23))
    assert spans["tihar"] == (date(2026, 11, 8), date(2026, 11, 12))


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
        lambda document: document.update(missing="both Eids"),
        lambda document: document.update(missing=["eid"]),
        lambda document: document["missing"][0].pop("to"),
        lambda document: document["missing"][0].update(to="2026-05-26"),
        lambda document: document["missing"][0].update({"from": "2025-05-26"}),
        lambda document: document["missing"][0].update(scope="cats"),
        lambda document: document["missing"][0].update(en=None),
        lambda document: document.update(evidence={"sha256": "short"}),
        lambda document: document.update(evidence="the gazette"),
    ],
)
def test_an_invalid_list_is_refused(listed: Document, spoil: Callable[[Document], object]) -> None:
    dated = next(row for row in listed["missing"] if row["from"])
    listed["missing"] = [dated, *(row for row in listed["missing"] if row is not dated)]
    spoil(listed)
    with pytest.raises((InvalidHolidayList, InvalidDecision)):
        holiday_lists.of_list(listed, 1)


def test_a_name_is_one_line(listed: Document) -> None:
    listed["holidays"][0]["en"] = "New\rYear\u2028\x85\x0b\x0c\n \x1b\u202eDay\ud800"
    assert holidays.listed(listed)[0].en == "New Year Day"
