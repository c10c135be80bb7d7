"""A write that another one overtook, or whose place is taken, writes nothing."""

from dataclasses import replace

import pytest

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Conflict, Table
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary
from chautari.news.store import articles, change_log
from tests.support.editions import MINUTE, NOON, edition

ID = "everest-000000000001"


def put(table: Table, revision: ArticleRevision, previous: ArticleSummary | None = None) -> ArticleRevision:
    """Write `revision` at the next instant of the change log."""
    clock = change_log.clock(table)
    now = clock.next(revision.summary.changed_at) if clock else revision.summary.changed_at
    revision = replace(revision, summary=replace(revision.summary, changed_at=now))
    articles.put(table, previous, revision, clock)
    return revision


def stored_keys(table: Table) -> list[tuple[str, str]]:
    return sorted((item["pk"]["S"], item["sk"]["S"]) for item in table.client.scan(TableName=table.name)["Items"])


def ids(summaries: list[ArticleSummary]) -> list[str]:
    return [summary.id for summary in summaries]


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
    with pytest.raises(Conflict, match=ID):
        put(table, edition(title="another", revision=2), first.summary)
    assert table.client.get_item(TableName=table.name, Key=key)["Item"] == key
