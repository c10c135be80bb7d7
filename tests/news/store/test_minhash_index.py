"""The MinHash index: a process reads each entry once, and none that was written is missed."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.news.store import change_clock, minhash_index
from chautari.news.store.minhash_index import MinHashEntry, RecentEntries
from tests.support.editions import NOON
from tools.drill.memory_news import NewsTable

ENTRY = MinHashEntry("one-1", "one", "one-1", "RSS", NOON, bytes(128))
COPY = replace(ENTRY, id="other-1", source="other", agency="")
HOUR = timedelta(hours=1)


class Counting(NewsTable):
    """A table that counts the items that its queries give."""

    read = 0

    def query(self, **parameters: Any) -> Any:
        answer = super().query(**parameters)
        self.read += len(answer["Items"])
        return answer


@pytest.fixture
def memory() -> Table:
    return Table(Counting({}), "memory")


def store(table: Table, entry: MinHashEntry, now: datetime = NOON) -> None:
    at = change_clock.begin(table, entry.id, lambda: now).last
    minhash_index.put(table, entry, at)
    change_clock.end(table, at)


def entries(recent: RecentEntries, table: Table, hours: float = 20) -> list[MinHashEntry]:
    return recent.written_since(NOON - hours * HOUR, change_clock.read(table))


def test_an_entry_comes_back_as_it_was_put(table: Table) -> None:
    recent = RecentEntries(table)
    assert entries(recent, table) == []
    store(table, ENTRY)
    store(table, COPY)
    assert entries(recent, table) == [ENTRY, COPY]


def test_an_entry_expires_after_a_week(table: Table) -> None:
    minhash_index.put(table, ENTRY, NOON)
    (item,) = table.client.scan(TableName=table.name)["Items"]
    assert item["expires_at"]["N"] == str(int((NOON + minhash_index.RETENTION).timestamp()))


def test_a_process_reads_of_its_day_what_was_written_since_it_read_last(memory: Table) -> None:
    recent = RecentEntries(memory)
    for number in range(50):
        store(memory, replace(ENTRY, id=f"one-{number}"), NOON - HOUR * number / 2)
    assert len(entries(recent, memory)) == 50
    memory.client.read = 0
    store(memory, COPY, NOON + HOUR)
    assert COPY in entries(recent, memory)
    assert memory.client.read <= 2


def test_of_an_article_the_last_entry_counts_and_an_earlier_day_is_read_when_it_is_wanted(memory: Table) -> None:
    recent = RecentEntries(memory)
    store(memory, replace(ENTRY, agency="AFP"), NOON - 50 * HOUR)
    store(memory, COPY, NOON - 49 * HOUR)
    store(memory, ENTRY, NOON)
    assert entries(recent, memory) == [ENTRY]
    assert sorted(entries(recent, memory, 60), key=lambda entry: entry.id) == [ENTRY, COPY]


def test_an_entry_whose_write_had_begun_before_and_ends_after_a_read_is_not_missed(memory: Table) -> None:
    recent = RecentEntries(memory)
    slow = change_clock.begin(memory, ENTRY.id, lambda: NOON).last
    store(memory, COPY, NOON)
    assert entries(recent, memory) == [COPY]
    minhash_index.put(memory, ENTRY, slow)
    change_clock.end(memory, slow)
    assert ENTRY in entries(recent, memory)


def test_a_process_keeps_no_more_than_it_may(memory: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minhash_index, "MOST_ENTRIES", 3)
    recent = RecentEntries(memory)
    for number in range(4):
        store(memory, replace(ENTRY, id=f"one-{number}"), NOON - 30 * HOUR + number * HOUR)
    assert len(entries(recent, memory, 40)) == 4
    store(memory, COPY)
    assert entries(recent, memory) == [COPY]
