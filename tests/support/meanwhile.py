"""A DynamoDB client beside which somebody else is at work."""

from collections.abc import Callable
from typing import Any

from chautari.dynamodb.table import Table


class Meanwhile:
    """Just before each of the first calls of `method`, the next of `others` happens."""

    def __init__(self, client: Any, method: str, others: list[Callable[[], object]]) -> None:
        self._client, self._method, self._others = client, method, list(others)

    def __getattr__(self, name: str) -> Any:
        if name == self._method and self._others:
            self._others.pop(0)()
        return getattr(self._client, name)


def meanwhile(table: Table, method: str, *others: Callable[[], object]) -> Table:
    """`table` as one sees it beside whom `others` happen, each just before a call of the client's `method`."""
    return Table(Meanwhile(table.client, method, list(others)), table.name)
