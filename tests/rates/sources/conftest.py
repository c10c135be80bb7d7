"""Tables that are filled once for many tests, each of which leaves them as they were."""

from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from chautari.dynamodb.table import Table
from tests.rates.sources.world import FIRST, SECOND, beside, run
from tests.support.template_table import create_table

Items = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def filled() -> Iterator[Callable[[str], tuple[Table, Items]]]:
    """Gives the table in which `key` and the source beside it were read on the first day, the latter on the second."""
    known: dict[str, tuple[Table, Items]] = {}
    with mock_aws():
        client = boto3.client(
            "dynamodb", region_name="ap-south-1", aws_access_key_id="none", aws_secret_access_key="none"
        )

        def fill(key: str) -> tuple[Table, Items]:
            if key not in known:
                table = Table(client, create_table(client, f"beside-{key}"))
                run(table, [key, beside(key)], FIRST)
                run(table, [beside(key)], SECOND)
                known[key] = table, items(table)
            return known[key]

        yield fill


@pytest.fixture
def one_day(request: pytest.FixtureRequest, filled: Callable[[str], tuple[Table, Items]], key: str) -> Iterator[Table]:
    """The table of the test's `key`, put back afterwards."""
    table, before = filled(key)
    yield table
    after = items(table)
    for name in after.keys() - before.keys():
        table.client.delete_item(TableName=table.name, Key={"pk": after[name]["pk"], "sk": after[name]["sk"]})
    for name, item in before.items():
        if after.get(name) != item:
            table.client.put_item(TableName=table.name, Item=item)


def items(table: Table) -> Items:
    """Everything in a table by key."""
    found = table.client.scan(TableName=table.name)["Items"]
    return {(item["pk"]["S"], item["sk"]["S"]): item for item in found}
