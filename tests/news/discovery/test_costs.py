"""What it costs to find: reads and writes, counted where they are asked of AWS."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from chautari.dynamodb import keys
from chautari.dynamodb.table import Table
from chautari.news import feeds as feeds_read
from chautari.news.discovery import discovered_link
from chautari.news.feeds import ParsedFeed
from chautari.news.model.source import FeedEntry
from chautari.news.store import feed_state, link_queue, link_state
from chautari.news.store.link_queue import QueueMessage
from tests.news.discovery.outlet import FEED, HOME, NOON, OUTLET, item
from tests.news.discovery.scene import Scene


def test_a_304_costs_one_read_and_one_small_write(scene: Scene, calls: Counter[str]) -> None:
    scene.lists(item(1), ETag='"1"')
    scene.run()
    calls.clear()
    scene.web.asked.clear()
    report = scene.run(later=timedelta(hours=1))
    assert (report.count("unchanged"), report.failures) == (1, [])
    assert [(ask.url, ask.etag) for ask in scene.web.asked] == [(FEED, '"1"')]
    assert calls == {"GetItem": 1, "UpdateItem": 1}
    (size,) = (len(each) for each in map(feed_state.pack, feed_state.all_states(scene.table)))
    assert size < 500, "a write unit is 1 kB"


def test_the_write_before_a_304_said_already_how_the_feed_stands(scene: Scene) -> None:
    scene.lists(item(1), ETag='"1"')
    scene.run()
    at = scene.run(later=timedelta(hours=1)).at
    state = scene.state()
    assert (state.answered_at, state.changed_at) == (at, NOON)
    assert (state.asked, state.unchanged, state.queued, state.streak) == (2, 1, 1, 0)
    assert state.next_at == at + state.interval
    assert state.interval == timedelta(minutes=15)


def test_a_first_run_costs_a_read_and_a_write_a_hundred_links(scene: Scene, calls: Counter[str]) -> None:
    scene.lists(*map(item, range(50)))
    scene.run()
    # The host and its robots.txt, the links; robots.txt, the claim and the state, the links.
    assert calls == {"GetItem": 2, "BatchGetItem": 1, "PutItem": 1, "UpdateItem": 2, "TransactWriteItems": 1}


NAME = feed_state.feed_id(OUTLET.key, FEED)


class Memory:
    """The table's client, but for links: those are in memory, since the tests' table needs a second a thousand."""

    def __init__(self, client: Any, known: dict[str, str]) -> None:
        self._client, self.known, self.read, self.written = client, known, 0, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def batch_get_item(self, RequestItems: dict[str, Any]) -> dict[str, Any]:
        ((name, request),) = RequestItems.items()
        self.read += 1
        assert len(request["Keys"]) <= 100, "more is refused"
        asked = [key["pk"]["S"] for key in request["Keys"]]
        known = [(pk, {"M": {NAME: {"S": self.known[pk]}}}) for pk in asked if pk in self.known]
        return {"Responses": {name: [{"pk": {"S": pk}, "digests": digests} for pk, digests in known]}}

    def transact_write_items(self, TransactItems: list[Any]) -> None:
        assert len(TransactItems) <= 100, "more is refused"
        self.written += len(TransactItems)


def test_of_ten_thousand_links_of_which_nine_thousand_are_known_a_thousand_are_queued(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [FeedEntry(f"{HOME}/story/{number}", f"Story {number}") for number in range(10_000)]
    monkeypatch.setattr(feeds_read, "read", lambda *_: ParsedFeed(tuple(entries)))
    listed_links, _ = discovered_link.select_links(OUTLET, entries, NOON)
    memory = Memory(scene.table.client, {keys.link(link.id).pk: link.digest for link in listed_links[:9_000]})
    sent: list[QueueMessage] = []
    monkeypatch.setattr(link_queue, "send", lambda _, messages: sent.extend(messages))
    scene.table = Table(memory, scene.table.name)
    scene.lists(item(1))
    assert scene.run().count("queued") == 1_000
    assert sorted(message.body["url"] for message in sent) == sorted(entry.link for entry in entries[9_000:])
    assert (memory.read, memory.written) == (100, 1_000)


def test_a_link_that_could_not_be_read_is_queued_again_when_its_feed_changes(scene: Scene) -> None:
    scene.lists(item(1))
    scene.run()
    (message,) = scene.queued()
    link_state.clear_digests(scene.table, message["id"], NOON)
    scene.lists(item(2), item(1))
    assert scene.run(later=timedelta(hours=1)).count("queued") == 2
