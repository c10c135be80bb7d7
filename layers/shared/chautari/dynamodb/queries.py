"""Queries of one partition, read to the end, strongly consistent unless half the price is asked for."""

from collections.abc import Mapping
from typing import Any

from chautari.dynamodb import codec
from chautari.dynamodb.table import Table


def items(
    table: Table, condition: str, values: Mapping[str, object], *, is_consistent: bool = True, **options: Any
) -> list[codec.Attributes]:
    """The items that meet a key condition, in order of the sort key.

    - values: of the condition's placeholders.
    - is_consistent: whether what was written within the last second is in it; without it a read costs half.
    - options: further parameters of the query; of `Limit` items no more pages are read.
    """
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression=condition,
        ExpressionAttributeValues=codec.item(dict(values)),
        ConsistentRead=is_consistent,
        **options,
    )
    read: list[codec.Attributes] = []
    for page in pages:
        read += page["Items"]
        if "Limit" in options and len(read) >= options["Limit"]:
            break
    return read
