"""An outlet that is run again and again, and what came of it."""

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
from tests.news.discovery.outlet import FEED, OUTLET, RSS, Answer, Web, rss


class Scene:
    """An outlet that is run again and again."""

    def __init__(self, web: Web, table: Table, queue: LinkQueue, patch: pytest.MonkeyPatch) -> None:
        self.web, self.table, self.queue, self._patch = web, table, queue, patch
        self.declare(OUTLET)

    def declare(self, source: NewsSource) -> None:
        self._patch.setattr(sources, "find", lambda key: source)

    def run(self, later: timedelta = timedelta(0)) -> DiscoveryReport:
        self.web.now += later
        (report,) = job.run({"sources": ["outlet"]}, self.web.guest(self.table), self.table, self.queue, self.web.now)
        return report

    def state(self, url: str = FEED) -> FeedState:
        (state,) = (each for each in feed_state.all_states(self.table) if each.url == url)
        return state

    def queued(self) -> list[dict[str, Any]]:
        """What is in the queue, and takes it out."""
        found: list[dict[str, Any]] = []
        while got := self.queue.sqs.receive_message(
            QueueUrl=self.queue.url, MaxNumberOfMessages=10, AttributeNames=["All"]
        ).get("Messages"):
            for each in got:
                found.append({**json.loads(each["Body"]), "group": each["Attributes"]["MessageGroupId"]})
                self.queue.sqs.delete_message(QueueUrl=self.queue.url, ReceiptHandle=each["ReceiptHandle"])
        return found

    def lists(self, *items: str, url: str = FEED, **headers: str) -> None:
        stated = {name.replace("_", "-"): value for name, value in headers.items()}
        self.web.answers[url] = Answer(rss(*items), headers={**RSS, **stated})
