"""Instants of upserts: a change is logged at the true one, and a write that failed keeps no reader waiting."""

from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from botocore.exceptions import ClientError

from chautari.dynamodb.table import Conflict, Table
from chautari.news.ingest import upsert
from chautari.news.store import articles, change_clock, minhash_index
from tests.news.fake_outlet import NOON
from tests.news.ingest.fetched_articles import ID, MINUTE, fetched_article, stored_revision
from tests.news.ingest.pages import SENTENCES
from tests.support.faulty import FAULTS
from tools.drill.memory_news import NewsTable

REPORT = " ".join(SENTENCES)


class Throttled(NewsTable):
    """A table that refuses queries: at once, or once a write has begun."""

    begun, is_late = Event(), False

    def query(self, **call: Any) -> Any:
        assert not self.is_late or self.begun.wait(9)
        raise FAULTS["throttled"]()

    def update_item(self, **call: Any) -> Any:
        answer = super().update_item(**call)
        self.begun.set()
        return answer


@pytest.fixture
def memory() -> Table:
    return Table(NewsTable({}), "memory")


def test_a_change_is_logged_at_its_own_instant_in_a_run_that_began_before(memory: Table) -> None:
    instants = iter(NOON + number * MINUTE for number in (3, 4))
    upsert.upsert(memory, fetched_article(), NOON, lambda: next(instants))
    upsert.upsert(memory, fetched_article(SENTENCES[1], at=NOON + MINUTE), NOON, lambda: next(instants))
    revision = stored_revision(memory)
    assert (revision.first_seen_at, revision.summary.changed_at) == (NOON, NOON + 4 * MINUTE)


@pytest.mark.parametrize("late", [False, True])
def test_a_look_up_of_copies_that_fails_leaves_no_write_open(memory: Table, late: bool) -> None:
    upsert.upsert(memory, replace(fetched_article(), id="outlet-000000000009"), NOON)
    throttled = Throttled(memory.client.items)
    throttled.begun, throttled.is_late = Event(), late
    with pytest.raises(ClientError):
        upsert.upsert(Table(throttled, "memory"), fetched_article(REPORT), NOON)
    clock = change_clock.read(memory)
    assert clock is not None
    assert (clock.open, clock.last) == ({}, NOON + change_clock.TICK)
    assert articles.get(memory, ID) is None


def test_a_writer_that_is_overtaken_looks_once_for_the_original(memory: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    upsert.upsert(memory, replace(fetched_article(REPORT), id="outlet-000000000009"), NOON)
    looks, put = list[object](), articles.put
    written_since = minhash_index.RecentEntries.written_since

    def counted(*question: Any) -> Any:
        looks.append(question)
        return written_since(*question)

    monkeypatch.setattr(minhash_index.RecentEntries, "written_since", counted)

    def overtaken(*call: Any, **_: Any) -> Any:
        monkeypatch.setattr(articles, "put", put)
        change_clock.end(memory, call[3].last)
        raise Conflict

    monkeypatch.setattr(articles, "put", overtaken)
    assert upsert.upsert(memory, fetched_article(REPORT), NOON) == "stored"
    assert len(looks) == 1
