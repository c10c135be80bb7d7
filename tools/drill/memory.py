"""A DynamoDB table in memory: just the calls that the package's stores make, with their conditions.

moto answers the same calls a hundred times slower; tests/drill holds the two to the same answers.
"""

import operator
import re
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

from chautari.dynamodb import schema

Item = dict[str, Any]

_CONDITION = re.compile(
    r"pk = :pk(?: AND (?:sk (?P<compare><=|<|>) (?P<bound>:\w+)|sk BETWEEN (?P<first>:\w+) AND (?P<last>:\w+)"
    r"|begins_with\(sk, (?P<prefix>:\w+)\)))?"
)

_COMPARED: dict[str, Callable[[str, str], bool]] = {"<=": operator.le, "<": operator.lt, ">": operator.gt}


class ConditionalCheckFailedException(Exception):
    """The condition of a put or an update does not hold. `response` has the item if it was to be told."""

    def __init__(self, pk: str, response: Item | None = None) -> None:
        super().__init__(pk)
        self.response = response or {}


class TransactionCanceledException(Exception):
    """The condition of one action does not hold: nothing was written."""

    def __init__(self, codes: list[str]) -> None:
        super().__init__(codes)
        self.response = {"CancellationReasons": [{"Code": code} for code in codes]}


class MemoryTable:
    """A client of one table, whatever its name. `items` maps pk and sk to items, which are never changed in place."""

    exceptions = SimpleNamespace(
        ConditionalCheckFailedException=ConditionalCheckFailedException,
        TransactionCanceledException=TransactionCanceledException,
    )

    def __init__(self, items: dict[str, dict[str, Item]] | None = None) -> None:
        self.items = items or {}

    def copy(self) -> "MemoryTable":
        """A table of its own that holds the same items."""
        return MemoryTable({pk: dict(items) for pk, items in self.items.items()})

    def get_item(self, *, TableName: str, Key: Item, ConsistentRead: bool = False) -> Item:
        """`Item` where there is one."""
        found = self.items.get(Key["pk"]["S"], {}).get(Key["sk"]["S"])
        return {"Item": found} if found else {}

    def put_item(self, *, TableName: str, Item: Item, **condition: Any) -> None:
        """Write under a condition. Raises ConditionalCheckFailedException."""
        if not self._holds(Item, **condition):
            raise ConditionalCheckFailedException(Item["pk"]["S"])
        self._put(Item)

    def transact_write_items(self, *, TransactItems: list[Item]) -> None:
        """Write every put or none, if all that is checked holds too. Raises TransactionCanceledException."""
        actions = [dict(action) for each in TransactItems for action in each.values()]
        held = [self._holds(action.get("Item") or action["Key"], **_condition(action)) for action in actions]
        if not all(held):
            raise TransactionCanceledException(["None" if each else "ConditionalCheckFailed" for each in held])
        for action in actions:
            if "Item" in action:
                self._put(action["Item"])

    def query(
        self,
        *,
        TableName: str,
        KeyConditionExpression: str,
        ExpressionAttributeValues: Item,
        ConsistentRead: bool = False,
        ScanIndexForward: bool = True,
        Limit: int | None = None,
    ) -> Item:
        """`Items` of one pk in order of sk. Raises ValueError for a condition that the store does not use."""
        values = {name: value["S"] for name, value in ExpressionAttributeValues.items()}
        items = self.items.get(values[":pk"], {})
        found = sorted(
            (sk for sk in items if _matches(KeyConditionExpression, values, sk)), reverse=not ScanIndexForward
        )
        return {"Items": [items[sk] for sk in found[:Limit]]}

    def get_paginator(self, operation: str) -> Any:
        """Pages of a query: one holds all."""
        return SimpleNamespace(paginate=lambda **asked: _one_page(getattr(self, operation)(**asked)))

    def _holds(self, Item: Item, ConditionExpression: str = "", ExpressionAttributeValues: Item | None = None) -> bool:
        known = self.items.get(Item["pk"]["S"], {}).get(Item["sk"]["S"])
        match ConditionExpression:
            case "":
                return True
            case "attribute_not_exists(pk)":
                return known is None
            case "attribute_not_exists(pk) OR attribute_exists(refused)":
                return known is None or "refused" in known
            case "version = :expected":
                return known is not None and known["version"] == (ExpressionAttributeValues or {})[":expected"]
        raise ValueError(ConditionExpression)

    def _put(self, item: Item) -> None:
        self.items.setdefault(item["pk"]["S"], {})[item["sk"]["S"]] = schema.stamped(item)


def _condition(action: Item) -> dict[str, Any]:
    return {name: action[name] for name in ("ConditionExpression", "ExpressionAttributeValues") if name in action}


def _one_page(page: Item) -> Iterator[Item]:
    yield page


def _matches(condition: str, values: dict[str, str], sk: str) -> bool:
    parts = _CONDITION.fullmatch(condition)
    if parts is None:
        raise ValueError(condition)
    if parts["compare"]:
        return _COMPARED[parts["compare"]](sk, values[parts["bound"]])
    if parts["first"]:
        return values[parts["first"]] <= sk <= values[parts["last"]]
    return sk.startswith(values[parts["prefix"]]) if parts["prefix"] else True


class Bucket:
    """The bucket of evidence in memory: what is kept is not looked at by a drill."""

    def put_object(self, **_: Any) -> None:
        """Take an object."""
