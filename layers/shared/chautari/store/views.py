"""Answers made ready, written by the run that changed them: gzipped JSON with its entity tag, one GetItem a request."""

import hashlib
from dataclasses import dataclass

from chautari.store import codec, keys
from chautari.store.table import Conflict, Table


@dataclass(frozen=True, slots=True)
class View:
    """A ready answer.

    `version` counts its writes, so that nobody writes over a view that he has not seen.
    """

    body: bytes
    etag: str
    version: int


def ready(value: object, version: int) -> View:
    """`value` as a view; the tag is of the content and not of the time."""
    text = codec.json_text(value)
    return View(codec.packed(value), f'"{hashlib.sha256(text).hexdigest()[:32]}"', version)


def get(table: Table, name: str) -> View | None:
    """The view called `name` as of the last finished write, or None before the first run."""
    return get_at(table, keys.view(name))


def put(table: Table, name: str, view: View) -> None:
    """Write the next version of a view. Raises Conflict if somebody else wrote it meanwhile."""
    put_at(table, keys.view(name), view)


def get_at(table: Table, key: keys.Key) -> View | None:
    """What `get` gives, of any key."""
    answer = table.client.get_item(TableName=table.name, Key=codec.item(dict(key._asdict())), ConsistentRead=True)
    found = answer.get("Item")
    return View(found["body"]["B"], found["etag"]["S"], int(found["version"]["N"])) if found else None


def put_at(table: Table, key: keys.Key, view: View) -> None:
    """What `put` does, at any key."""
    item = codec.item({**key._asdict(), "body": view.body, "etag": view.etag, "version": view.version})
    try:
        table.client.put_item(TableName=table.name, Item=item, **codec.next_version(view.version))
    except table.client.exceptions.ConditionalCheckFailedException as error:
        raise Conflict(f"{key.pk} moved on") from error
