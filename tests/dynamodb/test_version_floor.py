"""Reads at half the price are never behind what a process has read before."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from chautari.dynamodb import version_floor
from chautari.dynamodb.request_cache import cached_for_request
from chautari.dynamodb.table import Table
from chautari.dynamodb.version_floor import VersionFloor

KEY = {"pk": {"S": "VIEW#metals"}, "sk": {"S": "VIEW"}}
PAGE_ENDS = {"pk": {"S": "VIEW#metals"}, "sk": {"S": "2025"}}


def item(version: int, sk: str = "VIEW") -> dict[str, Any]:
    return {"pk": {"S": "VIEW#metals"}, "sk": {"S": sk}, "version": {"N": str(version)}}


@dataclass
class Replicas:
    """A table whose consistent reads see `newest`, the others `replica`: pages of items. Notes how it was asked."""

    newest: list[list[dict[str, Any]]]
    replica: list[list[dict[str, Any]]]
    consistent: list[bool] = field(default_factory=list)

    def _pages(self, parameters: dict[str, Any]) -> list[list[dict[str, Any]]]:
        self.consistent.append(parameters["ConsistentRead"])
        return self.newest if parameters["ConsistentRead"] else self.replica

    def get_item(self, **parameters: Any) -> dict[str, Any]:
        first = self._pages(parameters)[0]
        return {"Item": first[0]} if first else {}

    def query(self, **parameters: Any) -> dict[str, Any]:
        return {"Items": self._pages(parameters)[0]}

    def get_paginator(self, operation: str) -> "Replicas":
        return self

    def paginate(self, **parameters: Any) -> Iterator[dict[str, Any]]:
        pages = self._pages(parameters)
        begin = 1 if "ExclusiveStartKey" in parameters else 0
        for number, items in enumerate(pages[begin:], begin):
            yield {"Items": items, **({"LastEvaluatedKey": PAGE_ENDS} if number + 1 < len(pages) else {})}


def of_version(version: int) -> list[list[dict[str, Any]]]:
    return [[item(version)]]


def requested(client: Replicas, floor: VersionFloor | None) -> Table:
    return cached_for_request(Table(client, "t"), floor)


def version_of(client: Replicas, floor: VersionFloor | None) -> str | None:
    read = requested(client, floor).client.get_item(TableName="t", Key=KEY, ConsistentRead=True).get("Item")
    return read["version"]["N"] if read else None


def test_a_read_costs_half() -> None:
    client = Replicas(of_version(2), of_version(2))
    assert version_of(client, VersionFloor()) == "2"
    assert client.consistent == [False]


def test_without_a_floor_a_read_is_as_it_is_asked() -> None:
    client = Replicas(of_version(2), of_version(1))
    assert version_of(client, None) == "2"
    assert client.consistent == [True]


@pytest.mark.parametrize("behind", [of_version(1), [[]]], ids=["an older version", "none yet"])
def test_what_was_read_is_not_read_older_again(behind: list[list[dict[str, Any]]]) -> None:
    floor = VersionFloor()
    assert version_of(Replicas(of_version(2), of_version(2)), floor) == "2"
    client = Replicas(of_version(2), behind)
    assert version_of(client, floor) == "2"
    assert client.consistent == [False, True]


def test_a_query_is_not_behind_either() -> None:
    floor = VersionFloor()
    version_of(Replicas(of_version(2), of_version(2)), floor)
    client = Replicas(of_version(3), of_version(1))
    read = requested(client, floor).client.query(TableName="t", ConsistentRead=True)
    assert read["Items"] == [item(3)]


def test_a_page_that_is_behind_is_read_again_and_those_before_it_are_not() -> None:
    floor = VersionFloor()
    newest, behind = ([[item(1, "2025")], [item(version, "2026")]] for version in (5, 4))
    for replica in (newest, behind):
        client = Replicas(newest, replica)
        pages = requested(client, floor).client.get_paginator("query").paginate(TableName="t", ConsistentRead=True)
        assert [page["Items"] for page in pages] == newest
    assert client.consistent == [False, True]


def test_a_table_that_was_put_back_is_read_as_it_is() -> None:
    floor = VersionFloor()
    version_of(Replicas(of_version(9), of_version(9)), floor)
    restored = Replicas(of_version(1), of_version(1))
    assert [version_of(restored, floor) for _ in range(2)] == ["1", "1"]
    assert restored.consistent == [False, True, False]


def test_a_process_remembers_a_bounded_number_of_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version_floor, "MOST_ITEMS", 2)
    floor = VersionFloor()
    for sk in ("2024", "2025", "2026"):
        floor.note({"TableName": "t"}, {"Item": item(2, sk)})
    behind = [floor.is_behind({"TableName": "t"}, {"Item": item(1, sk)}) for sk in ("2024", "2025", "2026")]
    assert behind == [False, True, True]
