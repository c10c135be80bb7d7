"""Read models: responses built by the run that changes their data, stored as gzipped JSON with entity tag.

Serving one takes one GetItem.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table, write

# The event after a deploy: rewrite what is published by today's code, and ask nobody.
REPUBLISH = {"republish": True}


@dataclass(frozen=True, slots=True)
class ReadModel:
    """A response ready to serve.

    - `version` counts its writes, so that no writer replaces a view that it has not read (optimistic locking).
    - `at` is the instant from which it is served; None for one whose earlier versions are not stored.
    """

    body: bytes
    etag: str
    version: int
    at: datetime | None = None


def ready(value: object, version: int, at: datetime | None = None) -> ReadModel:
    """Encode `value` as a view. The entity tag depends on the content only."""
    text = codec.json_text(value)
    return ReadModel(codec.packed(value), f'"{hashlib.sha256(text).hexdigest()[:32]}"', version, at)


def get(table: Table, name: str) -> ReadModel | None:
    """The current view `name` (strongly consistent read), or None before its first write."""
    return get_at(table, keys.view(name))


def as_of(table: Table, name: str, at: datetime) -> ReadModel | None:
    """The view `name` that was served at the instant `at`, or None before the first."""
    current = get(table, name)
    if current is None or (current.at is not None and current.at <= at):
        return current
    result = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk AND sk < :end",
        ExpressionAttributeValues=codec.item(
            {":pk": keys.view_versions(name), ":end": keys.instant(at) + keys.END_OF_INSTANT}
        ),
        ScanIndexForward=False,
        Limit=1,
        ConsistentRead=True,
    )
    return _view(result["Items"][0]) if result["Items"] else None


def first_at(table: Table, name: str) -> datetime | None:
    """The instant from which the first version of the view `name` was served, or None before it."""
    result = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": keys.view_versions(name)}),
        Limit=1,
    )
    return _view(result["Items"][0]).at if result["Items"] else None


def get_each(table: Table, names: Iterable[str]) -> list[ReadModel | None]:
    """The current read models `names`, in this order, each as `get` reads it."""
    return [get(table, name) for name in names]


def put(table: Table, name: str, view: ReadModel) -> None:
    """Write the next version of a view, and append it to its versions if it has an instant.

    One transaction. Raises Conflict on a concurrent write.
    """
    write(table, puts(table, name, view), f"view {name}")


def puts(table: Table, name: str, view: ReadModel) -> list[dict[str, Any]]:
    """The actions of `put`, for a transaction that writes more than the view."""
    return list(_puts(table, keys.view(name), name, view))


def get_at(table: Table, key: keys.Key, *, is_consistent: bool = True) -> ReadModel | None:
    """The current view under any key, or None; `is_consistent` as of queries."""
    wanted = codec.item(dict(key._asdict()))
    result = table.client.get_item(TableName=table.name, Key=wanted, ConsistentRead=is_consistent)
    return _view(result["Item"]) if "Item" in result else None


def put_at(table: Table, key: keys.Key, view: ReadModel) -> None:
    """Write the next version of the view under any key, and store no earlier one. Raises Conflict as `put` does."""
    write(table, puts_at(table, key, view), key.pk)


def puts_at(table: Table, key: keys.Key, view: ReadModel) -> list[dict[str, Any]]:
    """The actions of `put_at`, for a transaction that writes more than the view."""
    return [_put(table, key, view, codec.next_version(view.version))]


def _puts(table: Table, key: keys.Key, name: str, view: ReadModel) -> Iterator[dict[str, Any]]:
    yield _put(table, key, view, codec.next_version(view.version))
    if view.at is not None:
        yield _put(table, keys.view_version(name, view.at, view.version), view, {})


def _put(table: Table, key: keys.Key, view: ReadModel, condition: dict[str, Any]) -> dict[str, Any]:
    at = keys.instant(view.at) if view.at else None
    item = codec.item({**key._asdict(), "body": view.body, "etag": view.etag, "version": view.version, "at": at})
    return {"Put": {"TableName": table.name, "Item": item, **condition}}


def _view(item: codec.Attributes) -> ReadModel:
    at = datetime.fromisoformat(item["at"]["S"]) if "at" in item else None
    return ReadModel(item["body"]["B"], item["etag"]["S"], int(item["version"]["N"]), at)
