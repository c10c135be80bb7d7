"""The schema of stored items: written with each, and an item of a later one is refused by readers and writers."""

import json
from datetime import UTC, datetime
from typing import Any
from unittest import mock

import pytest
from aws_lambda_powertools import Logger

from chautari.api.app import Api
from chautari.api.endpoints import ENDPOINTS
from chautari.api.endpoints.pages import PAGES
from chautari.calendar.publish import job as calendar_job
from chautari.dynamodb import almanac_keys, codec, keys, pauses, schema
from chautari.dynamodb.schema import NewerItem
from chautari.dynamodb.table import Table
from tests.api import data
from tests.api.conftest import event_of

NOW = datetime(2026, 8, 17, 12, tzinfo=UTC)


def every_item(table: Table) -> list[Any]:
    pages = table.client.get_paginator("scan").paginate(TableName=table.name)
    return [item for page in pages for item in page["Items"]]


def write_later(table: Table, pk: str, sk: str) -> None:
    """Let a later version of the code have written the item at a key."""
    table.client.update_item(
        TableName=table.name,
        Key=codec.item({"pk": pk, "sk": sk}),
        UpdateExpression="SET v = :later",
        ExpressionAttributeValues=codec.item({":later": schema.READ + 1}),
    )


def test_what_is_written_can_be_read() -> None:
    assert 1 <= schema.WRITTEN <= schema.READ


def test_every_item_of_every_store_says_its_schema(table: Table) -> None:
    data.stock(table)
    pauses.pause(table, "rates", "nrb", "moving", NOW)
    items = every_item(table)
    assert len({item["pk"]["S"].partition("#")[0] for item in items}) > 12
    assert [item["pk"] for item in items if item.get("v") != {"N": str(schema.WRITTEN)}] == []


def test_an_item_from_before_schemas_is_read(table: Table) -> None:
    pauses.pause(table, "rates", "nrb", "moving", NOW)
    table.client.update_item(
        TableName=table.name, Key=codec.item(dict(keys.pauses("rates")._asdict())), UpdateExpression="REMOVE v"
    )
    assert pauses.by_key(table, "rates").keys() == {"nrb"}


def test_a_later_item_is_refused_by_each_way_of_reading(table: Table) -> None:
    data.stock_rates(table)
    write_later(table, "SERIES#gold", "2026")
    key = codec.item({"pk": "SERIES#gold", "sk": "2026"})
    values = codec.item({":pk": "SERIES#gold"})
    with pytest.raises(NewerItem, match="SERIES#gold 2026 has schema 2"):
        table.client.get_item(TableName=table.name, Key=key)
    with pytest.raises(NewerItem):
        table.client.query(TableName=table.name, KeyConditionExpression="pk = :pk", ExpressionAttributeValues=values)
    with pytest.raises(NewerItem):
        table.client.batch_get_item(RequestItems={table.name: {"Keys": [key]}})


def test_a_writer_that_meets_a_later_item_raises_and_writes_nothing(table: Table) -> None:
    pauses.pause(table, "rates", "nrb", "moving", NOW)
    write_later(table, *keys.pauses("rates"))
    with pytest.raises(NewerItem):
        pauses.resume(table, "rates", "nrb")
    assert len(every_item(table)) == 1


def test_a_run_of_the_calendar_over_a_later_year_fails_loudly(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_job, "YEARS", range(2083, 2084))
    data.stock_calendar(table, (2083,))
    write_later(table, *almanac_keys.almanac(2083))
    before = every_item(table)
    with pytest.raises(NewerItem):
        calendar_job.run({"calendar": "publish"}, (), table, NOW)
    assert every_item(table) == before


@pytest.mark.parametrize("path", ["/v1/metals", "/en"])
def test_a_later_item_is_answered_by_a_refusal_and_no_number(table: Table, path: str) -> None:
    data.stock(table)
    for name in ("metals", "home"):
        write_later(table, *keys.view(name))
    api = Api((*ENDPOINTS, *PAGES), lambda: table, lambda: NOW, Logger("schema"))
    answer = api.resolve(event_of(path), mock.Mock())
    assert (answer["statusCode"], answer["headers"]["Retry-After"]) == (503, "300")
    assert "306800" not in answer["body"]
    if path.startswith("/v1"):
        assert json.loads(answer["body"])["type"].endswith(":newer-data")


def test_a_restored_item_keeps_its_own_schema() -> None:
    assert schema.stamped({"v": {"N": "7"}})["v"] == {"N": "7"}
