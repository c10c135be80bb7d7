"""A write that another one overtook stores nothing; rows of an earlier revision never replace those of a later."""

import pytest

from chautari.dynamodb import at_once, codec, keys
from chautari.dynamodb.table import Conflict, Table
from chautari.news.store import articles, change_clock, change_log, copies, listings
from tests.news.store.test_articles import ID, ids, put, stored_keys
from tests.support.editions import MINUTE, NOON, edition
from tests.support.meanwhile import meanwhile

COPY = "other-000000000001"


@pytest.mark.parametrize("number", [1, 3])
def test_a_writer_with_an_outdated_revision_stores_nothing(table: Table, number: int) -> None:
    first = put(table, edition())
    before = stored_keys(table)
    with pytest.raises(Conflict, match=ID):
        put(table, edition(title="unseen", revision=number), first.summary)
    assert stored_keys(table) == before
    assert articles.get(table, ID) == first
    clock = change_clock.read(table)
    assert clock is not None
    assert clock.open == {}


def test_a_revision_that_is_there_already_is_not_written_over(table: Table) -> None:
    """Of a table that was restored in part."""
    first = put(table, edition())
    key = codec.item(dict(keys.article_revision(ID, 2)._asdict()))
    table.client.put_item(TableName=table.name, Item=key)
    before = table.client.get_item(TableName=table.name, Key=key)["Item"]
    put(table, edition(title="another", revision=2), first.summary)
    assert table.client.get_item(TableName=table.name, Key=key)["Item"] == before


def test_rows_that_come_late_do_not_replace_those_of_a_later_revision(table: Table) -> None:
    first = put(table, edition())
    second = edition(title="second", section="politics", revision=2, changed_at=NOON + MINUTE)
    slow = meanwhile(table, "put_item", lambda: put(table, second, first.summary))
    put(slow, edition("everest-000000000002"))  # a put of its own lets the second revision come first
    at_once.run(listings.puts(table, None, first.summary))
    copies.put(table, first.summary)
    copies.put(table, edition(title="second", revision=2).summary)
    copies.put(table, first.summary)
    (row,) = (row for row in listings.newest(table, listings.ALL, None, 9) if row.id == ID)
    assert row.title == "second"
    assert ids(listings.newest(table, listings.section_listing("economy"), None, 9)) == ["everest-000000000002"]
    assert [row.title for row in copies.copies_of(table, first.summary)] == ["second"]


def test_an_original_that_is_revised_while_its_first_copy_is_stored_is_among_its_copies_as_it_is(table: Table) -> None:
    first = put(table, edition())
    revised = edition(title="revised", revision=2, changed_at=NOON + MINUTE)
    racing = meanwhile(table, "query", lambda: None)

    class Racing:
        """A client that revises the original between the first read of it and the put of its row."""

        def __getattr__(self, name: str) -> object:
            return getattr(table.client, name)

        def put_item(self, **call: object) -> None:
            item = call["Item"]
            if item["sk"]["S"] == ID and item["pk"]["S"] == keys.copies_of(ID) and not done:  # type: ignore[index]
                done.append(True)
                put(table, revised, first.summary)
            table.client.put_item(**call)

    done: list[bool] = []
    copy = edition(COPY, source="other", original=ID, changed_at=NOON + MINUTE)
    articles.put(Table(Racing(), racing.name), None, copy)
    assert done
    assert {row.id: row.title for row in copies.copies_of(table, copy.summary)} == {
        ID: "revised",
        COPY: copy.summary.title,
    }
    put(table, edition(title="third", revision=3, changed_at=NOON + 2 * MINUTE), revised.summary)
    assert {row.title for row in copies.copies_of(table, copy.summary)} == {"third", copy.summary.title}
    assert len(change_log.changed_after(table, NOON - MINUTE, 9).summaries) == 4
