"""Fuel as answered: the price in force now and at a past date, what is announced, and the steps of a product."""

from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.rates.store import health
from tests.api.conftest import Get
from tests.support.factories import source_health
from tests.support.fuel_page import ROWS, TICKER, fuel_page, run_fuel

ANNOUNCED = ("2083.05.01(2026.08.17)", "24:00 hrs", "203.00", "202.00", "202.00", "2060.00", "249.00", "1697.00")


@pytest.fixture
def fuel(table: Table, get: Get) -> Get:
    """The API with fuel's page read at noon of 17 August 2026."""
    run_fuel(table, fuel_page())
    health.put(table, source_health("noc", last_success_at="2026-08-17T12:00:00+05:45"))
    return get


def row(answer: Any, instrument: str) -> Any:
    return next(row for row in answer["rows"] if row["instrument"] == instrument)


def price(get: Get, on: str, instrument: str = "petrol-kathmandu") -> Any:
    return row(get(f"/v1/markets/fuel?on={on}").json, instrument)


def test_the_price_of_each_group_is_in_force_with_its_unit_and_since_when(fuel: Get) -> None:
    answer = fuel("/v1/markets/fuel").json
    assert len(answer["rows"]) == 18
    prices = {
        group: row(answer, f"petrol-{group}")["figures"]["price"] for group in ("kathmandu", "surkhet", "charali")
    }
    assert prices == {"kathmandu": "200.00", "surkhet": "199.0", "charali": "197.5"}
    petrol = row(answer, "petrol-kathmandu")
    assert (petrol["status"], petrol["unit"]) == ("official", "litre")
    assert petrol["in_force"]["effective_at"] == "2026-08-03T00:00:00+05:45"
    assert petrol["in_force"]["until"] is None
    assert petrol["in_force"]["printed_date"] == {
        "bs": "2083-04-17",
        "ad": "2026-08-02",
        "time": "24:00 hrs",
        "doubt": None,
    }
    assert petrol["change"]["amount"] == "3"
    assert {reading["reading"] for reading in answer["readings"]} == {"noc-table", "noc-ticker"}


def test_a_price_that_stands_for_two_weeks_is_carried_and_not_late(fuel: Get) -> None:
    freshness = fuel("/v1/markets/fuel").json["freshness"]
    assert freshness["state"] == "carried"
    assert freshness["reason"] == "in force until revised; the page was last read 2026-08-17 12:00"


def test_a_page_that_was_not_read_for_days_is_late(table: Table, fuel: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", "2026-08-20T12:00:00+05:45")
    assert fuel("/v1/markets/fuel").json["freshness"]["state"] == "late"


def test_tomorrows_price_is_announced_beside_todays(table: Table, get: Get) -> None:
    run_fuel(table, fuel_page((ANNOUNCED, *ROWS)))
    petrol = row(get("/v1/markets/fuel").json, "petrol-kathmandu")
    assert petrol["figures"] == {"price": "200.00"}
    announced = petrol["in_force"]["announced"]
    assert (announced["price"], announced["effective_at"]) == ("203.00", "2026-08-18T00:00:00+05:45")
    assert petrol["in_force"]["until"] == "2026-08-18T00:00:00+05:45"
    refusal = get("/v1/markets/fuel?on=2026-08-18")
    assert (refusal.status, refusal.json["parameter"]) == (404, "on")


@pytest.mark.parametrize(
    ("on", "figure", "status"),
    [
        ("2026-08-02", "197.00", "provisional"),  # 24:00 hrs of that day begins the next
        ("2026-08-03", "200.00", "official"),
        ("2026-05-20", "217.00", "provisional"),
        ("bs:2077-04-20", "104.00", "provisional"),
        ("1990-01-01", "19.00", "provisional"),
    ],
)
def test_the_price_in_force_at_a_past_date(fuel: Get, on: str, figure: str, status: str) -> None:
    petrol = price(fuel, on)
    assert (petrol["figures"], petrol["status"]) == ({"price": figure}, status)


def test_a_date_between_two_that_contradict_each_other_has_both_prices(fuel: Get) -> None:
    petrol = price(fuel, "2026-04-10")
    assert petrol["figures"] == {"price": "202.00"}
    assert petrol["in_force"]["otherwise"]["price"] == "219.00"
    assert "2082-12-26 BS is 2026-04-09" in petrol["in_force"]["otherwise"]["printed_date"]["doubt"]


@pytest.mark.parametrize("on", ["2024-05-01", "1975-09-30"])
def test_a_day_of_which_no_list_is_known_has_no_price(fuel: Get, on: str) -> None:
    answer = fuel(f"/v1/markets/fuel?on={on}")
    assert (answer.status, answer.json["type"].rpartition(":")[2]) == (404, "no-rate")
    assert "no price list is known" in answer.json["detail"]


def test_before_the_first_reading_there_is_no_price_of_today_but_of_the_past(table: Table, get: Get) -> None:
    assert get("/v1/markets/fuel").status == 503
    assert price(get, "2021-03-20")["figures"] == {"price": "118.00"}
    assert price(get, "2021-03-20")["in_force"]["until_known"] is False


def test_the_history_of_a_product_is_its_steps_with_the_one_that_stood_at_the_start(fuel: Get) -> None:
    answer = fuel("/v1/markets/fuel/petrol-kathmandu/history?from=2026-07-10&to=2026-08-17").json
    assert [(step["date"], step["figures"]["price"]) for step in answer["rows"]] == [
        ("2026-07-01", "197.00"),
        ("2026-07-16", "197.00"),
        ("2026-08-03", "200.00"),
    ]
    assert [step["in_force"]["until"] for step in answer["rows"]] == [
        "2026-07-16T00:00:00+05:45",
        "2026-08-03T00:00:00+05:45",
        None,
    ]


def test_a_long_history_has_no_step_twice(fuel: Get) -> None:
    address = "/v1/markets/fuel/lpg-kathmandu/history?from=2019-01-01&to=2021-04-01"
    dates: list[str] = []
    cursor = ""
    while cursor is not None:
        answer = fuel(f"{address}{cursor and '&cursor='}{cursor}").json
        dates += [step["date"] for step in answer["rows"]]
        cursor = answer["next"]
    assert dates == ["2018-09-06", "2019-08-07", "2019-09-21", "2020-02-04", "2021-02-11"]


def test_a_held_price_has_the_last_good_one_beside_it(table: Table, get: Get) -> None:
    run_fuel(table, fuel_page((("2083.04.17(2026.08.02)", "24:00 hrs", "197.50", *ROWS[0][3:]), *ROWS[1:])))
    petrol = row(get("/v1/markets/fuel").json, "petrol-kathmandu")
    assert (petrol["status"], petrol["figures"], petrol["printed"]) == ("held", None, {"price": "197.50"})
    assert petrol["last"]["figures"] == {"price": "197.00"}


def test_the_page_says_since_when_what_is_announced_and_which_dates_contradict(table: Table, get: Get) -> None:
    run_fuel(table, fuel_page((ANNOUNCED, *ROWS)))
    assert "in force since 3 August 2026" in get("/en/markets/fuel").text
    assert "203.00 from 18 August 2026 (announced)" in get("/en/markets/fuel").text
    assert "its printed dates contradict: it may be 219.00" in get("/en/markets/fuel?on=2026-04-10").text
    assert "१८ साउन २०८३ देखि लागू" in get("/ne/markets/fuel").text


def test_a_price_that_a_list_leaves_out_by_one_reading_is_provisional(table: Table, get: Get) -> None:
    run_fuel(table, fuel_page(ROWS[1:], [group.replace("200.0/L", "197.0/L") for group in TICKER]))
    run_fuel(table, fuel_page((("2083.04.17(2026.08.02)", "24:00 hrs", "", *ROWS[0][3:]), *ROWS[1:]), ()))
    petrol = row(get("/v1/markets/fuel").json, "petrol-kathmandu")
    assert petrol["status"] == "provisional"
    assert petrol["reasons"][-1]["rule"] == "left_out"
