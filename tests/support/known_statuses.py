"""Answers that are asked for once: an address is asked again only where something that its answer read has changed.

An answer follows from the instant, the process and what it read of the table. A run of chaos changes a few partitions
of hundreds, and asks sixty addresses after it: nine tenths of the time went into answers that could not differ.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from chautari.dynamodb.table import Table
from chautari.search import served_index
from tests.support import one_api
from tools.drill.memory import MemoryTable

# The site of which oEmbed's example is a page.
HOST = "chautari.example.np"
Partitions = dict[str, dict[str, Any]]


class ReadsNoted:
    """A client of a table that notes the partitions of which something was read, as they were then."""

    def __init__(self, table: MemoryTable) -> None:
        self.table = table
        self.read: Partitions = {}

    def get_item(self, *, Key: dict[str, Any], **options: Any) -> Any:
        """As of the table."""
        self._note(Key["pk"]["S"])
        return self.table.get_item(Key=Key, **options)

    def batch_get_item(self, *, RequestItems: dict[str, Any]) -> Any:
        """As of the table."""
        for request in RequestItems.values():
            for key in request["Keys"]:
                self._note(key["pk"]["S"])
        return self.table.batch_get_item(RequestItems=RequestItems)  # type: ignore[attr-defined]

    def query(self, **options: Any) -> Any:
        """As of the table."""
        self._note(options["ExpressionAttributeValues"][":pk"]["S"])
        return self.table.query(**options)

    def get_paginator(self, operation: str) -> Any:
        """Pages of a query, as of the table."""
        return SimpleNamespace(paginate=lambda **options: self._pages(operation, options))

    def _pages(self, operation: str, options: dict[str, Any]) -> Iterator[Any]:
        self._note(options["ExpressionAttributeValues"][":pk"]["S"])
        return self.table.get_paginator(operation).paginate(**options)  # type: ignore[no-any-return]

    def _note(self, pk: str) -> None:
        self.read.setdefault(pk, dict(self.table.items.get(pk, {})))


class KnownStatuses:
    """Statuses by address, instant and index, each with the partitions that its answer read."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], list[tuple[Partitions, int]]] = defaultdict(list)

    def status(self, address: str, table: MemoryTable, now: datetime) -> int:
        """The status of an address: a known one if nothing differs of what its answer would read."""
        answers = self._known[address, now, served_index.of_process]
        for read, status in answers:
            if all(table.items.get(pk, {}) == items for pk, items in read.items()):
                return status
        client = ReadsNoted(table)
        answer = one_api.of_all().get(address, Table(client, "memory"), now, host=HOST)
        answers.append((client.read, int(answer["statusCode"])))
        return answers[-1][1]
