"""What each endpoint and page asks of the table: reads, units and bytes out, counted at the table's port.

`rows` gives a row an address, `as_table` writes rows as Markdown, and `held` reads those of `docs/requests.md`. Units
are as DynamoDB bills them: blocks of 4 kB, of each item for a get and of all items together for a page of a query, and
half of it where the read is eventually consistent
(https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from chautari.dynamodb.table import Table

BLOCK = 4096
# What a filter drops is read all the same, and no response has it: an emptied row is its key and an instant.
DROPPED = 100
_ROW = re.compile(r"^\| `([^`]+)` \| (\d+) \| ([\d.]+) \| ([\d,]+) \|$", re.MULTILINE)


class Cost(NamedTuple):
    """What one answer took: calls of the table, read units, and the bytes of its body as they were sent."""

    address: str
    reads: int
    units: float
    size: int


@dataclass
class Meter:
    """Reads and units since the last `reset`."""

    units: float = 0.0
    calls: Counter[str] = field(default_factory=Counter)

    @property
    def reads(self) -> int:
        """How often the table was called."""
        return self.calls.total()

    def reset(self) -> None:
        """Count from zero."""
        self.units = 0.0
        self.calls.clear()

    def count(self, call: object, sizes: Iterable[int], is_consistent: bool) -> None:
        """One `call` that read blocks of these sizes."""
        blocks = sum(max(1, -(-size // BLOCK)) for size in sizes)
        self.units += blocks if is_consistent else blocks / 2
        self.calls[repr(call)] += 1


@dataclass(frozen=True)
class MeteredClient:
    """A client of DynamoDB whose reads are counted; everything else is the client's own."""

    client: Any
    meter: Meter = field(default_factory=Meter)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.client, name)

    def get_item(self, **parameters: Any) -> Any:
        """Counted by the size of the item."""
        response = self.client.get_item(**parameters)
        self.meter.count(parameters, [size_of_item(response.get("Item", {}))], parameters.get("ConsistentRead", False))
        return response

    def query(self, **parameters: Any) -> Any:
        """Counted by the size of all items together, those that a filter dropped too."""
        response = self.client.query(**parameters)
        self._count_page(response, parameters)
        return response

    def batch_get_item(self, **parameters: Any) -> Any:
        """Counted by each item; one that is missing takes a block too."""
        response = self.client.batch_get_item(**parameters)
        for name, wanted in parameters["RequestItems"].items():
            sizes = [size_of_item(item) for item in response["Responses"].get(name, ())]
            missing = [0] * (len(wanted["Keys"]) - len(sizes))
            self.meter.count(parameters, [*sizes, *missing], wanted.get("ConsistentRead", False))
        return response

    def get_paginator(self, operation: str) -> "_MeteredPaginator":
        """Each page is counted when it is read."""
        return _MeteredPaginator(self.client.get_paginator(operation), self._count_page)

    def _count_page(self, response: Mapping[str, Any], parameters: Mapping[str, Any]) -> None:
        dropped = response["ScannedCount"] - response["Count"]
        size = sum(map(size_of_item, response["Items"])) + dropped * DROPPED
        self.meter.count(
            {**parameters, "page": response.get("LastEvaluatedKey")}, [size], parameters.get("ConsistentRead", False)
        )


@dataclass(frozen=True)
class _MeteredPaginator:
    paginator: Any
    count: Callable[[Mapping[str, Any], Mapping[str, Any]], None]

    def paginate(self, **parameters: Any) -> Iterator[Any]:
        for page in self.paginator.paginate(**parameters):
            self.count(page, parameters)
            yield page


def metered(table: Table) -> tuple[Table, Meter]:
    """`table` with its reads counted, and the meter."""
    client = MeteredClient(table.client)
    return Table(client, table.name), client.meter


def rows(addresses: Iterable[str], get: Callable[[str], bytes], meter: Meter) -> Iterator[Cost]:
    """The cost of each address; `get` asks one of an application over the metered table, and returns the raw body."""
    for address in addresses:
        meter.reset()
        size = len(get(address))
        yield Cost(address, meter.reads, meter.units, size)


def as_table(costs: Iterable[Cost]) -> str:
    """The rows as Markdown."""
    return "\n".join(["| address | reads | units | bytes |", "| --- | ---: | ---: | ---: |", *map(_row, costs)]) + "\n"


def held(text: str) -> dict[str, Cost]:
    """The rows in a document, by address."""
    rows = (match.groups() for match in _ROW.finditer(text))
    costs = (
        Cost(address, int(reads), float(units), int(size.replace(",", ""))) for address, reads, units, size in rows
    )
    return {cost.address: cost for cost in costs}


def with_row(text: str, cost: Cost) -> str:
    """The document with the row of an address as it is now; a new one comes last."""
    if cost.address not in held(text):
        return f"{text}{_row(cost)}\n"
    return _ROW.sub(lambda match: _row(cost) if match[1] == cost.address else match[0], text)


def _row(cost: Cost) -> str:
    return f"| `{cost.address}` | {cost.reads} | {cost.units:g} | {cost.size:,} |"


def size_of_item(item: Mapping[str, Any]) -> int:
    """The bytes of an item, names included.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
    """
    return sum(len(name.encode()) + _size_of_value(value) for name, value in item.items())


def _size_of_value(value: Mapping[str, Any]) -> int:
    ((kind, content),) = value.items()
    if kind == "S":
        return len(content.encode())
    if kind == "B":
        return len(content)
    if kind == "N":
        return len(content.strip("-0.")) // 2 + 2
    if kind == "M":
        return 3 + sum(len(name.encode()) + 1 + _size_of_value(member) for name, member in content.items())
    return 3 + sum(1 + _size_of_value(member) for member in content) if kind == "L" else 1
