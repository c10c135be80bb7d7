"""The clock of the change log: readers miss nothing, whoever writes beside whom and wherever a writer is cut off."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Conflict, Table
from chautari.export import news_parts
from chautari.news.store import articles, change_clock, listings
from chautari.news.store.change_clock import EXPIRY, TICK, LogClock
from tests.support.editions import MINUTE, NOON, edition
from tests.support.faulty import Faulty, Killed
from tests.support.log_reader import LogReader
from tests.support.meanwhile import meanwhile
from tests.support.shelf import shelf
from tools.drill.memory_news import NewsTable

A, B, C = (f"everest-00000000000{number}" for number in (1, 2, 3))
LATER = NOON + 2 * EXPIRY


@pytest.fixture
def memory() -> Table:
    return Table(NewsTable({}), "memory")


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("number", [1, 2])
def test_a_writer_cut_off_at_any_call_hides_nothing_and_is_made_good(number: int, late: bool) -> None:
    """Of a new article, and of the second revision of one."""
    at, struck = 0, True
    while struck:
        at += 1
        memory = Table(NewsTable({}), "memory")
        reader, before = LogReader(memory), None
        if number == 2:
            before = articles.put(memory, None, edition(A)).summary
        faulty = Faulty(at, Killed, late=late)
        with suppress(Killed):
            revision = edition(A, title="cut off", section="sports", revision=number)
            articles.put(faulty.wrap(memory, shelf())[0], before, revision)
        reader.read()
        articles.put(memory, None, edition(B, changed_at=NOON + MINUTE))
        reader.read()
        articles.settle(memory, change_clock.read(memory), LATER)
        reader.read()
        stored = articles.get(memory, A)
        last = stored.summary.revision if stored else 0
        assert sorted(reader.changes) == sorted([*((A, n) for n in range(1, last + 1)), (B, 1)])
        assert reader.until >= NOON + MINUTE
        struck = len(faulty.calls) >= at
    assert at > 8


def test_a_reader_does_not_pass_a_write_that_began_before_and_ends_after_others(table: Table) -> None:
    reader = LogReader(table)

    def write_another() -> None:
        articles.put(table, None, edition(B))
        reader.read()
        assert reader.changes == []

    articles.put(meanwhile(table, "put_item", write_another), None, edition(A))
    reader.read()
    assert reader.changes == [(A, 1), (B, 1)]


def test_a_writer_that_was_given_up_stores_nothing(table: Table) -> None:
    first = articles.put(table, None, edition(A))

    def give_up() -> None:
        articles.settle(table, change_clock.read(table), LATER)

    with pytest.raises(Conflict, match=A):
        articles.put(
            meanwhile(table, "transact_write_items", give_up), first.summary, edition(A, title="late", revision=2)
        )
    assert articles.get(table, A) == first
    reader = LogReader(table)
    reader.read()
    assert reader.changes == [(A, 1)]
    key = codec.item(dict(keys.change(NOON + TICK)._asdict()))
    row = table.client.get_item(TableName=table.name, Key=key)["Item"]
    assert row["id"] == {"S": A}, "what the release before reads"
    (part,) = news_parts.parts(table, LATER)
    assert [item["id"]["S"] for item in part.read() if item["pk"]["S"].startswith("CHANGES")] == [A]


def test_the_next_revision_completes_the_one_before_whose_writer_is_gone(memory: Table) -> None:
    def kill() -> None:
        raise Killed

    with suppress(Killed):
        articles.put(meanwhile(memory, "put_item", lambda: None, kill), None, edition(A))
    first = articles.get(memory, A)
    assert first is not None
    articles.put(memory, first.summary, edition(A, title="second", section="sports", revision=2))
    assert [revision.summary.revision for revision in articles.revisions(memory, A)] == [1, 2]
    assert listings.newest(memory, listings.section_listing("economy"), None, 9) == []
    reader = LogReader(memory)
    reader.read()
    assert reader.changes == [(A, 1), (A, 2)]


def test_a_live_writer_is_not_given_up(memory: Table) -> None:
    begun = change_clock.begin(memory, A, lambda: NOON)
    articles.settle(memory, begun, NOON + EXPIRY)
    assert change_clock.read(memory) == begun


def test_a_draw_that_others_overtake_is_later_than_theirs(memory: Table) -> None:
    racing = meanwhile(memory, "update_item", lambda: change_clock.begin(memory, B, lambda: NOON))
    assert change_clock.begin(racing, A, lambda: NOON) == LogClock(NOON, NOON + TICK, {NOON: B, NOON + TICK: A})
    draws = [lambda: change_clock.begin(memory, B, lambda: NOON)] * change_clock.MAX_DRAWS
    with pytest.raises(Conflict, match="others moved the clock"):
        change_clock.begin(meanwhile(memory, "update_item", *draws), A, lambda: NOON)


class Untold(NewsTable):
    """A table that refuses without telling the item, as some emulators do."""

    def update_item(self, **call: Any) -> Any:
        return super().update_item(**{**call, "ReturnValuesOnConditionCheckFailure": "NONE"})


@pytest.mark.parametrize(("client", "second_reads"), [(NewsTable, 0), (Untold, 1)])
def test_who_is_overtaken_draws_again_at_the_instant_of_that_draw(client: type[NewsTable], second_reads: int) -> None:
    """What refused a draw tells the clock: it is read again only where it does not."""
    memory, faulty, instants = Table(client({}), "memory"), Faulty(), iter((NOON, NOON + MINUTE))
    racing = meanwhile(memory, "update_item", lambda: change_clock.begin(memory, B, lambda: NOON))
    counted = Table(faulty.client(racing.client), racing.name)
    begun = change_clock.begin(counted, A, lambda: next(instants))
    assert begun == LogClock(NOON, NOON + MINUTE, {NOON: B, NOON + MINUTE: A})
    assert faulty.calls == ["get_item", "update_item", *["get_item"] * second_reads, "update_item"]


def test_what_is_settled_never_goes_back(memory: Table) -> None:
    settled = NOON - MINUTE
    first, second = (change_clock.begin(memory, name, lambda: NOON) for name in (A, B))
    for at in (second.last, first.last):
        clock = change_clock.read(memory)
        assert clock is not None
        assert clock.settled >= settled
        settled = clock.settled
        change_clock.end(memory, at)
    assert change_clock.read(memory) == replace(second, open={})


def test_the_clock_of_a_release_before_is_moved_on(memory: Table) -> None:
    memory.client.put_item(TableName="memory", Item=change_clock.clock_item(LogClock(NOON - MINUTE, NOON)))
    begun = change_clock.begin(memory, A, lambda: NOON - timedelta(hours=1))
    assert (begun.first, begun.last) == (NOON - MINUTE, NOON + TICK)
