"""Request cache: a DynamoDB client that repeats no read during one request.

A page is composed of several responses that read their own data: the day's table of currencies read one view 66 times.
The cache also makes the reads of one request consistent with each other.

An answer that the edge keeps for a minute anyway is read at half the price: with a `floor`, reads are eventually
consistent, and never behind what the process has read before.
"""

from collections.abc import Callable, Iterator
from typing import Any

from chautari.dynamodb.table import Table
from chautari.dynamodb.version_floor import VersionFloor


def cached_for_request(table: Table, floor: VersionFloor | None = None) -> Table:
    """`table` with a client that caches reads. Create one per request. Without a `floor` reads are as asked."""
    return Table(_CachingClient(table.client, floor), table.name)


def consistent(table: Table) -> Table:
    """`table` with a client that caches reads, and reads no item as it was a second ago: for what is then stored."""
    return Table(_ConsistentClient(table.client, None), table.name)


def memo_of(table: Table) -> dict[str, Any]:
    """What stores keep of their reads for the rest of a request; of a table without a cache, nothing."""
    memo: dict[str, Any] = table.client.memo if isinstance(table.client, _CachingClient) else {}
    return memo


class _CachingClient:
    """DynamoDB client that caches read calls by operation and parameters, and delegates all others."""

    def __init__(self, client: Any, floor: VersionFloor | None) -> None:
        self._client, self._floor = client, floor
        self._results: dict[str, Any] = {}
        self.memo: dict[str, Any] = {}

    # Caches per table that outlive a request (the month rows of this hour) must see the wrapped client.
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _CachingClient) and other._client is self._client

    def __hash__(self) -> int:
        return id(self._client)

    def get_item(self, **parameters: Any) -> Any:
        """Cached."""
        return self._cached("get_item", parameters)

    def query(self, **parameters: Any) -> Any:
        """Cached."""
        return self._cached("query", parameters)

    def batch_get_item(self, **parameters: Any) -> Any:
        """Cached."""
        return self._cached("batch_get_item", parameters)

    def get_paginator(self, operation: str) -> "_Paginator":
        """Cached paginator; each page is fetched when it is first read."""
        return _Paginator(self._client.get_paginator(operation), operation, self._results, self._floor)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def _cached(self, operation: str, parameters: dict[str, Any]) -> Any:
        key = f"{operation} {parameters!r}"
        if key not in self._results:
            self._results[key] = self._read(getattr(self._client, operation), parameters)
        return self._results[key]

    def _read(self, call: Callable[..., Any], parameters: dict[str, Any]) -> Any:
        if self._floor is None or "TableName" not in parameters:
            return call(**parameters)
        return self._floor.read(call, parameters)


class _ConsistentClient(_CachingClient):
    def _read(self, call: Callable[..., Any], parameters: dict[str, Any]) -> Any:
        wanted = {**parameters, "ConsistentRead": True} if "Key" in parameters else parameters
        return call(**wanted)


class _Paginator:
    def __init__(self, paginator: Any, operation: str, results: dict[str, Any], floor: VersionFloor | None) -> None:
        self._paginator, self._operation, self._results, self._floor = paginator, operation, results, floor

    def paginate(self, **parameters: Any) -> "_Pages":
        key = f"pages of {self._operation} {parameters!r}"
        if key not in self._results:
            self._results[key] = _Pages(self._fetch(parameters))
        pages: _Pages = self._results[key]
        return pages

    def _fetch(self, parameters: dict[str, Any]) -> Iterator[Any]:
        if self._floor is None:
            yield from self._paginator.paginate(**parameters)
            return
        pages = iter(self._paginator.paginate(**{**parameters, "ConsistentRead": False}))
        start: dict[str, Any] = {}
        while (page := next(pages, None)) is not None:
            if self._floor.is_behind(parameters, page):
                pages = iter(self._paginator.paginate(**{**parameters, **start, "ConsistentRead": True}))
                page = next(pages)
            self._floor.note(parameters, page)
            yield page
            start = {"ExclusiveStartKey": page["LastEvaluatedKey"]} if "LastEvaluatedKey" in page else {}


class _Pages:
    """Pages that can be iterated repeatedly: each is fetched when it is first read.

    A failed fetch is raised by every iteration: the pages before it are not the complete result.
    """

    def __init__(self, pages: Iterator[Any]) -> None:
        self._fetched: list[Any] = []
        self._remaining = pages
        self._failure: Exception | None = None

    def __iter__(self) -> Iterator[Any]:
        index = 0
        while True:
            if index == len(self._fetched):
                if (page := self._next()) is None:
                    return
                self._fetched.append(page)
            yield self._fetched[index]
            index += 1

    def _next(self) -> Any:
        """The next page from DynamoDB; None after the last."""
        if self._failure is not None:
            raise self._failure
        try:
            return next(self._remaining, None)
        except Exception as error:
            self._failure = error
            raise
