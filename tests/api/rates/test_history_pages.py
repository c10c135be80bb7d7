"""A history costs what it returns: ten days of fifty years read two of them, and no page costs more than the first."""

import importlib
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

import pytest

from chautari.api.rates import history_pages
from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.rates.model.series import Series
from chautari.rates.store import series_writer
from tests.api.conftest import connected, event_of, table_in_memory
from tests.api.data import AT, metal_day
from tests.support.factories import LambdaContext
from tools.bench import requests
from tools.bench.requests import Meter

READABLE = (1989, 1993)
# Bytes of a full year of gold.
YEAR = 12_000
ALL = "from=1990-01-01&to=1992-12-31"


@pytest.fixture(scope="module")
def fifty_years() -> Iterator[Table]:
    """Gold of five years; the other years up to 2026 cannot be read."""
    prices = random.Random(1)  # noqa: S311 - figures of a test
    first, last = (date(year, month, day) for year, month, day in ((READABLE[0], 1, 1), (READABLE[1], 12, 31)))
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    gold = Series("gold", [metal_day(on, str(prices.randint(3000, 3999))) for on in days if on.weekday() != 5])
    with table_in_memory("fifty-years") as table:
        years = series_writer.changed_years((), gold, AT)
        series_writer.write_years(table, [replace(year, changed=()) for year in years], ())  # no proof is asked for
        _pad(table)
        for number in (*range(1977, READABLE[0]), *range(READABLE[1] + 1, 2027)):
            item = {
                **keys.series("gold", number)._asdict(),
                "version": 1,
                "at": keys.instant(AT),
                "days": bytes(11_000),
            }
            table.client.put_item(TableName=table.name, Item=codec.item(item))
        yield table


def _pad(table: Table) -> None:
    """Make the years as large as those of four sources are."""
    for number in range(READABLE[0], READABLE[1] + 1):
        key = codec.item(dict(keys.series("gold", number)._asdict()))
        item = table.client.get_item(TableName=table.name, Key=key)["Item"]
        padding = bytes(YEAR - len(item["days"]["B"]))
        table.client.put_item(TableName=table.name, Item={**item, **codec.item({"padding": padding})})


@pytest.fixture
def meter(fifty_years: Table, monkeypatch: pytest.MonkeyPatch) -> Iterator[Meter]:
    for table in connected(fifty_years.name, monkeypatch):
        metered, meter = requests.metered(Table(fifty_years.client, table.name))
        monkeypatch.setattr(importlib.import_module("functions.api.app").api, "connect", lambda table=metered: table)
        yield meter


def get(address: str) -> Any:
    answer = importlib.import_module("functions.api.app").handler(event_of(address), LambdaContext())
    assert answer["statusCode"] == 200, answer["body"]
    return json.loads(answer["body"])


def pages(query: str) -> Iterator[dict[str, Any]]:
    onward = ""
    while onward is not None:
        cursor = f"&cursor={quote(onward)}" if onward else ""
        answer = get(f"/v1/metals/gold/history?{query}{cursor}")
        yield answer
        onward = answer["next"]


def test_ten_days_of_fifty_years_read_two_years(meter: Meter) -> None:
    answer = get("/v1/metals/gold/history?from=1990-03-01&to=2026-08-17&limit=10")
    assert [len(answer["rates"]), answer["rates"][0]["date"]] == [10, "1990-03-01"]
    assert meter.units <= 8


def test_every_page_costs_what_the_first_does(meter: Meter) -> None:
    units = []
    for page in pages("from=1990-01-01&to=1990-12-31&limit=60"):
        assert page["rates"]
        units.append(meter.units)
        meter.reset()
    assert len(units) == 6
    assert max(units) <= min(units) * 1.5


@pytest.mark.parametrize(
    "group, limit", [("day", 300), ("week", 50), ("month", 11), ("bs-month", 5), ("fiscal-year", 1)]
)
def test_pages_are_the_whole_in_pieces(meter: Meter, group: str, limit: int) -> None:
    whole = [row for page in pages(f"{ALL}&group={group}&limit=3660") for row in page["rates"]]
    pieces = [page["rates"] for page in pages(f"{ALL}&group={group}&limit={limit}")]
    assert [row for rows in pieces for row in rows] == whole
    assert [len(rows) for rows in pieces[:-1]] == [limit] * (len(pieces) - 1)
    assert len(pieces) > 1


def test_years_without_a_row_are_passed_over() -> None:
    """Two rows stand forty years behind the beginning, and it takes a few looks to come to them, not forty."""
    ends: list[date] = []

    def rows_until(end: date) -> Iterator[Any]:
        ends.append(end)
        return ({"date": str(on)} for on in (date(2025, 1, 1), date(2026, 1, 1)) if on <= end)

    first, last = date(1985, 1, 1), date(2026, 8, 17)
    page, following = history_pages.page_of(rows_until, "day", first, last, 1)
    assert ([row["date"] for row in page], following) == (["2025-01-01"], date(2025, 1, 2))
    assert ends[-1] == last
    assert len(ends) <= 14
