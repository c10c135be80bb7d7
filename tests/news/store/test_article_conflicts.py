"""A write that another one overtook, or whose place is taken, writes nothing."""

import pytest

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Conflict, Table
from chautari.news.store import articles, change_log
from tests.news.store.test_articles import ID, put, stored_keys
from tests.support.editions import MINUTE, NOON, edition


@pytest.mark.parametrize("number", [1, 3])
def test_a_writer_with_an_outdated_revision_writes_nothing(table: Table, number: int) -> None:
    first = put(table, edition())
    before = stored_keys(table)
    with pytest.raises(Conflict, match=ID):
        put(table, edition(title="unseen", revision=number), first.summary)
    assert stored_keys(table) == before
    assert articles.get(table, ID) == first


def test_a_writer_with_an_outdated_clock_writes_nothing(table: Table) -> None:
    clock = change_log.clock(table)
    put(table, edition())
    with pytest.raises(Conflict):
        articles.put(table, None, edition("everest-000000000002", changed_at=NOON + MINUTE), clock)
    assert articles.get(table, "everest-000000000002") is None


def test_a_writer_that_saw_an_older_clock_writes_nothing(table: Table) -> None:
    put(table, edition())
    clock = change_log.clock(table)
    put(table, edition("everest-000000000002"))
    with pytest.raises(Conflict):
        articles.put(table, None, edition("everest-000000000003", changed_at=NOON + MINUTE), clock)
    assert articles.get(table, "everest-000000000003") is None


def test_a_revision_that_is_there_already_is_not_written_over(table: Table) -> None:
    """Of a writer that was killed, or of a table that was restored in part."""
    first = put(table, edition())
    key = codec.item(dict(keys.article_revision(ID, 2)._asdict()))
    table.client.put_item(TableName=table.name, Item=key)
    before = table.client.get_item(TableName=table.name, Key=key)["Item"]
    with pytest.raises(Conflict, match=ID):
        put(table, edition(title="another", revision=2), first.summary)
    assert table.client.get_item(TableName=table.name, Key=key)["Item"] == before
