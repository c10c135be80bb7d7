"""Every row of the archive says what the API says, in each format and by other programs' readers."""

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chautari.archive import calendar_table, descriptor, rate_tables
from chautari.archive.archive_shelf import ArchiveFolder
from chautari.archive.archive_table import Column
from chautari.archive.job import Archivist
from chautari.dynamodb.table import Table
from chautari.rates.model.instruments import instruments_of
from tests.api import data
from tests.api.conftest import Get, connected, table_in_memory
from tests.support.archived import READERS, Row, plain

Files = dict[str, Path]
YEAR = 2083


@pytest.fixture(scope="module")
def aws() -> Iterator[Table]:
    """In place of everything that the API answers from: rates, one BS year, and a correction."""
    with table_in_memory("archived") as table:
        data.stock_rates(table)
        data.stock_calendar(table, [YEAR])
        data.stock_record(table)
        yield table


@pytest.fixture
def stocked(aws: Table, monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    """The table as this process's."""
    yield from connected(aws.name, monkeypatch)


@pytest.fixture(scope="module")
def files(aws: Table, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The files of a day that was archived from the stocked table, by name."""
    root = tmp_path_factory.mktemp("archive")
    report = Archivist(aws, ArchiveFolder(root), None, data.AT, tmp_path_factory.mktemp("work")).run()
    day = descriptor.from_json((root / f"{report.date}.json").read_bytes())
    return {file.name: root / file.path for file in day.files}


def history(get: Get, address: str) -> list[Any]:
    return list(get(f"{address}/history?from=2026-01-01&limit=1000").json["rates"])


def as_read(columns: tuple[Column, ...], rows: Iterator[Row]) -> list[Row]:
    kinds = [column.kind for column in columns]
    return [tuple(plain(kind, cell) for kind, cell in zip(kinds, row, strict=True)) for row in rows]


def grounds(rate: Any) -> Row:
    agreeing = " ".join(reading["source"] for reading in rate["sources"] if reading["agrees"])
    rules = " ".join(reason["rule"] for reason in rate["reasons"])
    return agreeing or None, rate["observed_at"], rules or None, rate["proof"]


def metal_rows(get: Get) -> Iterator[Row]:
    for key in sorted(metal.key for metal in instruments_of("metals")):
        for rate in history(get, f"/v1/metals/{key}"):
            ten = rate["prices"]["10g"] if rate["prices"] else {"amount": None, "derived": None}
            figures = rate["unit"], rate["price"], ten["amount"], ten["derived"]
            yield key, rate["date"], rate["date_bs"], rate["status"], *figures, *grounds(rate)


def currency_rows(get: Get) -> Iterator[Row]:
    for code in sorted(currency.key for currency in instruments_of("forex")):
        for rate in history(get, f"/v1/forex/{code}"):
            figures = (rate[name] for name in ("unit", "buy", "sell", "mid"))
            yield code, rate["date"], rate["date_bs"], rate["status"], *figures, *grounds(rate)


def calendar_rows(get: Get) -> Iterator[Row]:
    for month in range(1, 13):
        answer = get(f"/v1/calendar/{YEAR}/{month}").json
        days = (day for week in answer["weeks"] for day in week if day)
        yield from (calendar_row(answer, day) for day in days)


def calendar_row(answer: Any, day: Any) -> Row:
    holidays = day["holidays"]
    basis = answer["confidence"], answer["method"]
    return (
        *(day["date"], day["date_bs"], day["weekday"]["name"]["en"], day["panchanga"]["tithi"]["number"]),
        *(day["sunrise"], day["sunset"], day["is_off"]),
        " ".join(holiday["key"] for holiday in holidays) or None,
        "; ".join(holiday["name"]["en"] for holiday in holidays) or None,
        "; ".join(holiday["name"]["ne"] for holiday in holidays) or None,
        " ".join(holiday["scope"]["key"] for holiday in holidays) or None,
        " ".join(holiday["status"] for holiday in holidays) or None,
        " ".join(holiday["decision"] or "-" for holiday in holidays) or None,
        " ".join(festival["key"] for festival in day["festivals"]) or None,
        *basis,
    )


TABLES: dict[str, tuple[Any, tuple[Column, ...], int]] = {
    "metals": (metal_rows, rate_tables.METAL_COLUMNS, 60),
    "currencies": (currency_rows, rate_tables.CURRENCY_COLUMNS, 60),
    "calendar": (calendar_rows, calendar_table.COLUMNS, 365),
}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_the_apis_in_each_format(table: str, files: Files, stocked: Table, get: Get) -> None:
    answered, columns, least = TABLES[table]
    expected = as_read(columns, answered(get))
    assert len(expected) >= least
    for name, reader in READERS.items():
        assert reader(files, table, columns) == expected, name


def test_a_held_day_is_a_row_without_figures(files: Files) -> None:
    rows = {row[:2]: row for row in READERS["sqlite"](files, "metals", rate_tables.METAL_COLUMNS)}
    held = rows["gold", str(data.HELD)]
    assert held[3:8] == ("held", None, None, None, None)
    assert held[10] == "jump"


def test_corrections_are_the_apis_oldest_first(files: Files, stocked: Table, get: Get) -> None:
    lines = gzip.decompress(files["corrections.ndjson.gz"].read_bytes()).splitlines()
    answered = get("/v1/corrections?limit=500").json["corrections"]
    assert len(lines) == len(answered) > 0
    for line, row in zip(map(json.loads, lines), reversed(answered), strict=True):
        assert (
            line.items()
            >= {name: row[name] for name in ("at", "instrument", "date", "kind", "before", "after")}.items()
        )


def test_the_day_is_listed_with_addresses_and_hashes(files: Files, stocked: Table, get: Get) -> None:
    answer = get("/v1/archive", host="chautari.example").json
    (day,) = answer["days"]
    assert (day["date"], day["signature"], day["previous"]) == (str(date(2026, 8, 17)), "unsigned", None)
    assert {file["name"] for file in day["files"]} == files.keys()
    for file in day["files"]:
        body = files[file["name"]].read_bytes()
        assert file["url"] == f"https://chautari.example/archive/2026-08-17/{files[file['name']].name}"
        assert file["size"] == len(body)
    assert answer["next"] is None
