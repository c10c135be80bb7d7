"""Append-only items whose sort keys begin with an instant, read newest first."""

from collections.abc import Iterator

from chautari.dynamodb import codec
from chautari.dynamodb.table import Table


def newest_first(table: Table, pk: str, until: str | None, page_size: int) -> Iterator[codec.Attributes]:
    """Query a partition backwards from sort key `until` (included; None: the newest), `page_size` items a request."""
    values = {":pk": pk, **({":until": until} if until is not None else {})}
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk" + (" AND sk <= :until" if until is not None else ""),
        ExpressionAttributeValues=codec.item(dict(values)),
        ScanIndexForward=False,
        ConsistentRead=True,
        PaginationConfig={"PageSize": page_size},
    )
    for page in pages:
        yield from page["Items"]
