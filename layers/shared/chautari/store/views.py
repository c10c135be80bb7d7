"""Answers made ready, written by the run that changed them: gzipped JSON with its entity tag, one GetItem a request."""

import hashlib
from dataclasses import dataclass

from chautari.store import codec, keys
from chautari.store.table import Conflict, Table


@dataclass(frozen=True, slots=True)
class View:
    """A ready answer.

    `basis` is the sum of the versions it was made from: it only grows, so an older view never wins.
    """

    body: bytes
    etag: str
    basis: int


def ready(value: object, basis: int) -> View:
    """`value` as a view; the tag is of the content and not of the time."""
    text = codec.json_text(value)
    return View(codec.packed(value), f'"{hashlib.sha256(text).hexdigest()[:32]}"', basis)


def get(table: Table, name: str) -> View | None:
    """The view called `name`, or None before the first run."""
    pk, sk = keys.view(name)
    answer = table.client.get_item(TableName=table.name, Key=codec.item({"pk": pk, "sk": sk}))
    found = answer.get("Item")
    return View(found["body"]["B"], found["etag"]["S"], int(found["basis"]["N"])) if found else None


def put(table: Table, name: str, view: View) -> None:
    """Write a view over one of the same or an older basis. Raises Conflict if a newer one is there."""
    pk, sk = keys.view(name)
    item = codec.item({"pk": pk, "sk": sk, "body": view.body, "etag": view.etag, "basis": view.basis})
    try:
        table.client.put_item(
            TableName=table.name,
            Item=item,
            ConditionExpression="attribute_not_exists(pk) OR basis <= :basis",
            ExpressionAttributeValues=codec.item({":basis": view.basis}),
        )
    except table.client.exceptions.ConditionalCheckFailedException as error:
        raise Conflict(f"a newer view {name} is there") from error
