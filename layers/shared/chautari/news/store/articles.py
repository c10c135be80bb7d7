"""Repository of articles: current revision, past revisions, and rows in lists, copies and change log.

- All items of a revision are written in one transaction: no article without its rows, no row without its article.
- Revisions are append-only; the current one is replaced only by the next version number.
- Lists are read by `listings`, copies by `copies`, changes by `change_log`.
"""

from dataclasses import replace
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table, write
from chautari.news.model.revision_difference import TextDifference
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary
from chautari.news.model.take_down import TakeDown
from chautari.news.store import article_codec, change_log, copies, listings, minhash_index, take_downs
from chautari.news.store.change_log import LogClock
from chautari.news.store.minhash_index import MinHashEntry


def get(table: Table, article_id: str, is_consistent: bool = True) -> ArticleRevision | None:
    """The current revision of an article, or None if none is stored.

    Read without consistency it costs half, and may lack a second.
    """
    key = codec.item(dict(keys.article(article_id)._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=is_consistent).get("Item")
    return article_codec.unpack_revision(item["edition"]["B"]) if item else None


def revisions(table: Table, article_id: str) -> list[ArticleRevision]:
    """All revisions of an article, oldest first, the current one included; without HTML."""
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk AND begins_with(sk, :revision)",
        ExpressionAttributeValues=codec.item({":pk": keys.article(article_id).pk, ":revision": keys.REVISION}),
        ConsistentRead=True,
    )
    return [article_codec.unpack_revision(item["edition"]["B"]) for page in pages for item in page["Items"]]


def put(
    table: Table,
    previous: ArticleSummary | None,
    revision: ArticleRevision,
    expected_clock: LogClock | None,
    minhash: MinHashEntry | None = None,
    decision: TakeDown | None = None,
    difference: TextDifference | None = None,
) -> None:
    """Write the next revision of an article in one transaction.

    - previous: the summary of the revision that it replaces, None for a new article.
    - revision: `summary` has the next number and an instant later than `expected_clock`.
    - expected_clock: the clock as it was read before.
    - minhash: the entry by which copies of the article are found.
    - decision: that by which it was taken off or put back, if it was.
    - difference: what it says otherwise than the revision before, if that had a text.

    At most 12 items and one a band of `minhash`, of the 100 that DynamoDB takes. Raises Conflict, having written
    nothing, if the article or the clock was changed meanwhile.
    """
    summary = revision.summary
    actions = [
        _put_latest(table, revision),
        _put_revision(table, revision),
        *listings.actions(table, previous, summary),
        copies.action(table, summary),
        *change_log.actions(table, expected_clock, summary, difference),
        *(minhash_index.actions(table, minhash, summary.changed_at) if minhash else ()),
        *((take_downs.action(table, decision),) if decision else ()),
    ]
    write(table, actions, f"article {summary.id}")


def _put_latest(table: Table, revision: ArticleRevision) -> dict[str, Any]:
    number = revision.summary.revision
    item = {**keys.article(revision.summary.id)._asdict(), "version": number}
    item["edition"] = article_codec.pack_revision(revision)
    return {"Put": {"TableName": table.name, "Item": codec.item(item), **codec.next_version(number)}}


def _put_revision(table: Table, revision: ArticleRevision) -> dict[str, Any]:
    key = keys.article_revision(revision.summary.id, revision.summary.revision)
    item = {**key._asdict(), "edition": article_codec.pack_revision(replace(revision, html=""))}
    put = {"TableName": table.name, "Item": codec.item(item)}
    return {"Put": {**put, "ConditionExpression": "attribute_not_exists(pk)"}}
