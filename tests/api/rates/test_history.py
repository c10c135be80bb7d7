"""Histories: what a day, a week and a month say, where a window begins, and how a long answer goes on."""

import csv
import io
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest

from chautari.dynamodb.table import Table
from chautari.rates.model.series import Series
from chautari.rates.store import series_writer
from tests.api.conftest import Answer, Get
from tests.api.data import AT, metal_day


def rows(answer: Answer) -> list[dict[str, Any]]:
    assert answer.status == 200, answer.text
    rows: list[dict[str, Any]] = answer.json["rates"]
    return rows


def test_a_day_states_all_that_a_rate_states(stocked: Table, get: Get) -> None:
    (day,) = rows(get("/v1/metals/gold/history?from=2026-08-17&to=2026-08-17"))
    assert (day["date"], day["date_bs"], day["status"], day["price"]) == (
        "2026-08-17",
        "2083-05-01",
        "confirmed",
        "306800",
    )
    assert day["change"] == {"amount": "1600", "percent": "0.52", "since": "2026-08-16", "since_bs": "2083-04-31"}
    assert [(each["source"], each["agrees"]) for each in day["sources"]] == [
        ("fenegosida", True),
        ("nepalipatro", True),
    ]
    assert day["prices"]["10g"] == {"amount": "263030", "derived": False}
    assert day["prices"]["oz"]["derived"] is True
    assert day["observed_at"] == "2026-08-17T11:30:00+05:45"


def test_a_held_day_has_reasons_and_the_last_good_rate_and_no_price(stocked: Table, get: Get) -> None:
    held, after = rows(get("/v1/metals/gold/history?from=2026-08-12&to=2026-08-13"))
    assert (held["status"], held["price"], held["prices"], held["change"]) == ("held", None, None, None)
    assert held["reasons"] == [{"rule": "jump", "detail": "on one reading"}]
    assert held["last_good"]["date"] == "2026-08-11"
    assert held["sources"][0]["figures"]["tola"] == "296200"
    assert after["change"]["since"] == "2026-08-11"


def test_the_first_of_january_is_compared_with_last_year(table: Table, get: Get) -> None:
    days = [metal_day(date(2025, 12, 31), "300000"), metal_day(date(2026, 1, 1), "301000")]
    series_writer.write_years(table, series_writer.changed_years((), Series("gold", days), AT), ())
    (day,) = rows(get("/v1/metals/gold/history?from=2026-01-01&to=2026-01-31"))
    assert day["change"]["amount"] == "1000"


def test_days_without_a_market_are_absent(stocked: Table, get: Get) -> None:
    found = [row["date"] for row in rows(get("/v1/metals/gold/history?from=2026-08-13&to=2026-08-17"))]
    assert found == ["2026-08-13", "2026-08-14", "2026-08-16", "2026-08-17"]


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("", "2026-07-18", "2026-08-17"),
        ("?group=week", "2026-02-16", "2026-08-17"),
        ("?group=month", "2025-08-17", "2026-08-17"),
        ("?to=2026-08-01", "2026-07-02", "2026-08-01"),
        ("?from=2026-08-01", "2026-08-01", "2026-08-17"),
        ("?from=bs:2083-05-01", "2026-08-17", "2026-08-17"),
        ("?from=bs:2083-4-1&to=bs:2083-5-1", "2026-07-17", "2026-08-17"),
        (f"?from={quote('bs:२०८३-०४-०१')}&to={quote('bs:२०८३/५/१')}", "2026-07-17", "2026-08-17"),
        (f"?from={quote('bs:1 Shrawan 2083')}", "2026-07-17", "2026-08-17"),
        ("?group=bs-month", "2025-08-17", "2026-08-17"),
        ("?group=fiscal-year", "2021-08-18", "2026-08-17"),
    ],
)
def test_the_window(stocked: Table, get: Get, query: str, first: str, last: str) -> None:
    answer = get(f"/v1/forex/USD/history{query}").json
    assert (answer["from"]["date"], answer["to"]["date"]) == (first, last)


def test_a_currency_by_day(stocked: Table, get: Get) -> None:
    (day,) = rows(get("/v1/forex/INR/history?from=2026-08-17"))
    assert (day["unit"], day["buy"], day["sell"], day["mid"]) == (100, "160.00", "160.15", "160.075")
    assert day["per_one"] == {"buy": "1.6", "sell": "1.6015", "mid": "1.60075"}
    assert (day["status"], day["change"]) == ("official", None)


def test_a_side_that_is_not_quoted_is_null(stocked: Table, get: Get) -> None:
    (day,) = rows(get("/v1/forex/KWD/history?from=2026-08-17"))
    assert (day["buy"], day["sell"], day["mid"], day["per_one"]["mid"]) == ("455.10", None, None, None)


def test_csv_has_a_header_and_a_line_a_day(stocked: Table, get: Get) -> None:
    answer = get("/v1/metals/gold/history?from=2026-08-11&to=2026-08-17&format=csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.text.count("\r\n") == 7
    lines = list(csv.DictReader(io.StringIO(answer.text)))
    assert (lines[-1]["date"], lines[-1]["tola"], lines[-1]["change"]) == ("2026-08-17", "306800", "1600")
    assert (lines[1]["status"], lines[1]["tola"], lines[1]["sources"]) == ("held", "", "fenegosida nepalipatro")


@pytest.mark.parametrize("group", ["day", "week", "month", "bs-month", "fiscal-year"])
@pytest.mark.parametrize("of", ["metals/gold", "forex/USD"])
def test_csv_says_what_json_says(stocked: Table, get: Get, of: str, group: str) -> None:
    query = f"/v1/{of}/history?from=2026-06-01&group={group}"
    lines = list(csv.DictReader(io.StringIO(get(f"{query}&format=csv").text)))
    found = rows(get(query))
    assert lines[-1]["change_since_bs"] == found[-1]["change"]["since_bs"]
    if group != "day":
        assert [line["label"] for line in lines] == [row["label"] for row in found]
        assert [line["first_bs"] for line in lines] == [row["period"]["first"]["date_bs"] for row in found]
    assert [line["observed_at"] for line in lines] == [row["observed_at"] for row in found]
    assert [line["change"] for line in lines] == [row["change"]["amount"] if row["change"] else "" for row in found]


@pytest.mark.parametrize("group", ["day", "week", "month", "bs-month", "fiscal-year"])
def test_pages_make_up_the_whole_without_gap_or_double(stocked: Table, get: Get, group: str) -> None:
    query = f"/v1/metals/gold/history?from=2026-06-03&to=2026-08-16&group={group}"
    whole, found, cursor = rows(get(query)), [], ""
    while True:
        answer = get(f"{query}&limit=2{cursor}")
        found += rows(answer)
        if answer.json["next"] is None:
            assert "Link" not in answer.headers
            break
        cursor = f"&cursor={answer.json['next']}"
        assert f"cursor={answer.json['next']}" in answer.headers["Link"]
    assert [row["date"] for row in found] == [row["date"] for row in whole]
    assert [row["change"] for row in found] == [row["change"] for row in whole]


def test_a_cursor_of_yesterday_keeps_its_window(stocked: Table, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    onward = get("/v1/metals/gold/history?limit=20").json["next"]
    monkeypatch.setenv("CHAUTARI_NOW", "2026-09-30T00:10:00+05:45")
    answer = get(f"/v1/metals/gold/history?limit=20&cursor={onward}").json
    assert answer["to"]["date"] == "2026-08-17"


def test_the_link_leads_to_the_next_page(stocked: Table, get: Get) -> None:
    first = get("/v1/metals/gold/history?limit=3&format=csv")
    address = first.headers["Link"].partition(">")[0].removeprefix("<")
    assert next(iter(csv.DictReader(io.StringIO(get(address).text))))["date"] == "2026-07-22"


def test_an_instrument_without_days_has_no_rows(stocked: Table, get: Get) -> None:
    assert rows(get("/v1/metals/gold-tejabi/history")) == []
