"""Store of take-downs: every decision about an article, append-only. Which articles are off follows from them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.news.model.take_down import TakeDown


def decisions(table: Table) -> list[TakeDown]:
    """Every decision, oldest first."""
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": keys.TAKE_DOWNS}),
        ConsistentRead=True,
    )
    return [_take_down(item) for page in pages for item in page["Items"]]


def standing(decided: Iterable[TakeDown]) -> dict[str, TakeDown]:
    """The last decision on each article that is off, by its id. `decided` is oldest first."""
    last = {decision.id: decision for decision in decided}
    return {article_id: decision for article_id, decision in last.items() if not decision.is_back}


def action(table: Table, decision: TakeDown) -> dict[str, Any]:
    """The transaction action that appends a decision."""
    item = {
        **keys.take_down(decision.at, decision.id)._asdict(),
        "id": decision.id,
        "at": keys.instant(decision.at),
        "reason": decision.reason,
        "by": decision.by,
        "revision": decision.revision,
        "is_back": int(decision.is_back),
    }
    put = {"TableName": table.name, "Item": codec.item(item)}
    return {"Put": {**put, "ConditionExpression": "attribute_not_exists(pk)"}}


def _take_down(item: codec.Attributes) -> TakeDown:
    return TakeDown(
        item["id"]["S"],
        datetime.fromisoformat(item["at"]["S"]),
        item["reason"]["S"],
        item["by"]["S"],
        int(item["revision"]["N"]),
        item["is_back"]["N"] == "1",
    )
