"""Writers in virtual time: calls of one table take modelled latencies, and whoever has the least time goes on.

Example: one writer reads for 5 ms while another one's transaction takes 24; the read takes effect after 2.5 ms, the
transaction's items are held from its start to its end. Whoever writes one of them meanwhile is refused, as DynamoDB
does. Nothing sleeps, and the same seed gives the same figures.
"""

import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from tools.drill.memory import TransactionCanceledException

JITTER = 0.3
_GONE = float("inf")


@dataclass
class Scheduler:
    """Hands the turn to the writer with the least time. Times are in milliseconds."""

    latencies: Mapping[str, float]
    times: list[float] = field(default_factory=list)
    held: dict[str, float] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    turn: threading.Condition = field(default_factory=threading.Condition)

    def run(self, writers: Sequence[Callable[[int], None]]) -> float:
        """Run each writer in a thread of its own; the time of the last one. Raises what one raised."""
        self.times = [number / 100 for number in range(len(writers))]
        ended, errors = list[float](), list[BaseException]()

        def run(number: int) -> None:
            try:
                writers[number](number)
            except BaseException as error:
                errors.append(error)
            ended.append(self.times[number])
            self.advance(number, _GONE)

        threads = [threading.Thread(target=run, args=(number,)) for number in range(len(writers))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if errors:
            raise errors[0]
        return max(ended)

    def advance(self, number: int, until: float) -> None:
        """Let a writer's time be `until`, and wait for its turn."""
        with self.turn:
            self.times[number] = until
            self.turn.notify_all()
            while until != _GONE and self._first() != number:
                self.turn.wait()

    def at_once(self, number: int, calls: Sequence[Callable[[], Any]]) -> list[Any]:
        """Run calls beside each other: each begins now, and the last one ends it; their results."""
        begun, ends, results = self.times[number], list[float](), list[Any]()
        for call in calls:
            self.times[number] = begun
            results.append(call())
            ends.append(self.times[number])
        self.advance(number, max(ends))
        return results

    def _first(self) -> int:
        return min(range(len(self.times)), key=lambda other: (self.times[other], other))


class VirtualClient:
    """The client of one writer: every call takes its latency, and has its effect in the middle of it."""

    def __init__(self, client: Any, scheduler: Scheduler, number: int) -> None:
        self._client, self._scheduler, self._number = client, scheduler, number
        self._random = random.Random(number)  # noqa: S311 - the same every time

    def __getattr__(self, name: str) -> Any:
        attribute = getattr(self._client, name)
        if name not in self._scheduler.latencies:
            return attribute
        return lambda **call: self._call(name, lambda: attribute(**call))

    def get_paginator(self, operation: str) -> Any:
        """Pages of a query, in one call."""
        return SimpleNamespace(paginate=lambda **call: self._pages(operation, call))

    def transact_write_items(self, **call: Any) -> Any:
        """Refused where another transaction that is under way holds an item."""
        scheduler, wanted = self._scheduler, [repr(_key(action["Put"]["Item"])) for action in call["TransactItems"]]
        begun, length = scheduler.times[self._number], self._length("transact_write_items")
        if any(scheduler.held.get(key, 0.0) > begun for key in wanted):
            scheduler.counts["conflicts"] += 1
            scheduler.advance(self._number, begun + length)
            raise TransactionCanceledException(["TransactionConflict"])
        scheduler.held.update(dict.fromkeys(wanted, begun + length))
        scheduler.advance(self._number, begun + length)
        try:
            return self._client.transact_write_items(**call)
        except TransactionCanceledException:
            scheduler.counts["conflicts"] += 1
            raise

    def _pages(self, operation: str, call: dict[str, Any]) -> Iterator[Any]:
        paginator = self._client.get_paginator(operation)
        yield from self._call(operation, lambda: list(paginator.paginate(**call)))

    def _call(self, name: str, done: Callable[[], Any]) -> Any:
        half = self._length(name) / 2
        self._scheduler.advance(self._number, self._scheduler.times[self._number] + half)
        try:
            return done()
        finally:
            self._scheduler.advance(self._number, self._scheduler.times[self._number] + half)

    def _length(self, name: str) -> float:
        return self._scheduler.latencies[name] * self._random.uniform(1 - JITTER, 1 + JITTER)


def _key(item: dict[str, Any]) -> tuple[str, str]:
    return item["pk"]["S"], item["sk"]["S"]
