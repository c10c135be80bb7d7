"""Costs of discovery: reads and writes of the table, counted as AWS calls."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from chautari.dynamodb import link_keys
from chautari.dynamodb.table import Table
from chautari.news import feeds as feeds_read
from chautari.news.discovery import discovered_link
from chautari.news.feeds import ParsedFeed
from chautari.news.model.source import FeedEntry
from chautari.news.store import feed_state, link_queue, link_state
from chautari.news.store.link_queue import QueueMessage
from tests.news.discovery.harness import DiscoveryHarness
from tests.news.fake_outlet import FEED, HOME, NOON, OUTLET, item


def test_a_304_costs_one_read_and_one_small_write(harness: DiscoveryHarness, calls: Counter[str]) -> None:
    harness.serve_feed(item(1), ETag='"1"')
    harness.run()
    calls.clear()
    harness.web.requests.clear()
    report = harness.run(later=timedelta(hours=1))
    assert (report.count("unchanged"), report.failures) == (1, [])
    assert [(request.url, request.etag) for request in harness.web.requests] == [(FEED, '"1"')]
    assert calls == {"GetItem": 1, "UpdateItem": 1}
    (size,) = (len(packed) for packed in map(feed_state.pack, feed_state.all_states(harness.table)))
    assert size < 500, "a write unit is 1 kB"


def test_the_lease_write_before_a_304_already_holds_the_state_of_the_feed(harness: DiscoveryHarness) -> None:
    harness.serve_feed(item(1), ETag='"1"')
    harness.run()
    at = harness.run(later=timedelta(hours=1)).at
    state = harness.state()
    assert (state.answered_at, state.changed_at) == (at, NOON)
    assert (state.asked, state.unchanged, state.queued, state.streak) == (2, 1, 1, 0)
    assert state.next_at == at + state.interval
    assert state.interval == timedelta(minutes=15)


def test_a_first_run_costs_a_read_and_a_write_a_hundred_links(harness: DiscoveryHarness, calls: Counter[str]) -> None:
    harness.serve_feed(*map(item, range(50)))
    harness.run()
    # Reads: host, robots.txt, links. Writes: robots.txt, lease and state, links.
    assert calls == {"GetItem": 2, "BatchGetItem": 1, "PutItem": 1, "UpdateItem": 2, "TransactWriteItems": 1}


FEED_ID = feed_state.feed_id(OUTLET.key, FEED)


class InMemoryLinks:
    """DynamoDB client with links in memory, since the tests' table needs a second a thousand."""

    def __init__(self, client: Any, digests: dict[str, str]) -> None:
        self._client, self.digests, self.read, self.written = client, digests, 0, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def batch_get_item(self, RequestItems: dict[str, Any]) -> dict[str, Any]:
        ((name, request),) = RequestItems.items()
        self.read += 1
        assert len(request["Keys"]) <= 100, "more is refused"
        requested = [key["pk"]["S"] for key in request["Keys"]]
        stored = [(pk, {"M": {FEED_ID: {"S": self.digests[pk]}}}) for pk in requested if pk in self.digests]
        return {"Responses": {name: [{"pk": {"S": pk}, "digests": digests} for pk, digests in stored]}}

    def transact_write_items(self, TransactItems: list[Any]) -> None:
        assert len(TransactItems) <= 100, "more is refused"
        self.written += len(TransactItems)


def test_of_ten_thousand_links_of_which_nine_thousand_are_known_a_thousand_are_queued(
    harness: DiscoveryHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [FeedEntry(f"{HOME}/story/{number}", f"Story {number}") for number in range(10_000)]
    monkeypatch.setattr(feeds_read, "read", lambda *_: ParsedFeed(tuple(entries)))
    listed_links, _ = discovered_link.select_links(OUTLET, entries, NOON)
    memory = InMemoryLinks(
        harness.table.client, {link_keys.link(link.id).pk: link.digest for link in listed_links[:9_000]}
    )
    sent: list[QueueMessage] = []
    monkeypatch.setattr(link_queue, "send", lambda _, messages: sent.extend(messages))
    harness.table = Table(memory, harness.table.name)
    harness.serve_feed(item(1))
    assert harness.run().count("queued") == 1_000
    assert sorted(message.body["url"] for message in sent) == sorted(entry.link for entry in entries[9_000:])
    assert (memory.read, memory.written) == (100, 1_000)


def test_a_link_that_could_not_be_read_is_queued_again_when_its_feed_changes(harness: DiscoveryHarness) -> None:
    harness.serve_feed(item(1))
    harness.run()
    (message,) = harness.receive_queued()
    link_state.clear_digests(harness.table, message["id"], NOON)
    harness.serve_feed(item(2), item(1))
    assert harness.run(later=timedelta(hours=1)).count("queued") == 2
