"""A proof is one read: the day as it was judged stands beside its revisions, and is not believed where it is older."""

from collections.abc import Iterator
from datetime import date

import pytest

from chautari.core.http_messages import DateRange
from chautari.dynamodb import keys
from chautari.dynamodb.table import Table
from chautari.rates.ingest import job, pipeline
from chautari.rates.store import series as store
from tests.api.conftest import Answer, Get
from tests.api.metered import metered_api
from tests.support.boards import board, page_of
from tests.support.observations import FRIDAY, MONDAY, NOW, SUNDAY
from tests.support.shelf import shelf
from tools.bench.requests import Meter

DAY, REVISION = "/v1/proof/gold.2026-08-17", "/v1/proof/gold.2026-08-17.fenegosida.1"


@pytest.fixture
def reads(table: Table, monkeypatch: pytest.MonkeyPatch) -> Iterator[Meter]:
    """What is read of the empty table."""
    yield from metered_api(table, monkeypatch)


def read(table: Table, source: str, tola: str, on: date = MONDAY) -> None:
    """A run of a source."""
    page = page_of(("gold", on, {"tola": tola}))
    pipeline.run(board(source), DateRange(on, on), lambda _: page, table, shelf(), NOW)


def without_days(table: Table, *dates: date) -> None:
    """As code of before left the table: a year without its mark, and no day beside its revisions."""
    for on in dates:
        table.client.delete_item(TableName=table.name, Key=_key(keys.day_of_rate("gold", on)))
    unmark(table)


def unmark(table: Table) -> None:
    """As code of before writes a year."""
    key = _key(keys.series("gold", 2026))
    table.client.update_item(TableName=table.name, Key=key, UpdateExpression="REMOVE by_day")


def _key(key: keys.Key) -> dict[str, dict[str, str]]:
    return {"pk": {"S": key.pk}, "sk": {"S": key.sk}}


def both_ways(table: Table, get: Get, address: str) -> list[str]:
    """The answer as it is, and as it is where nothing stands beside the revisions."""
    answer = get(address)
    without_days(table, FRIDAY, SUNDAY, MONDAY)
    return [answer.text, get(address).text]


@pytest.mark.parametrize("address", [DAY, REVISION, "/en/proof/gold.2026-08-17", "/ne/proof/gold.2026-08-17"])
def test_a_proof_is_one_read_of_a_unit_at_most(table: Table, reads: Meter, get: Get, address: str) -> None:
    for source, tola in (("fenegosida", "306800"), ("nepalipatro", "306800"), ("fenegosida", "306900")):
        read(table, source, tola)
    reads.reset()
    assert get(address).status == 200
    assert reads.reads == 1
    assert reads.units <= 1


def test_what_was_never_stored_is_one_read(table: Table, reads: Meter, get: Get) -> None:
    assert get(DAY).status == 404
    assert reads.reads == 1


@pytest.mark.parametrize("address", [DAY, REVISION])
def test_it_says_what_the_year_says_after_each_write(table: Table, get: Get, address: str) -> None:
    for source, tola in (("fenegosida", "306800"), ("nepalipatro", "307900"), ("nepalipatro", "306800")):
        read(table, source, tola)
        assert len({*both_ways(table, get, address)}) == 1


def test_a_day_that_another_day_has_judged_anew_says_so(table: Table, reads: Meter, get: Get) -> None:
    """Sunday makes a leap of Monday's price, which nobody had called one."""
    for source in ("fenegosida", "nepalipatro"):
        read(table, source, "306800")
    assert get(DAY).json["status"] == "confirmed"
    for source in ("fenegosida", "nepalipatro"):
        read(table, source, "206800", on=SUNDAY)
    reads.reset()
    answer = get(DAY)
    assert (answer.json["status"], reads.reads) == ("provisional", 1)
    assert len({*both_ways(table, get, DAY)}) == 1


@pytest.mark.parametrize("address", [DAY, REVISION])
def test_what_code_of_before_stored_takes_two_reads(table: Table, reads: Meter, get: Get, address: str) -> None:
    read(table, "fenegosida", "306800")
    expected = get(address).text
    without_days(table, MONDAY)
    reads.reset()
    assert (get(address).text, reads.reads) == (expected, 2)


def test_a_day_that_lacks_a_revision_is_not_believed(table: Table, reads: Meter, get: Get) -> None:
    """As where code of before wrote the revision, or where half of a write is seen."""
    read(table, "fenegosida", "306800")
    kept = _day(table)
    read(table, "fenegosida", "306900")
    table.client.put_item(TableName=table.name, Item=kept)
    reads.reset()
    answer = get(DAY)
    assert (answer.json["proofs"][0]["revision"], reads.reads) == (2, 2)
    assert len({answer.text, *both_ways(table, get, DAY)}) == 1


def _day(table: Table) -> dict[str, dict[str, str]]:
    item: dict[str, dict[str, str]] = table.client.get_item(
        TableName=table.name, Key=_key(keys.day_of_rate("gold", MONDAY))
    )["Item"]
    return item


def _stale(table: Table, get: Get) -> Answer:
    """A table in which code of before judged Monday anew, by Sunday: the answer that is right."""
    for source in ("fenegosida", "nepalipatro"):
        read(table, source, "306800")
    kept = _day(table)
    for source in ("fenegosida", "nepalipatro"):
        read(table, source, "206800", on=SUNDAY)
    answer = get(DAY)
    table.client.put_item(TableName=table.name, Item=kept)
    unmark(table)
    return answer


def test_a_deploy_writes_the_days_that_code_of_before_left(table: Table, reads: Meter, get: Get) -> None:
    expected = _stale(table, get)
    assert get(DAY).text != expected.text
    job.republish(table, NOW)
    reads.reset()
    assert (get(DAY).text, reads.reads) == (expected.text, 1)
    versions = [year.version for year in store.latest_years(table, "gold")]
    job.republish(table, NOW)
    assert [year.version for year in store.latest_years(table, "gold")] == versions == [4]


def test_a_write_of_a_year_of_before_writes_all_its_days(table: Table, get: Get) -> None:
    expected = _stale(table, get)
    read(table, "fenegosida", "206700", on=FRIDAY)
    assert get(DAY).json["status"] == expected.json["status"] == "provisional"
    assert len({*both_ways(table, get, DAY)}) == 1
