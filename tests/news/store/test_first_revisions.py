"""A new article is one put: whoever reads between any two calls misses nothing, and a call sent twice is one."""

from collections.abc import Callable
from threading import RLock
from typing import Any

import pytest

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Conflict, Table
from chautari.news.store import articles, change_clock, first_revisions, listings
from chautari.news.store.change_clock import EXPIRY, TICK
from tests.support.editions import MINUTE, NOON, edition
from tests.support.log_reader import LogReader
from tests.support.meanwhile import meanwhile
from tools.drill.memory_news import NewsTable

A, B = (f"everest-00000000000{number}" for number in (1, 2))
LATER = NOON + 2 * EXPIRY


class Watched(NewsTable):
    """A table that is looked at after each write."""

    def __init__(self) -> None:
        super().__init__({})
        self.look: Callable[[], object] = lambda: None
        self._lock = RLock()

    def _put(self, item: Any) -> None:
        with self._lock:  # rows are put beside each other
            super()._put(item)
            self.look()


class SentTwice(NewsTable):
    """A table whose first answer to `method` is lost, so that boto3 sends the call again; `between` runs before."""

    def __init__(self, method: str, between: Callable[[], object] = lambda: None) -> None:
        super().__init__({})
        self.method, self.between = method, between

    def put_item(self, **call: Any) -> None:
        self._twice("put_item", super().put_item, call)

    def update_item(self, **call: Any) -> Any:
        return self._twice("update_item", super().update_item, call)

    def _twice(self, name: str, method: Callable[..., Any], call: dict[str, Any]) -> Any:
        if self.method == name:
            self.method = ""
            method(**call)
            self.between()
        return method(**call)


def latest(table: Table) -> Any:
    key = codec.item(dict(keys.article(A)._asdict()))
    return table.client.get_item(TableName=table.name, Key=key).get("Item")


def test_who_reads_after_any_write_misses_nothing_and_reads_nothing_twice() -> None:
    """Two new articles, one written within the other, and a reader that asks after each of their writes."""
    client = Watched()
    table = Table(client, "watched")
    reader = LogReader(table)
    client.look = reader.read
    articles.put(meanwhile(table, "put_item", lambda: articles.put(table, None, edition(B))), None, edition(A))
    reader.read()
    assert reader.changes == [(A, 1), (B, 1)]


def test_a_new_article_that_was_given_up_never_comes(table: Table) -> None:
    def give_up() -> None:
        articles.settle(table, change_clock.read(table), LATER)

    reader = LogReader(table)
    with pytest.raises(Conflict, match=A):
        articles.put(meanwhile(table, "put_item", give_up), None, edition(A))
    assert articles.get(table, A) is None
    assert latest(table)["expires_at"]["N"] == str(int((NOON + first_revisions.FENCED_FOR).timestamp()))
    reader.read()
    assert reader.changes == []
    articles.put(table, None, edition(A))
    reader.read()
    assert reader.changes == [(A, 1)]
    assert "fenced_at" not in latest(table), "it gave way to a write that began after"


def test_of_two_that_were_given_up_neither_comes(table: Table) -> None:
    """The fence of the later keeps off the earlier."""
    first, second = (change_clock.begin(table, A, lambda: NOON) for _ in range(2))
    articles.settle(table, second, LATER)
    for begun in (first, second):
        with pytest.raises(Conflict, match=A):
            articles.put(table, None, edition(A), begun)
    assert articles.get(table, A) is None


def test_a_stored_article_is_not_fenced_off(table: Table) -> None:
    first = articles.put(table, None, edition(A))
    begun = change_clock.begin(table, A, lambda: NOON)
    articles.settle(table, begun, LATER)
    assert articles.get(table, A) == first
    with pytest.raises(Conflict, match=A):
        articles.put(table, None, edition(A), begun)


def test_who_is_completed_meanwhile_ends_as_if_nobody_had(memory: Table) -> None:
    def complete() -> None:
        articles.complete(memory, A, NOON)

    stored = articles.put(meanwhile(memory, "put_item", lambda: None, complete), None, edition(A))
    reader = LogReader(memory)
    reader.read()
    assert reader.changes == [(A, 1)]
    assert articles.get(memory, A) == stored


@pytest.mark.parametrize("method", ["put_item", "update_item"])
def test_a_call_that_is_sent_twice_is_one(method: str) -> None:
    """The first put, of the article, and the first update, by which its write begins."""
    table = Table(SentTwice(method), "twice")
    stored = articles.put(table, None, edition(A))
    assert stored.summary.changed_at == NOON
    clock = change_clock.read(table)
    assert clock is not None
    assert (clock.open, clock.settled) == ({}, NOON)
    reader = LogReader(table)
    reader.read()
    assert reader.changes == [(A, 1)]


def test_a_beginning_that_is_sent_twice_knows_its_own_though_others_began_between() -> None:
    table = Table(SentTwice("update_item", lambda: articles.put(table, None, edition(B))), "twice")
    assert articles.put(table, None, edition(A)).summary.changed_at == NOON
    clock = change_clock.read(table)
    assert clock is not None
    assert (clock.open, clock.last) == ({}, NOON + TICK)


def test_two_that_begin_the_same_article_at_one_instant_are_told_apart(memory: Table) -> None:
    racing = meanwhile(memory, "update_item", lambda: change_clock.begin(memory, A, lambda: NOON))
    assert change_clock.begin(racing, A, lambda: NOON).last == NOON + TICK
    clock = change_clock.read(memory)
    assert clock is not None
    assert clock.open == {NOON: A, NOON + TICK: A}


def test_another_article_that_was_stored_meanwhile_is_a_conflict(table: Table) -> None:
    def write_first() -> None:
        articles.put(table, None, edition(A, title="first", changed_at=NOON + MINUTE))

    with pytest.raises(Conflict, match=A):
        articles.put(meanwhile(table, "put_item", write_first), None, edition(A))
    assert [row.title for row in listings.newest(table, listings.ALL, None, 9)] == ["first"]


@pytest.fixture
def memory() -> Table:
    return Table(NewsTable({}), "memory")
