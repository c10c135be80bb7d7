"""AWS that fails in the middle of a run: at its k-th call, whatever that is, before the call is done or just after."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

from botocore.exceptions import ClientError, ReadTimeoutError

from chautari.dynamodb.table import Table
from chautari.rates.store.evidence_archive import EvidenceArchive
from tools.drill.memory import TransactionCanceledException

Fault = Callable[[], BaseException]


class Killed(BaseException):
    """The process is gone: nothing of ours can catch it, and no call is made after it."""


def _refused(code: str) -> Fault:
    return lambda: ClientError({"Error": {"Code": code, "Message": "not now"}}, "Call")


FAULTS: dict[str, Fault] = {
    "throttled": _refused("ProvisionedThroughputExceededException"),
    "failing": _refused("InternalServerError"),
    "a transaction throttled": lambda: TransactionCanceledException(["None", "ThrottlingError"]),
    "killed": Killed,
    "no answer": lambda: ReadTimeoutError(endpoint_url="https://dynamodb.example/"),
}


class Faulty:
    """The calls of one run, counted over all its clients; call `at` fails (0: none does), once it is done if `late`."""

    def __init__(self, at: int = 0, fault: Fault = Killed, *, late: bool = False) -> None:
        self.at, self.fault, self.late = at, fault, late
        self.calls: list[str] = []

    def wrap(self, table: Table, archive: EvidenceArchive) -> tuple[Table, EvidenceArchive]:
        """`table` and `archive` with clients that fail."""
        return Table(self.client(table.client), table.name), EvidenceArchive(self.client(archive.s3), archive.name)

    def client(self, client: Any) -> Any:
        """`client`, of any service, with calls that fail."""
        return _Client(client, self)

    def call(self, name: str, done: Callable[[], Any]) -> Any:
        """The result of `done`, unless this call is the one that fails."""
        if self.fault is Killed and 0 < self.at <= len(self.calls):
            raise Killed  # what a `finally` tries
        self.calls.append(name)
        struck = len(self.calls) == self.at
        if struck and not self.late:
            raise self.fault()
        answer = done()
        if struck:
            raise self.fault()
        return answer


class _Client:
    def __init__(self, client: Any, faulty: Faulty) -> None:
        self._client, self._faulty = client, faulty

    def __getattr__(self, name: str) -> Any:
        attribute = getattr(self._client, name)
        if not callable(attribute):
            return attribute
        return lambda **arguments: self._faulty.call(name, lambda: attribute(**arguments))

    def get_paginator(self, operation: str) -> Any:
        return SimpleNamespace(paginate=lambda **arguments: self._pages(operation, arguments))

    def _pages(self, operation: str, arguments: dict[str, Any]) -> Iterator[Any]:
        pages = self._client.get_paginator(operation).paginate(**arguments)
        yield from self._faulty.call(operation, lambda: list(pages))
