"""What calls of DynamoDB are billed, counted at its client: write units of 1 kB, read units of 4 kB.

In a transaction a write counts twice, a read that is eventually consistent half; an update counts by the whole item,
and a write whose condition fails like one that is done.
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any

from tools.bench.requests import size_of_item

WRITE_BLOCK, READ_BLOCK = 1024, 4096
Item = dict[str, Any]


class BilledClient:
    """A client whose units are counted by the kind of item (`ARTICLE`, `NEWS`), and whose calls by operation."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.writes, self.reads, self.calls = Counter[str](), Counter[str](), Counter[str]()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def put_item(self, **call: Any) -> Any:
        """Counted by the item."""
        self._wrote("PutItem", [call["Item"]])
        return self._client.put_item(**call)

    def update_item(self, **call: Any) -> Any:
        """Counted by the item as it is afterwards."""
        try:
            return self._client.update_item(**call)
        finally:
            stored = self._client.get_item(TableName=call["TableName"], Key=call["Key"])
            self._wrote("UpdateItem", [stored.get("Item", call["Key"])])

    def transact_write_items(self, **call: Any) -> Any:
        """Counted twice by each item that is put; a check of one is counted by its key alone."""
        items = [
            action["Put"]["Item"] if "Put" in action else action["ConditionCheck"]["Key"]
            for action in call["TransactItems"]
        ]
        self._wrote("TransactWriteItems", items + items)
        return self._client.transact_write_items(**call)

    def get_item(self, **call: Any) -> Any:
        """Counted by the item."""
        answer = self._client.get_item(**call)
        self._read("GetItem", call, [answer.get("Item", call["Key"])])
        return answer

    def query(self, **call: Any) -> Any:
        """Counted by all items together."""
        answer = self._client.query(**call)
        self._queried(call, answer["Items"])
        return answer

    def get_paginator(self, operation: str) -> Any:
        """Each page is counted."""
        return SimpleNamespace(paginate=lambda **call: self._pages(operation, call))

    def _pages(self, operation: str, call: Item) -> Iterator[Any]:
        for page in self._client.get_paginator(operation).paginate(**call):
            self._queried(call, page["Items"])
            yield page

    def _queried(self, call: Item, items: list[Item]) -> None:
        kind = _kind(call["ExpressionAttributeValues"][":pk"])
        units = max(1, -(-sum(map(size_of_item, items)) // READ_BLOCK))
        self.reads[kind] += units * (2 if call.get("ConsistentRead") else 1)
        self.calls["Query"] += 1

    def _read(self, operation: str, call: Item, items: Iterable[Item]) -> None:
        """Halves of units, so that they are whole numbers."""
        for item in items:
            units = max(1, -(-size_of_item(item) // READ_BLOCK))
            self.reads[_kind(item["pk"])] += units * (2 if call.get("ConsistentRead") else 1)
        self.calls[operation] += 1

    def _wrote(self, operation: str, items: Iterable[Item]) -> None:
        for item in items:
            self.writes[_kind(item["pk"])] += -(-size_of_item(item) // WRITE_BLOCK)
        self.calls[operation] += 1


def _kind(pk: Item) -> str:
    return str(pk["S"]).partition("#")[0]
