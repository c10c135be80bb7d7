"""A year as it was: a snapshot and what was written since, in one page, also where code of before wrote a part."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.rates.model.series import MarketDay, SeriesYear
from chautari.rates.store import series_as_of, series_writer
from chautari.rates.store.series_codec import SNAPSHOT_EVERY, days_to_json
from tests.support.factories import market_day
from tests.support.faulty import Faulty
from tests.support.observations import NOW, tola
from tools.drill.memory import MemoryTable

DAYS = [date(2026, 1, 1) + timedelta(number) for number in range(30)]
WRITES = 3 * SNAPSHOT_EVERY + 7


def at(version: int) -> datetime:
    return NOW + timedelta(hours=version)


def written(version: int) -> MarketDay:
    """What a version changes: another day each time, the first days again and again."""
    return market_day(DAYS[version * 7 % len(DAYS)], tola("fenegosida", 300000 + version))


def days_at(version: int) -> tuple[MarketDay, ...]:
    days = {day.date: day for day in map(written, range(1, version + 1))}
    return tuple(days[on] for on in sorted(days))


def write(table: Table, version: int) -> None:
    year = SeriesYear("gold", 2026, version, days_at(version), at(version), (written(version),))
    series_writer.write_years(table, [year], [])


@pytest.fixture(scope="module")
def table() -> Table:
    table = Table(MemoryTable(), "memory")
    for version in range(1, WRITES + 1):
        write(table, version)
    return table


def year_at(table: Table, version: int) -> SeriesYear:
    (year,) = series_as_of.years(table, "gold", 2026, 2026, at(version))
    return year


@pytest.mark.parametrize("version", [1, 24, 25, 26, 49, 50, 51, 75, 81])
def test_a_version_is_what_was_stored_then(table: Table, version: int) -> None:
    year = year_at(table, version)
    assert (year.days, year.version, year.at) == (days_at(version), version, at(version))


def test_no_instant_costs_more_than_the_year_and_a_page_of_its_writes(table: Table) -> None:
    for version in (20, 60, 80):
        counted = Faulty()
        pages: list[Any] = []
        year_at(Table(_Paged(counted.client(table.client), pages), "memory"), version)
        assert counted.calls == ["query", "query"]
        assert len(pages[-1]) <= SNAPSHOT_EVERY


def test_a_year_that_code_of_before_wrote_is_summed(table: Table) -> None:
    """Its writes are changes alone; those after it have snapshots, and a rollback writes changes again."""
    old = Table(table.client.copy(), "memory")
    versions = old.client.items[keys.year_version("gold", 2026, NOW, 0).pk]
    for sk, item in list(versions.items()):
        number = int(sk.rpartition("#")[2])
        if number <= 2 * SNAPSHOT_EVERY:
            changed = codec.packed(days_to_json([written(number)]))
            versions[sk] = {"pk": item["pk"], "sk": item["sk"], "days": {"B": changed}}
    for version in (1, 30, 74, 75, 80):
        assert year_at(old, version).days == days_at(version)


def test_code_of_before_reads_the_sum_of_all_writes_as_ever(table: Table) -> None:
    """A rollback: each item is taken for what it changed, and the later ones win."""
    items = table.client.items[keys.year_version("gold", 2026, NOW, 0).pk]
    earlier = [items[sk] for sk in sorted(items) if sk < keys.instant(at(60))]
    summed = {row[0]: row for item in earlier for row in codec.unpacked(item["days"]["B"])}
    assert [summed[on] for on in sorted(summed)] == days_to_json(days_at(59))


def test_before_the_first_write_there_is_no_year(table: Table) -> None:
    assert series_as_of.years(table, "gold", 2026, 2026, NOW) == []


class _Paged:
    """A client that notes how many items each page has."""

    def __init__(self, client: Any, pages: list[Any]) -> None:
        self._client, self._pages = client, pages

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def query(self, **parameters: Any) -> Any:
        page = self._client.query(**parameters)
        self._pages.append(page["Items"])
        return page
