"""News from the schedule to the table, twice: over unchanged outlets nothing is fetched but feeds, nothing written."""

import importlib
import json
from typing import Any

import boto3
import pytest

from chautari.dynamodb.table import Table
from chautari.fetching.recorded import RecordedTransport
from chautari.news.store import link_queue
from tests.support.factories import LambdaContext
from tests.support.template_file import ROOT

NOON, LATER = "2026-08-17T18:00:00+05:45", "2026-08-17T20:00:00+05:45"
OUTLETS = ["kathmandupost", "onlinekhabar", "ratopati", "risingnepal"]


class News:
    """The two functions and the queue between them."""

    def __init__(self, sqs: Any, url: str) -> None:
        self._sqs, self._url = sqs, url
        self._feeds = importlib.import_module("functions.feeds.app").handler
        self._articles = importlib.import_module("functions.articles.app").handler

    def run(self) -> int:
        """Ask the outlets and read what they queued; the number of links."""
        self._feeds({"sources": OUTLETS}, LambdaContext("feeds", 590))
        count = 0
        while messages := self._sqs.receive_message(QueueUrl=self._url, MaxNumberOfMessages=10).get("Messages"):
            taken = {"MessageGroupId": "all", "ApproximateReceiveCount": "1"}
            records = [{**_as_lambda(message), "attributes": taken} for message in messages]
            assert self._articles({"Records": records}, LambdaContext("articles")) == {"batchItemFailures": []}
            for message in messages:
                self._sqs.delete_message(QueueUrl=self._url, ReceiptHandle=message["ReceiptHandle"])
            count += len(messages)
        return count


def _as_lambda(message: dict[str, Any]) -> dict[str, Any]:
    return {name[0].lower() + name[1:]: value for name, value in message.items()}


@pytest.fixture
def news(table: Table, monkeypatch: pytest.MonkeyPatch) -> Any:
    sqs = boto3.client("sqs", "ap-south-1")
    url = sqs.create_queue(QueueName="links.fifo", Attributes={"FifoQueue": "true"})["QueueUrl"]
    monkeypatch.setenv("LINKS_QUEUE_URL", url)
    monkeypatch.setenv("CHAUTARI_RECORDED", str(ROOT / "recorded"))
    monkeypatch.setenv("CHAUTARI_NOW", NOON)
    link_queue.connect.cache_clear()
    yield News(sqs, url)
    link_queue.connect.cache_clear()


@pytest.fixture
def requested_urls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every address that was asked of the recorded web."""
    addresses: list[str] = []
    get = RecordedTransport.get

    def noting(self: RecordedTransport, request: Any) -> Any:
        addresses.append(request.url)
        return get(self, request)

    monkeypatch.setattr(RecordedTransport, "get", noting)
    return addresses


def everything_but_feeds(table: Table) -> list[str]:
    items = table.client.scan(TableName=table.name)["Items"]
    return sorted(json.dumps(item, default=str, sort_keys=True) for item in items if item["pk"]["S"] != "HOSTS")


def test_a_second_run_over_unchanged_outlets_fetches_no_article_and_writes_none(
    news: News, requested_urls: list[str], table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert news.run() >= len(OUTLETS)
    first = everything_but_feeds(table)
    assert sum('"LATEST"' in item for item in first) >= len(OUTLETS)
    requested_urls.clear()
    monkeypatch.setenv("CHAUTARI_NOW", LATER)
    assert news.run() == 0
    assert len(requested_urls) == len(OUTLETS)
    assert everything_but_feeds(table) == first
