"""Fixtures of the news tests: fake web, link queue, counter of DynamoDB calls, discovery harness."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from chautari.dynamodb.table import Table
from chautari.news.store.link_queue import LinkQueue
from tests.news.discovery.harness import DiscoveryHarness
from tests.news.fake_outlet import FakeWeb


@pytest.fixture
def web() -> FakeWeb:
    return FakeWeb()


@pytest.fixture(scope="session")
def sqs() -> Any:
    with mock_aws():
        return boto3.client("sqs", "ap-south-1")


@pytest.fixture
def links_queue(sqs: Any, table: Table) -> LinkQueue:
    response = sqs.create_queue(QueueName="links.fifo", Attributes={"FifoQueue": "true"})
    return LinkQueue(sqs, response["QueueUrl"])


@pytest.fixture
def calls(table: Table) -> Iterator[Counter[str]]:
    """Number of calls of the table by operation."""
    counts: Counter[str] = Counter()

    def count(model: Any, **_: Any) -> None:
        counts[model.name] += 1

    table.client.meta.events.register("before-call.dynamodb", count)
    yield counts
    table.client.meta.events.unregister("before-call.dynamodb", count)


@pytest.fixture
def harness(web: FakeWeb, table: Table, links_queue: LinkQueue, monkeypatch: pytest.MonkeyPatch) -> DiscoveryHarness:
    return DiscoveryHarness(web, table, links_queue, monkeypatch)
