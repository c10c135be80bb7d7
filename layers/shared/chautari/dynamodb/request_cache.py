"""A client that asks the table for the same thing once, for as long as one request lasts.

A page is made of several answers, and each reads what it needs: the day's table of currencies read one view 66 times.
What a request sees is then of one piece, too.
"""

from collections.abc import Iterator
from typing import Any

from chautari.dynamodb.table import Table


def cached_for_request(table: Table) -> Table:
    """`table` for one request: what is read twice is asked for once."""
    return Table(_ReadOnce(table.client), table.name)


class _ReadOnce:
    """The reading calls of a DynamoDB client, remembered by their parameters; all else is the client's."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._answers: dict[str, Any] = {}

    # What is kept per table for longer than a request (the rows of months of this hour) is of the client behind.
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ReadOnce) and other._client is self._client

    def __hash__(self) -> int:
        return id(self._client)

    def get_item(self, **parameters: Any) -> Any:
        """As of the client."""
        return self._once("get_item", parameters)

    def query(self, **parameters: Any) -> Any:
        """As of the client."""
        return self._once("query", parameters)

    def batch_get_item(self, **parameters: Any) -> Any:
        """As of the client."""
        return self._once("batch_get_item", parameters)

    def get_paginator(self, operation: str) -> "_Paginator":
        """As of the client; pages are fetched as they are wanted."""
        return _Paginator(self._client.get_paginator(operation), operation, self._answers)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def _once(self, operation: str, parameters: dict[str, Any]) -> Any:
        key = f"{operation} {parameters!r}"
        if key not in self._answers:
            self._answers[key] = getattr(self._client, operation)(**parameters)
        return self._answers[key]


class _Paginator:
    def __init__(self, paginator: Any, operation: str, answers: dict[str, Any]) -> None:
        self._paginator, self._operation, self._answers = paginator, operation, answers

    def paginate(self, **parameters: Any) -> "_Pages":
        key = f"pages of {self._operation} {parameters!r}"
        if key not in self._answers:
            self._answers[key] = _Pages(iter(self._paginator.paginate(**parameters)))
        pages: _Pages = self._answers[key]
        return pages


class _Pages:
    """Pages that can be gone through again: each is fetched when it is first wanted.

    What failed on the way fails again: the pages before it are not all that there are.
    """

    def __init__(self, pages: Iterator[Any]) -> None:
        self._fetched: list[Any] = []
        self._more = pages
        self._failure: Exception | None = None

    def __iter__(self) -> Iterator[Any]:
        number = 0
        while True:
            if number == len(self._fetched):
                if (page := self._next()) is None:
                    return
                self._fetched.append(page)
            yield self._fetched[number]
            number += 1

    def _next(self) -> Any:
        if self._failure is not None:
            raise self._failure
        try:
            return next(self._more, None)
        except Exception as error:
            self._failure = error
            raise
