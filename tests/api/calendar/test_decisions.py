"""What days off rest on, as it is answered: decisions with their status, weekly rest, and disputed days."""

from datetime import date, timedelta
from typing import Any

import pytest

from chautari.calendar.almanac import build
from chautari.calendar.views import calendar, disputed_days
from chautari.dynamodb.table import Table
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR
from tests.api.conftest import Get


def answered(get: Get, address: str) -> dict[str, Any]:
    answer = get(address)
    assert answer.status == 200, answer.text
    body: dict[str, Any] = answer.json
    return body


def test_the_holidays_name_the_decisions_that_they_rest_on(stocked: Table, get: Get) -> None:
    holidays = answered(get, "/v1/calendar/holidays?year=2083")
    (decision,) = holidays["decisions"]
    assert (decision["id"], decision["status"], decision["in_force"]) == ("list-2083", "transcribed", True)
    assert (decision["decided_on"], decision["evidence"]) == (None, None)
    assert {row["change"] for row in decision["differences"]} == {"confirms"}
    assert {row["decision"] for row in holidays["holidays"]} == {"list-2083"}
    assert holidays["weekly_rest"] == []


def test_no_year_is_official_without_a_document_in_the_archive() -> None:
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        answer = calendar.holidays(build.almanac(year, build.bundled_list(year)), None)
        statuses = {answer["holidays_status"], *(row["status"] for row in answer["holidays"])}
        statuses |= {row["status"] for row in answer["decisions"]}
        assert statuses <= {"transcribed", "expected", "unknown"}, year


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2079, ["2022-05-15", "2022-05-22", "2022-05-29", "2022-06-05", "2022-06-12"]),
        (2081, ["2024-04-17", "2025-04-06", "2025-03-31"]),
        (2082, ["2026-03-27", "2025-09-17", "2025-06-07"]),
        (2084, ["2027-04-15"]),
    ],
)
def test_days_off_that_a_rule_of_one_year_had_missed_are_off(year: int, days: list[str]) -> None:
    built = build.almanac(year, build.bundled_list(year))
    for day in map(date.fromisoformat, days):
        assert calendar.of_day(built, day)["is_off"], day


def test_the_sundays_before_and_after_the_two_day_weekend_are_working_days() -> None:
    built = build.almanac(2079, build.bundled_list(2079))
    for day in (date(2022, 5, 8), date(2022, 6, 19)):
        assert not calendar.of_day(built, day)["is_off"]
    rest = calendar.holidays(built, None)["weekly_rest"]
    assert [(row["weekdays"], row["first"], row["last"]) for row in rest] == [([1, 7], "2022-05-15", "2022-06-14")]


def test_a_disputed_day_says_what_the_other_method_has(stocked: Table, get: Get) -> None:
    day = answered(get, "/v1/calendar/days/2027-12-31")
    assert [row["key"] for row in day["holidays"]] == ["tamu-lhosar"]
    (other,) = day["alternatives"]
    assert (other["method"], other["date_bs"], other["is_off"]) == ("drik-lahiri", "2084-09-16", False)
    assert set(other["differs"]) >= {"date_bs", "festivals", "holidays"}
    assert answered(get, "/v1/calendar/days/2026-08-17")["alternatives"] == []


def test_the_disputed_days_of_a_year_with_who_says_what(stocked: Table, get: Get) -> None:
    disputes = answered(get, "/v1/calendar/disputes/2084")
    assert [(row["method"], row["published"]) for row in disputes["methods"]] == [
        ("surya-siddhanta", True),
        ("drik-lahiri", False),
    ]
    assert disputes["methods"][0]["months"] == [31, 32, 31, 32, 31, 30, 30, 30, 29, 29, 30, 31]
    assert disputes["methods"][1]["months"] == [31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30]
    differs = [name for day in disputes["days"] for row in day["alternatives"] for name in row["differs"]]
    # 124 dates within both years, and the last day of ours, with which the other year has ended.
    assert (differs.count("date_bs"), differs.count("tithi"), len(disputes["days"])) == (125, 44, 163)
    assert answered(get, "/v1/calendar/disputes/2083")["days"] == []


def test_the_alternatives_of_every_predicted_year_are_those_of_its_days() -> None:
    for year in (2085, 2100):
        built = build.almanac(year, None)
        answer = {row["date"] for row in disputed_days.disputes(built)["days"]}
        days = [built.start + timedelta(n) for n in range(len(built.days))]
        assert {str(day) for day in days if calendar.of_day(built, day)["alternatives"]} == answer
