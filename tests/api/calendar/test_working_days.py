"""Working days against a month that was counted by hand, whose they are, and what they rest on."""

from typing import Any, cast

import pytest

from chautari.api.calendar import years
from chautari.calendar.almanac import build
from chautari.calendar.model.workplaces import CLOSED_ON, Workplace
from chautari.dynamodb.table import Table
from tests.api.conftest import Get

# Kartik 2083 (18 October to 16 November 2026) by hand, with the transcribed list: Dashain until the 6th, Saturdays on
# the 7th, 14th, 21st and 28th, Tihar from the 22nd to the 26th, Chhath on the 29th.
OFF_IN_KARTIK = (1, 2, 3, 4, 5, 6, 7, 14, 21, 22, 23, 24, 25, 26, 28, 29)
KARTIK = "working-days?from=bs:2083-07-01&to=bs:2083-07-30"


def answered(get: Get, address: str) -> dict[str, Any]:
    answer = get(f"/v1/calendar/{address}")
    assert answer.status == 200, answer.text
    body: dict[str, Any] = answer.json
    return body


def test_a_month_with_festivals_and_saturdays_is_as_it_was_counted_by_hand(stocked: Table, get: Get) -> None:
    kartik = answered(get, KARTIK)
    assert (kartik["days"], kartik["working_days"]) == (30, 14)
    assert [day["date_bs"] for day in kartik["off"]] == [f"2083-07-{day:02}" for day in OFF_IN_KARTIK]
    saturdays = [day["date_bs"][8:] for day in kartik["off"] if day["weekly_rest"]]
    assert saturdays == ["07", "14", "21", "28"]
    by_day = {day["date_bs"][8:]: [holiday["key"] for holiday in day["holidays"]] for day in kartik["off"]}
    assert (by_day["01"], by_day["07"], by_day["22"], by_day["29"]) == (["dashain"], [], ["tihar"], ["chhath"])


@pytest.mark.parametrize("day", range(1, 31))
def test_each_day_of_the_month_says_the_same_of_itself(stocked: Table, get: Get, day: int) -> None:
    whole = answered(get, f"working-days/bs:2083-07-{day:02}")
    assert whole["is_working"] is (day not in OFF_IN_KARTIK)
    assert whole["previous"]["date_bs"] < whole["date_bs"] < whole["next"]["date_bs"]


@pytest.mark.parametrize(
    ("scope", "worked"),
    [("nation", 26), ("province", 26), ("province-bagmati", 26), ("valley", 25), ("banks", 26), ("schools", 26)],
)
def test_indra_jatra_is_a_day_off_in_the_valley_only(stocked: Table, get: Get, scope: str, worked: int) -> None:
    """Asoj 2083: four Saturdays, on the last of which Dashain begins, Ghatasthapana, and Indra Jatra on a Friday."""
    asoj = answered(get, f"working-days?from=bs:2083-06-01&to=bs:2083-06-31&scope={scope}")
    assert (asoj["scope"]["key"], asoj["working_days"]) == (scope, worked - 1)


@pytest.mark.parametrize(
    ("scope", "closed_on"),
    [
        ("province-madhesh", {"eid", "fagu-terai"}),
        ("province-karnali", {"fagu-hills"}),
        ("province-bagmati", set()),
        ("province", {"gaura"}),
        ("nation", set()),
    ],
)
def test_a_province_is_closed_on_its_own_days_and_on_those_of_its_whole_land(scope: str, closed_on: set[str]) -> None:
    scopes = {"eid": "province-madhesh", "fagu-terai": "terai", "fagu-hills": "hills", "gaura": "province"}
    assert {key for key, owner in scopes.items() if owner in CLOSED_ON[cast("Workplace", scope)]} == closed_on


def test_schools_are_closed_on_basanta_panchami(stocked: Table, get: Get) -> None:
    assert answered(get, "working-days/2027-02-11?scope=schools")["is_working"] is False
    assert answered(get, "working-days/2027-02-11")["is_working"] is True


@pytest.mark.parametrize(
    ("query", "reached", "passed_over"),
    [
        ("add?date=bs:2083-06-30&days=1", "2083-07-08", 8),
        ("add?date=bs:2083-07-08&days=-1", "2083-06-30", 8),
        ("add?date=bs:2083-07-20&days=3", "2083-08-01", 8),
        ("add?date=bs:2083-07-13&days=1", "2083-07-15", 1),
        ("next?date=bs:2083-07-26", "2083-07-27", 0),
        ("next?date=bs:2083-12-30", "2084-01-03", 2),  # after New Year and Ram Navami,
    ],
)
def test_so_many_working_days_on(stocked: Table, get: Get, query: str, reached: str, passed_over: int) -> None:
    answer = answered(get, f"working-days/{query}")
    assert (answer["date_bs"], len(answer["off"])) == (reached, passed_over)
    assert all(day["date_bs"] != answer["date_bs"] for day in answer["off"])


def test_adding_and_counting_agree(stocked: Table, get: Get) -> None:
    reached = answered(get, "working-days/add?date=bs:2083-06-31&days=40")
    counted = answered(get, f"working-days?from=bs:2083-07-01&to={reached['date']}")
    assert (counted["working_days"], counted["off"]) == (40, reached["off"])


def test_it_says_what_it_rests_on(stocked: Table, get: Get) -> None:
    kartik, jestha, baisakh = (
        answered(get, f"working-days?from=bs:{first}&to=bs:{last}")
        for first, last in (("2083-07-01", "2083-07-30"), ("2083-02-01", "2083-02-31"), ("2083-12-29", "2084-01-10"))
    )
    assert kartik["years"] == [{"year": 2083, "confidence": "official", "holidays_statuses": ["transcribed"]}]
    assert (kartik["is_sure"], kartik["missing"]) == (True, [])
    assert (jestha["is_sure"], [holiday["key"] for holiday in jestha["missing"]]) == (False, ["eid-al-adha"])
    assert [year["holidays_statuses"] for year in baisakh["years"]] == [["transcribed"], ["expected"]]
    assert (baisakh["is_sure"], baisakh["years"][1]["confidence"]) == (False, "predicted")


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("working-days?from=2026-08-17", "to"),
        ("working-days?from=2026-08-17&to=2026-08-16", "to"),
        ("working-days?from=2020-01-01&to=2026-08-16", "to"),
        ("working-days?from=2083-05-01&to=2083-05-02", "from"),
        ("working-days/add?days=0", "days"),
        ("working-days/add?days=1000", "days"),
        ("working-days/next?scope=women", "scope"),
    ],
)
def test_what_cannot_be_counted_is_refused(stocked: Table, get: Get, address: str, parameter: str) -> None:
    answer = get(f"/v1/calendar/{address}")
    assert (answer.status, answer.json.get("parameter")) == (422, parameter), answer.text


def test_the_calendar_ends_and_says_so(stocked: Table, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(years, "published", lambda request, year: build.almanac(year, None))
    answer = get("/v1/calendar/working-days/add?date=bs:2100-12-31&days=1")
    assert (answer.status, answer.json["parameter"], answer.json["allowed"]) == (422, "date", ["1970 to 2100 BS"])
