"""The table in memory with the calls of the news stores besides: updates, batches, filtered and bounded queries."""

import operator
import re
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

from tools.drill.memory import ConditionalCheckFailedException, Item, MemoryTable

_CLAUSE = re.compile(
    r"attribute_not_exists\((?P<absent>[#\w]+)\)|(?P<name>[#\w]+) (?P<compare><=|<|=) (?P<value>:\w+)", re.ASCII
)
_SET = re.compile(r"([#\w]+) = (?:if_not_exists\((\w+), )?(:\w+)", re.ASCII)
_REMOVE, _ADD = re.compile(r"REMOVE ([#\w]+)", re.ASCII), re.compile(r"ADD (\w+) (:\w+)", re.ASCII)
_COMPARED: dict[str, Callable[[Any, Any], bool]] = {"<=": operator.le, "<": operator.lt, "=": operator.eq}


class NewsTable(MemoryTable):
    """A client of one table, with every call that the package makes."""

    def copy(self) -> "NewsTable":
        """A table of its own that holds the same items."""
        return NewsTable({pk: dict(items) for pk, items in self.items.items()})

    def update_item(
        self,
        *,
        TableName: str,
        Key: Item,
        UpdateExpression: str,
        ConditionExpression: str = "",
        ExpressionAttributeValues: Item | None = None,
        ExpressionAttributeNames: Item | None = None,
        ReturnValues: str = "NONE",
        ReturnValuesOnConditionCheckFailure: str = "NONE",
    ) -> Item:
        """Set, remove or add to attributes under a condition; the new item. Raises ConditionalCheckFailedException."""
        names, found = ExpressionAttributeNames or {}, self.get_item(TableName=TableName, Key=Key).get("Item", {})
        values = ExpressionAttributeValues or {}
        if ConditionExpression and not _is_met(ConditionExpression, found, values, names):
            is_told = ReturnValuesOnConditionCheckFailure == "ALL_OLD" and found
            raise ConditionalCheckFailedException(Key["pk"]["S"], {"Item": found} if is_told else {})
        item = {**Key, **found}
        if removed := _REMOVE.match(UpdateExpression):
            item.pop(names[removed[1]], None)
        for name, value in _ADD.findall(UpdateExpression):
            item[name] = {"N": str(int(found.get(name, {"N": "0"})["N"]) + int(values[value]["N"]))}
        for to, default, value in _SET.findall(UpdateExpression):
            item[names.get(to, to)] = found.get(default, values[value])
        self._put(item)
        return {"Attributes": item}

    def batch_get_item(self, *, RequestItems: dict[str, Any]) -> Item:
        """The items that there are."""
        ((name, request),) = RequestItems.items()
        answers = (self.get_item(TableName=name, Key=key) for key in request["Keys"])
        return {"Responses": {name: [answer["Item"] for answer in answers if answer]}}

    def query(self, *, FilterExpression: str = "", **parameters: Any) -> Item:
        """`Items` as of a table in memory, those alone that have a filter's attribute, or have it not."""
        kind, _, wanted = FilterExpression.removesuffix(")").partition("(")
        items = super().query(**parameters)["Items"]
        return {"Items": [item for item in items if not kind or (wanted in item) == (kind == "attribute_exists")]}

    def get_paginator(self, operation: str) -> Any:
        """Pages of a query: one holds all, or as many as may be."""
        return SimpleNamespace(paginate=lambda **parameters: self._page(operation, **parameters))

    def _page(
        self, operation: str, PaginationConfig: dict[str, int] | None = None, **parameters: Any
    ) -> Iterator[Item]:
        yield {"Items": getattr(self, operation)(**parameters)["Items"][: (PaginationConfig or {}).get("MaxItems")]}

    def _holds(self, Item: Item, ConditionExpression: str = "", ExpressionAttributeValues: Item | None = None) -> bool:
        if not any(name in ConditionExpression for name in ("revision", "fenced_at")):
            return super()._holds(Item, ConditionExpression, ExpressionAttributeValues)
        found = self.get_item(TableName="", Key=Item).get("Item", {})
        _, is_there, condition = ConditionExpression.rpartition("attribute_exists(pk) AND ")
        return bool(found or not is_there) and _is_met(condition, found, ExpressionAttributeValues or {}, {})


def _is_met(condition: str, item: Item, values: Item, names: Item) -> bool:
    """Whether a conjunction of alternatives holds of `item`."""
    alternatives = (part.strip("()").split(" OR ") if " OR " in part else [part] for part in condition.split(" AND "))
    return all(any(_clause(clause, item, values, names) for clause in clauses) for clauses in alternatives)


def _clause(text: str, item: Item, values: Item, names: Item) -> bool:
    parts = _CLAUSE.search(text)
    if parts is None:
        raise ValueError(text)
    attribute = str(parts["absent"] or parts["name"])
    found = item.get(names.get(attribute, attribute))
    if parts["absent"] or found is None:
        return bool(parts["absent"]) and found is None
    stored, wanted = map(_comparable, (found, values[parts["value"]]))
    return _COMPARED[parts["compare"]](stored, wanted)


def _comparable(value: Item) -> Any:
    return int(value["N"]) if "N" in value else next(iter(value.values()))
