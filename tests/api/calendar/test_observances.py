"""Observances of a year with rules and scores, festivals by name over years, and the observances of a day."""

from datetime import date
from urllib.parse import quote

import pytest

from chautari.calendar.almanac import build
from chautari.calendar.views import observances
from chautari.dynamodb.table import Table
from tests.api.calendar.test_calendar import answered, keys
from tests.api.conftest import Get


def test_the_observances_of_a_year_have_rule_score_and_days(stocked: Table, get: Get) -> None:
    year = answered(get, "/v1/calendar/observances?year=2083")
    assert len(year["observances"]) > 430
    rows = {row["key"]: row for row in year["observances"]}
    dhanteras, machhindranath = rows["dhanteras"], rows["machhindranath-ratharohan"]
    assert [day["date"] for day in dhanteras["days"]] == ["2026-11-06"]
    assert dhanteras["rule"] == "tithi 27 of the lunar month Asoj (from new moon), at sunrise"
    assert (dhanteras["basis"], dhanteras["score"]["unseen"]) == ("fitted", {"hits": 3, "compared": 3})
    assert machhindranath["community"]["key"] == "newar"
    assert machhindranath["region"]["name"]["en"] == "Kathmandu Valley"
    assert rows["laxmi-puja"]["basis"] == "festival"


def test_observances_of_one_kind(stocked: Table, get: Get) -> None:
    rows = answered(get, "/v1/calendar/observances?year=2083&kind=sankranti&lang=en")["observances"]
    assert len(rows) == 12
    assert {row["kind"]["key"] for row in rows} == {"sankranti"}
    assert rows[0]["name"] == {"en": "Baishakh Sankranti"}
    assert get("/v1/calendar/observances?kind=moon").status == 422


def test_the_festivals_of_a_year_are_without_days_of_the_nation_and_of_the_world(stocked: Table, get: Get) -> None:
    year = answered(get, "/v1/calendar/festivals?year=2083")
    assert (year["first_year"], year["last_year"]) == (2083, 2083)
    assert {"vijaya-dashami", "gathemangal"} < set(keys(year["festivals"]))
    assert not {"republic-day", "world-health-day"} & set(keys(year["festivals"]))
    assert answered(get, "/v1/calendar/festivals") == year


@pytest.mark.parametrize("name", ["vijaya-dashami", "Vijaya Dash", quote("विजया दशमी")])
def test_a_festival_by_name_over_years(stocked: Table, get: Get, name: str) -> None:
    rows = answered(get, f"/v1/calendar/festivals?name={name}&from=2082&to=2084")["festivals"]
    assert keys(rows) == ["vijaya-dashami"]
    assert [day["date"] for day in rows[0]["days"]] == ["2025-10-02", "2026-10-21", "2027-10-10"]
    assert [day["date_bs"][:4] for day in rows[0]["days"]] == ["2082", "2083", "2084"]


@pytest.mark.parametrize(
    "query",
    [
        "name=nothing&year=2083",
        "name=dashami&year=2083&from=2080",
        "name=dashami&from=2080&to=2100",
        "from=2084&to=2083",
    ],
)
def test_what_no_festival_answers_is_refused(stocked: Table, get: Get, query: str) -> None:
    assert get(f"/v1/calendar/festivals?{query}").status == 422


def test_a_day_has_its_observances_beside_its_festivals(stocked: Table, get: Get) -> None:
    day = answered(get, "/v1/calendar/days/2026-11-08")
    assert keys(day["festivals"]) == ["kukur-tihar", "laxmi-puja"]
    assert {"kukur-tihar", "narak-chaturdashi", "sukha-ratri"} < set(keys(day["observances"]))
    assert all(row["by_rule"] and row["printed"] == [] for row in day["observances"])


def test_where_publishers_differ_from_the_rule_the_day_says_who_prints_what() -> None:
    almanac = build.almanac(2080, None)
    by_rule, by_print = (
        {row["key"]: row for row in observances.of_day(almanac, on)}["ramanujacharya-jayanti"]
        for on in (date(2023, 4, 24), date(2023, 4, 25))
    )
    assert (by_rule["by_rule"], by_print["by_rule"]) == (True, False)
    assert by_rule["score"] == {"hits": 2, "compared": 3}
    assert by_rule["printed"] == by_print["printed"]
    assert [(row["publisher"], [day["date"] for day in row["days"]]) for row in by_print["printed"]] == [
        ("Hamro Patro", ["2023-04-25"]),
        ("Nepali Patro", ["2023-04-25"]),
    ]
