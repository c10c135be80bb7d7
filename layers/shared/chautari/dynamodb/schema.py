"""Schema of stored items: each written item has its number in `v`, and none of a later schema is read.

After a rollback older code stands before items that later code wrote. Read by position, as days are, a later item can
be taken for another number; so it is refused, by readers and by writers, which read before they write. A schema is
therefore raised in two releases: the first reads it, the next writes it (docs/decisions/0026-data-that-outlives.md).

The client's own events do both: no store can forget it, and an item without `v` is of schema 1.
"""

from collections.abc import Iterator
from typing import Any

WRITTEN = 1
READ = 1
ATTRIBUTE = "v"
_ID = "chautari-schema"
_READS = ("GetItem", "Query", "BatchGetItem")


class NewerItem(Exception):
    """A stored item has a later schema than this code reads. Action: deploy the code that wrote it, or later."""


def versioned(client: Any) -> Any:
    """Make a boto3 client of DynamoDB write the schema and refuse a later one; the same client, also if it does so."""
    events = client.meta.events
    events.register("provide-client-params.dynamodb.PutItem", _stamp_put, unique_id=f"{_ID}-put")
    events.register("provide-client-params.dynamodb.TransactWriteItems", _stamp_transaction, unique_id=f"{_ID}-write")
    for operation in _READS:
        events.register(f"after-call.dynamodb.{operation}", _require_readable, unique_id=f"{_ID}-{operation}")
    return client


def stamped(item: dict[str, Any]) -> dict[str, Any]:
    """`item` with the schema that is written; one that has its own, put back by a restore, keeps it."""
    return {ATTRIBUTE: {"N": str(WRITTEN)}} | item


def require_readable(item: dict[str, Any]) -> None:
    """Raises NewerItem."""
    if int(item.get(ATTRIBUTE, {"N": "1"})["N"]) > READ:
        key = [item.get(name, {}).get("S", "?") for name in ("pk", "sk")]
        raise NewerItem(f"{' '.join(key)} has schema {item[ATTRIBUTE]['N']}; this code reads up to {READ}")


def _stamp_put(params: dict[str, Any], **_: Any) -> dict[str, Any]:
    return {**params, "Item": stamped(params["Item"])}


def _stamp_transaction(params: dict[str, Any], **_: Any) -> dict[str, Any]:
    return {**params, "TransactItems": [_stamp_action(action) for action in params["TransactItems"]]}


def _stamp_action(action: dict[str, Any]) -> dict[str, Any]:
    if "Put" not in action:
        return action
    return {"Put": {**action["Put"], "Item": stamped(action["Put"]["Item"])}}


def _require_readable(parsed: dict[str, Any], **_: Any) -> None:
    for item in _items_of(parsed):
        require_readable(item)


def _items_of(response: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "Item" in response:
        yield response["Item"]
    yield from response.get("Items", ())
    for items in response.get("Responses", {}).values():
        yield from items
