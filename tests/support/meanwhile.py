"""A DynamoDB client whose table another writer changes between two calls."""

from collections.abc import Callable
from typing import Any

from chautari.dynamodb.table import Table


class Meanwhile:
    """A client that runs the next of `concurrent_calls` just before each call of `method`, until none is left."""

    def __init__(self, client: Any, method: str, concurrent_calls: list[Callable[[], object]]) -> None:
        self._client, self._method, self._concurrent_calls = client, method, list(concurrent_calls)

    def __getattr__(self, name: str) -> Any:
        if name == self._method and self._concurrent_calls:
            self._concurrent_calls.pop(0)()
        return getattr(self._client, name)


def meanwhile(table: Table, method: str, *concurrent_calls: Callable[[], object]) -> Table:
    """`table` by a client that runs the next of `concurrent_calls` just before each call of its `method`."""
    return Table(Meanwhile(table.client, method, list(concurrent_calls)), table.name)
