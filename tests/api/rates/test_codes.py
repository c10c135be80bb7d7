"""Currencies that are asked for by their codes: the latest, those of a day, and a window of several in one answer."""

import csv
import io
import json
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from chautari.api.endpoints.parameters import XLSX
from chautari.dynamodb.table import Table
from tests.api.conftest import Answer, Get
from tools.bench.requests import Meter

WINDOW = "from=2026-08-03&to=2026-08-17"


def codes_of(answer: Answer) -> list[str]:
    assert answer.status == 200, answer.text
    return [rate["code"] for rate in answer.json["rates"]]


def test_only_what_is_asked_for_is_answered_in_the_order_of_the_bank(stocked: Table, get: Get) -> None:
    assert codes_of(get("/v1/forex")) == ["INR", "USD", "JPY", "KWD"]
    assert codes_of(get("/v1/forex?codes=KWD,USD,KWD")) == ["USD", "KWD"]
    assert codes_of(get("/v1/forex?codes=KWD,USD&on=2026-08-10")) == ["USD"]


def test_a_chosen_rate_is_what_the_whole_answer_says_of_it(stocked: Table, get: Get) -> None:
    for on in ("", "&on=2026-08-17", "&as_of=2026-08-17T18:00:00%2B05:45", "&min_status=official"):
        whole, some = (get(f"/v1/forex?{choice}{on}").json for choice in ("", "codes=USD"))
        assert some["rates"] == [rate for rate in whole["rates"] if rate["code"] == "USD"]
        assert some["date"] == some["rates"][0]["date"]


@pytest.mark.parametrize("address", ["/v1/forex?codes=", f"/v1/forex/history?{WINDOW}&codes="])
def test_a_code_that_nobody_lists_is_named_with_those_that_are(stocked: Table, get: Get, address: str) -> None:
    refused = get(f"{address}USD,XAU,AAA")
    assert (refused.status, refused.json["parameter"]) == (422, "codes")
    assert refused.json["detail"] == "codes has AAA, XAU, which Nepal Rastra Bank does not list"
    assert {"USD", "SAR", "OMR"} <= set(refused.json["allowed"])
    assert get(f"{address}usd").json["allowed"] == ["like USD,SAR,QAR"]


def test_a_listed_currency_without_a_rate_is_no_empty_answer(stocked: Table, get: Get) -> None:
    for on in ("", "&on=2026-08-10"):
        refused = get(f"/v1/forex?codes=SAR{on}")
        assert (refused.status, refused.json["type"].rpartition(":")[2]) == (404, "no-rate")


def test_a_range_is_the_history_of_each(stocked: Table, get: Get) -> None:
    for group in ("day", "month"):
        answer = get(f"/v1/forex/history?codes=USD,JPY&{WINDOW}&group={group}").json
        assert [each["code"] for each in answer["histories"]] == ["USD", "JPY"]
        assert answer["count"] == sum(each["count"] for each in answer["histories"])
        for each in answer["histories"]:
            alone = get(f"/v1/forex/{each['code']}/history?{WINDOW}&group={group}").json
            assert [each[name] for name in ("rates", "freshness", "count")] == [
                alone[name] for name in ("rates", "freshness", "count")
            ]
            assert (answer["from"], answer["to"]) == (alone["from"], alone["to"])


@pytest.mark.parametrize(
    ("query", "ways"),
    [
        (
            "codes=USD,JPY&from=2021-01-01&to=2026-08-17",
            ["at most 1830 days for so many codes", "at most 1 codes for so many days"],
        ),
        ("codes=USD,JPY&from=2015-01-01&to=2026-08-17", ["at most 1830 days for so many codes"]),
        (
            "codes=USD,JPY&from=1990-01-01&to=2026-08-17&group=month",
            ["at most 9150 days for so many codes", "at most 1 codes for so many days"],
        ),
    ],
)
def test_a_range_beyond_its_bound_says_what_fits(stocked: Table, get: Get, query: str, ways: list[str]) -> None:
    refused = get(f"/v1/forex/history?{query}")
    assert (refused.status, refused.json["parameter"], refused.json["allowed"]) == (422, "codes", ways)


def test_the_longest_range_of_two_holds(stocked: Table, get: Get) -> None:
    assert get("/v1/forex/history?codes=USD,JPY&from=2021-08-14&to=2026-08-17").status == 200
    assert get("/v1/forex/history?codes=USD,JPY&from=2021-08-13&to=2026-08-17").status == 422


def test_a_range_reads_each_series_once_and_little_else(stocked: Table, get: Get, meter: Meter) -> None:
    get(f"/v1/forex/history?codes=USD,JPY,KWD&{WINDOW}")
    queries = [call for call in meter.calls if "SERIES#" in call]
    # The view with their freshness is the other.
    assert (len(queries), meter.reads) == (3, 4)


def lines(answer: Answer) -> list[dict[str, Any]]:
    assert answer.headers["Content-Type"] == "application/x-ndjson; charset=utf-8"
    return [json.loads(line) for line in answer.text.splitlines()]


def test_a_line_of_ndjson_is_a_row_of_the_answer(stocked: Table, get: Get) -> None:
    whole = get(f"/v1/forex/history?codes=USD,JPY&{WINDOW}").json["histories"]
    assert lines(get(f"/v1/forex/history?codes=USD,JPY&{WINDOW}&format=ndjson")) == [
        {"code": each["code"], **row} for each in whole for row in each["rates"]
    ]
    for address, name in (
        ("/v1/forex?", "rates"),
        ("/v1/metals?on=2026-08-10&", "metals"),
        ("/v1/markets/vegetables/aduwa/history?from=2026-08-16&", "rows"),
        ("/v1/counter?currency=USD&", "banks"),
    ):
        expected = get(address).json[name]
        assert lines(get(f"{address}format=ndjson"))[: len(expected)] == expected
    (day,) = lines(get("/v1/metals/gold/history?from=2026-08-17&format=ndjson"))
    assert (day["instrument"], day["price"]) == ("gold", "306800")
    board = lines(get("/v1/markets/vegetables?format=ndjson"))
    assert {row["date"] for row in board} == {get("/v1/markets/vegetables").json["date"]}


@pytest.mark.parametrize(
    "address",
    [
        "/v1/forex?",
        "/v1/metals?on=2026-08-10&",
        f"/v1/metals/gold/history?{WINDOW}&",
        "/v1/metals/gold/history?from=2026-01-01&group=bs-month&",
        f"/v1/forex/history?codes=USD,JPY&{WINDOW}&",
        "/v1/markets/vegetables?",
        "/v1/markets/vegetables/aduwa/history?from=2026-08-16&",
        "/v1/counter?currency=USD&",
    ],
)
def test_a_workbook_has_the_cells_of_the_csv(stocked: Table, get: Get, address: str) -> None:
    answer = get(f"{address}format=xlsx", **{"Accept-Encoding": "gzip"})
    assert (answer.status, answer.headers["Content-Type"]) == (200, XLSX)
    assert "Content-Encoding" not in answer.headers
    sheet = openpyxl.load_workbook(io.BytesIO(answer.raw)).active
    rows = [[as_text(cell) for cell in row] for row in sheet.values]
    table = csv.reader(io.StringIO(get(f"{address}format=csv").text))
    assert rows == [[as_text(cell) for cell in row] for row in table]
    assert len(rows) > 1
    again = get(f"{address}format=xlsx", **{"If-None-Match": answer.headers["ETag"]})
    assert (again.status, again.raw) == (304, b"")


def as_text(cell: object) -> str:
    """A cell of either form, a number without the zeros at its end."""
    text = "" if cell is None else str(cell.date()) if isinstance(cell, datetime) else str(cell)
    try:
        return str(float(text))
    except ValueError:
        return text.lower() if text in ("True", "False") else text


def test_a_table_of_the_latest_says_how_fresh_each_is(stocked: Table, get: Get) -> None:
    head, *rows = (line.split(",") for line in get("/v1/forex?codes=USD,KWD&format=csv").text.splitlines())
    at = [head.index(name) for name in ("code", "date", "status", "buy", "sell", "freshness")]
    assert [[row[number] for number in at] for row in rows] == [
        ["USD", "2026-08-17", "official", "140.66", "141.66", "fresh"],
        ["KWD", "2026-08-17", "official", "455.10", "", "fresh"],
    ]
    metals = get("/v1/metals?format=csv").text.splitlines()
    assert [row.partition(",")[0] for row in metals] == ["instrument", "gold", "gold-tejabi", "silver"]
    (gold, *_) = csv.DictReader(io.StringIO(get("/v1/metals?on=2026-08-15&format=csv").text))
    assert (gold["date"], gold["carried"], gold["freshness"]) == ("2026-08-14", "true", "")


def test_a_range_as_a_table_says_whose_each_row_is(stocked: Table, get: Get) -> None:
    head, *rows = get(f"/v1/forex/history?codes=USD,JPY&{WINDOW}&group=week&format=csv").text.splitlines()
    assert head.split(",")[:2] == ["code", "label"]
    assert {row.partition(",")[0] for row in rows} == {"USD", "JPY"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2083-05-01", ["bs:2083-05-01"]),
        ("2083-5-1", ["bs:2083-05-01"]),
        ("2083/05/01", ["bs:2083-05-01"]),
        ("2026/8/17", ["2026-08-17", "bs:2026-08-17"]),
        ("1999/8/17", ["1999-08-17", "bs:1999-08-17"]),
        ("17/08/2026", ["like 2026-07-18"]),
    ],
)
def test_a_day_in_another_form_is_told_how_to_write_it(stocked: Table, get: Get, text: str, written: list[str]) -> None:
    refused = get(f"/v1/forex/history?codes=USD&from={text}")
    assert (refused.status, refused.json["allowed"]) == (422, written)
