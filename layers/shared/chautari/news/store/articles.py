"""Articles: what each says now, what it said before, and its rows in lists, in its story and in the log of changes.

All of them are written in one transaction, or none: there is no article without its row and no row without its
article. A revision is only ever added; the article as it is now moves on from the version that the writer has seen.
Lists are read by `lists`, stories by `stories`, what changed by `changes`.
"""

from dataclasses import replace
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table, write
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary
from chautari.news.store import article_codec, change_log, listings, minhash_index, story_clusters
from chautari.news.store.change_log import LogClock
from chautari.news.store.minhash_index import MinHashEntry


def get(table: Table, article_id: str) -> ArticleRevision | None:
    """The article as it is now, or None where none is stored."""
    key = codec.item(dict(keys.article(article_id)._asdict()))
    found = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    return article_codec.unpack_revision(found["edition"]["B"]) if found else None


def revisions(table: Table, article_id: str) -> list[ArticleRevision]:
    """Everything that the article said, the first first and what it says now last; without HTML."""
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk AND begins_with(sk, :revision)",
        ExpressionAttributeValues=codec.item({":pk": keys.article(article_id).pk, ":revision": keys.REVISION}),
        ConsistentRead=True,
    )
    return [article_codec.unpack_revision(item["edition"]["B"]) for page in pages for item in page["Items"]]


def put(
    table: Table,
    before: ArticleSummary | None,
    after: ArticleRevision,
    seen: LogClock | None,
    likeness: MinHashEntry | None = None,
) -> None:
    """Write the next revision of an article: `before` is how it was listed until now, None for a new one.

    `after.summary` has the next number and an instant that the clock, `seen` before, has not reached. `likeness` is
    what copies of it will be found by. At most 11 items and one a band of the likeness, of the 100 that DynamoDB takes.
    Raises Conflict, having written nothing, if the article or the clock moved on.
    """
    summary = after.summary
    actions = [
        _put_latest(table, after),
        _put_revision(table, after),
        *listings.actions(table, before, summary),
        story_clusters.action(table, summary),
        *change_log.actions(table, seen, summary),
        *(minhash_index.actions(table, likeness, summary.changed_at) if likeness else ()),
    ]
    write(table, actions, f"article {summary.id}")


def _put_latest(table: Table, edition: ArticleRevision) -> dict[str, Any]:
    number = edition.summary.revision
    item = {**keys.article(edition.summary.id)._asdict(), "version": number}
    item["edition"] = article_codec.pack_revision(edition)
    return {"Put": {"TableName": table.name, "Item": codec.item(item), **codec.next_version(number)}}


def _put_revision(table: Table, edition: ArticleRevision) -> dict[str, Any]:
    key = keys.article_revision(edition.summary.id, edition.summary.revision)
    item = {**key._asdict(), "edition": article_codec.pack_revision(replace(edition, html=""))}
    put = {"TableName": table.name, "Item": codec.item(item)}
    return {"Put": {**put, "ConditionExpression": "attribute_not_exists(pk)"}}
