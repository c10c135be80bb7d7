"""Answers made ready, written by the run that changed them: gzipped JSON with its entity tag, one GetItem a request."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table, write


@dataclass(frozen=True, slots=True)
class ReadModel:
    """A ready answer.

    `version` counts its writes, so that no writer replaces a view that it has not read. `at` is the instant from which
    it is given out; None for one whose earlier versions nobody asks for.
    """

    body: bytes
    etag: str
    version: int
    at: datetime | None = None


def ready(value: object, version: int, at: datetime | None = None) -> ReadModel:
    """`value` as a view; the tag is of the content and not of the time."""
    text = codec.json_text(value)
    return ReadModel(codec.packed(value), f'"{hashlib.sha256(text).hexdigest()[:32]}"', version, at)


def get(table: Table, name: str) -> ReadModel | None:
    """The view called `name` as of the last finished write, or None before the first run."""
    return get_at(table, keys.view(name))


def as_of(table: Table, name: str, at: datetime) -> ReadModel | None:
    """The view called `name` that was given out at `at`, or None before the first."""
    present = get(table, name)
    if present is None or (present.at is not None and present.at <= at):
        return present
    answer = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk AND sk < :end",
        ExpressionAttributeValues=codec.item(
            {":pk": keys.view_versions(name), ":end": keys.instant(at) + keys.END_OF_INSTANT}
        ),
        ScanIndexForward=False,
        Limit=1,
        ConsistentRead=True,
    )
    return _view(answer["Items"][0]) if answer["Items"] else None


def first_at(table: Table, name: str) -> datetime | None:
    """The instant from which the first view called `name` was given out, or None before it."""
    answer = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": keys.view_versions(name)}),
        Limit=1,
    )
    return _view(answer["Items"][0]).at if answer["Items"] else None


def put(table: Table, name: str, view: ReadModel) -> None:
    """Write the next version of a view, and keep it for good under its instant.

    Raises Conflict if somebody else wrote it meanwhile.
    """
    write(table, _puts(table, keys.view(name), name, view), f"view {name}")


def get_at(table: Table, key: keys.Key) -> ReadModel | None:
    """What `get` gives, of any key."""
    answer = table.client.get_item(TableName=table.name, Key=codec.item(dict(key._asdict())), ConsistentRead=True)
    return _view(answer["Item"]) if "Item" in answer else None


def put_at(table: Table, key: keys.Key, view: ReadModel) -> None:
    """Write the next version of the view at any key. Raises Conflict as `put` does."""
    write(table, [_put(table, key, view, codec.next_version(view.version))], key.pk)


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
