"""Items that are only ever added and are read newest first: their sort keys begin with an instant."""

from collections.abc import Iterator

from chautari.dynamodb import codec
from chautari.dynamodb.table import Table


def newest_first(table: Table, pk: str, until: str | None, at_once: int) -> Iterator[codec.Attributes]:
    """The items of a partition from sort key `until` (included; None: the newest) backwards, `at_once` a request."""
    values = {":pk": pk, **({":until": until} if until is not None else {})}
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk" + (" AND sk <= :until" if until is not None else ""),
        ExpressionAttributeValues=codec.item(dict(values)),
        ScanIndexForward=False,
        ConsistentRead=True,
        PaginationConfig={"PageSize": at_once},
    )
    for page in pages:
        yield from page["Items"]
