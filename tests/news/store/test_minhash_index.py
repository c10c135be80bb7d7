"""The MinHash index: entries are found by any band, a band holds the last one, for a week."""

from dataclasses import replace
from typing import Any

import pytest

from chautari.dynamodb.table import Table, write
from chautari.news.store import minhash_index
from chautari.news.store.link_state import Overloaded
from chautari.news.store.minhash_index import MinHashEntry
from tests.support.editions import NOON
from tests.support.meanwhile import meanwhile

ENTRY = MinHashEntry("one-1", "one", "one-1", "RSS", NOON, (0, 1, 2**32 - 1), ("aa", "bb", "cc"))
OTHER_ENTRY = replace(ENTRY, id="other-1", source="other", agency="", bands=("xx", "bb", "yy"))


def put(table: Table, *entries: MinHashEntry) -> None:
    for entry in entries:
        write(table, minhash_index.actions(table, entry, NOON), entry.id)


def test_an_entry_is_found_once_by_any_of_its_bands(table: Table) -> None:
    put(table, ENTRY)
    assert minhash_index.candidates(table, ("aa", "no", "cc")) == [replace(ENTRY, bands=())]
    assert minhash_index.candidates(table, ("no", "aa", "bb")) == []
    assert minhash_index.candidates(table, ("no", "no", "no")) == []


def test_a_band_holds_the_last(table: Table) -> None:
    put(table, ENTRY, OTHER_ENTRY)
    assert [entry.id for entry in minhash_index.candidates(table, ("aa", "bb", "no"))] == ["one-1", "other-1"]
    assert [entry.id for entry in minhash_index.candidates(table, ("no", "bb", "no"))] == ["other-1"]


def test_an_entry_expires_after_a_week(table: Table) -> None:
    put(table, ENTRY)
    items = table.client.scan(TableName=table.name)["Items"]
    assert {item["expires_at"]["N"] for item in items} == {str(int((NOON + minhash_index.RETENTION).timestamp()))}
    assert len(items) == len(ENTRY.bands)


class Throttled:
    """DynamoDB client that leaves all of the first `times` batches unprocessed."""

    def __init__(self, client: Any, times: int) -> None:
        self._client, self._times = client, times

    def batch_get_item(self, RequestItems: Any) -> Any:
        self._times -= 1
        if self._times >= 0:
            return {"Responses": {}, "UnprocessedKeys": RequestItems}
        return self._client.batch_get_item(RequestItems=RequestItems)


def test_unprocessed_bands_are_read_again_and_never_taken_for_empty(table: Table) -> None:
    put(table, ENTRY)
    assert minhash_index.candidates(
        Table(Throttled(table.client, minhash_index.MAX_TRIES - 1), table.name), ("aa", "bb")
    )
    with pytest.raises(Overloaded, match="2 bands are left"):
        minhash_index.candidates(Table(Throttled(table.client, minhash_index.MAX_TRIES), table.name), ("aa", "bb"))


def test_a_text_without_bands_causes_no_read(table: Table) -> None:
    def fail() -> None:
        raise AssertionError

    assert minhash_index.candidates(meanwhile(table, "batch_get_item", fail), ()) == []
