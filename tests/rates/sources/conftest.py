"""Tables that are filled once for many tests; each test restores its table."""

from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from chautari.dynamodb.table import Table
from tests.rates.sources.world import FIRST, SECOND, neighbour, run
from tests.support.template_table import create_table

Items = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def filled() -> Iterator[Callable[[str], tuple[Table, Items]]]:
    """Returns the table in which `key` and its neighbour were read on the first day, the neighbour on the second."""
    filled_tables: dict[str, tuple[Table, Items]] = {}
    with mock_aws():
        client = boto3.client(
            "dynamodb", region_name="ap-south-1", aws_access_key_id="none", aws_secret_access_key="none"
        )

        def fill(key: str) -> tuple[Table, Items]:
            if key not in filled_tables:
                table = Table(client, create_table(client, f"neighbour-of-{key}"))
                run(table, [key, neighbour(key)], FIRST)
                run(table, [neighbour(key)], SECOND)
                filled_tables[key] = table, items(table)
            return filled_tables[key]

        yield fill


@pytest.fixture
def one_day(request: pytest.FixtureRequest, filled: Callable[[str], tuple[Table, Items]], key: str) -> Iterator[Table]:
    """The table of the test's `key`, restored afterwards."""
    table, items_before = filled(key)
    yield table
    items_after = items(table)
    for name in items_after.keys() - items_before.keys():
        table.client.delete_item(
            TableName=table.name, Key={"pk": items_after[name]["pk"], "sk": items_after[name]["sk"]}
        )
    for name, item in items_before.items():
        if items_after.get(name) != item:
            table.client.put_item(TableName=table.name, Item=item)


def items(table: Table) -> Items:
    """All items of a table by key."""
    scanned = table.client.scan(TableName=table.name)["Items"]
    return {(item["pk"]["S"], item["sk"]["S"]): item for item in scanned}
