"""Harness for discovery runs: one fake outlet, its table and queue."""

import json
from datetime import timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.news import sources
from chautari.news.discovery import job
from chautari.news.discovery.job import DiscoveryReport
from chautari.news.model.feed_state import FeedState
from chautari.news.model.source import NewsSource
from chautari.news.store import feed_state
from chautari.news.store.link_queue import LinkQueue
from tests.news.fake_outlet import FEED, OUTLET, RSS, CannedResponse, FakeWeb, rss


class DiscoveryHarness:
    """Runs discovery of one fake outlet, as often as needed, and shows the stored states and queued links."""

    def __init__(self, web: FakeWeb, table: Table, queue: LinkQueue, monkeypatch: pytest.MonkeyPatch) -> None:
        self.web, self.table, self.queue, self._patch = web, table, queue, monkeypatch
        self.declare(OUTLET)

    def declare(self, source: NewsSource) -> None:
        self._patch.setattr(sources, "find", lambda key: source)

    def run(self, later: timedelta = timedelta(0), **event: Any) -> DiscoveryReport:
        self.web.now += later
        event = {"sources": ["outlet"], **event}
        (report,) = job.run(event, self.web.client(self.table), self.table, self.queue, self.web.now)
        return report

    def state(self, url: str = FEED) -> FeedState:
        (state,) = (state for state in feed_state.all_states(self.table) if state.url == url)
        return state

    def receive_queued(self) -> list[dict[str, Any]]:
        """Receive and delete all messages of the queue."""
        messages: list[dict[str, Any]] = []
        while batch := self.queue.sqs.receive_message(
            QueueUrl=self.queue.url, MaxNumberOfMessages=10, AttributeNames=["All"]
        ).get("Messages"):
            for message in batch:
                messages.append({**json.loads(message["Body"]), "group": message["Attributes"]["MessageGroupId"]})
                self.queue.sqs.delete_message(QueueUrl=self.queue.url, ReceiptHandle=message["ReceiptHandle"])
        return messages

    def serve_feed(self, *items: str, url: str = FEED, **headers: str) -> None:
        stated_headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.web.responses[url] = CannedResponse(rss(*items), headers={**RSS, **stated_headers})
