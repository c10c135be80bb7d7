"""Repository of articles: the current revision and all revisions, written with rows in lists, copies and change log.

- A new article is there once its item is put; a later revision once one transaction has replaced the current one and
  logged it. Then come a new one's row of the log, the revision's own item and its rows in lists, each by itself. Until
  all are there the change log's clock has the write as open (`change_clock`), and readers of the log do not pass it.
  What a writer that is gone left open, any later one completes.
- Revisions are append-only; the current one is replaced only by the next version number.
- Lists are read by `listings`, copies by `copies`, changes by `change_log`.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from chautari.dynamodb import at_once, codec, keys
from chautari.dynamodb.table import Conflict, Table, put_if, write
from chautari.news.model.revision_difference import TextDifference
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary
from chautari.news.model.take_down import TakeDown
from chautari.news.store import (
    article_codec,
    change_clock,
    change_log,
    copies,
    first_revisions,
    listings,
    minhash_index,
    take_downs,
)
from chautari.news.store.change_clock import LogClock
from chautari.news.store.minhash_index import MinHashEntry


def get(table: Table, article_id: str, is_consistent: bool = True) -> ArticleRevision | None:
    """The current revision of an article, or None if none is stored.

    Read without consistency it costs half, and may lack a second.
    """
    return _read(table, keys.article(article_id), is_consistent)


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
    begun: LogClock | None = None,
    *,
    minhash: MinHashEntry | None = None,
    decision: TakeDown | None = None,
    difference: TextDifference | None = None,
) -> ArticleRevision:
    """Write the next revision of an article; returns it with the instant at which it is logged.

    - previous: the summary of the revision that it replaces, None for a new article.
    - revision: `summary` has the next number; its `changed_at` is the earliest instant.
    - begun: the clock as the caller began this write; without it, the write begins here.
    - minhash: the entry by which copies of the article are found.
    - decision: that by which it was taken off or put back, if it was; stored with the instant and the number.
    - difference: what it says otherwise than the revision before, if that had a text.

    Raises Conflict, having stored nothing of it, if the article was changed meanwhile.
    """
    summary = revision.summary
    begun = begun or change_clock.begin(table, summary.id, lambda: summary.changed_at)
    at = begun.last
    if previous and previous.changed_at in begun.open:
        complete(table, summary.id, previous.changed_at)
    stored = replace(revision, summary=replace(summary, changed_at=at))
    try:
        if previous:
            _put_next(table, stored, difference, decision)
        else:
            _put_first(table, stored)
    except Conflict:
        change_clock.end(table, at)
        raise
    _put_rows(table, previous, stored, minhash)
    (change_clock.end_revision if previous else change_clock.end)(table, at)
    return stored


def complete(table: Table, article_id: str, at: datetime) -> None:
    """Put the rows that a write of `at` still lacks, if it is the article's last, and end it.

    The rows of an earlier one were completed by who wrote the next.
    """
    current = get(table, article_id)
    if current and current.summary.changed_at == at:
        number = current.summary.revision
        before = _read(table, keys.article_revision(article_id, number - 1)) if number > 1 else None
        _put_rows(table, before.summary if before else None, current)
    change_clock.end_revision(table, at)


def settle(table: Table, clock: LogClock | None, now: datetime) -> None:
    """Complete the open writes whose writer is gone; those that were not stored are kept from coming."""
    for at, article_id in clock.expired(now) if clock else ():
        if first_revisions.fence_off(table, article_id, at) or _is_fenced_off(table, article_id, at):
            change_clock.end(table, at)
        else:
            complete(table, article_id, at)


def _is_fenced_off(table: Table, article_id: str, at: datetime) -> bool:
    """Whether a write of `at`, of an article that is there, is not stored, and from now on can not be."""
    current = get(table, article_id)
    if current and current.summary.changed_at == at:
        return False
    newest = listings.newest(table, listings.ALL, None, 1)
    return change_log.fence_off(table, at, newest[0] if newest else None)


def _read(table: Table, key: keys.Key, is_consistent: bool = True) -> ArticleRevision | None:
    wanted = codec.item(dict(key._asdict()))
    item = table.client.get_item(TableName=table.name, Key=wanted, ConsistentRead=is_consistent).get("Item", {})
    return article_codec.unpack_revision(item["edition"]["B"]) if "edition" in item else None


def _put_rows(
    table: Table, previous: ArticleSummary | None, revision: ArticleRevision, minhash: MinHashEntry | None = None
) -> None:
    """Put what follows from a stored revision; what is there already, or of a later revision, stays."""
    summary = revision.summary
    calls: list[Callable[[], None]] = [
        partial(_put_revision, table, revision),
        *listings.puts(table, previous, summary),
    ]
    if previous is None:
        calls.append(partial(change_log.put_first, table, summary))
    if summary.is_copy or previous:
        calls.append(partial(copies.put, table, summary, if_there=not summary.is_copy))
    if summary.is_copy and (previous is None or previous.original != summary.original):
        calls.append(partial(_put_original, table, summary.original))
    if minhash and minhash.signature:
        calls.append(partial(minhash_index.put, table, minhash, summary.changed_at))
    at_once.run(calls)


def _put_original(table: Table, article_id: str) -> None:
    """Put the row of an original among its copies: again until it was not revised meanwhile.

    Whoever revises it later finds the row and replaces it.
    """
    before, original = None, get(table, article_id)
    while original and original != before:
        copies.put(table, original.summary)
        before, original = original, get(table, article_id)


def _put_next(
    table: Table, revision: ArticleRevision, difference: TextDifference | None, decision: TakeDown | None
) -> None:
    """Replace an article, log that, and append the decision, if any: all or none. Raises Conflict."""
    summary = revision.summary
    latest = {"TableName": table.name, "Item": _latest(revision), **codec.next_version(summary.revision)}
    actions: list[dict[str, Any]] = [{"Put": latest}, change_log.action(table, summary, difference)]
    if decision:
        actions.append(take_downs.action(table, replace(decision, at=summary.changed_at, revision=summary.revision)))
    write(table, actions, f"article {summary.id}")


def _put_first(table: Table, revision: ArticleRevision) -> None:
    """Put a new article. Raises Conflict unless what is there is this very write: boto3 sent it again."""
    summary = revision.summary
    if not first_revisions.put(table, _latest(revision), summary.changed_at):
        stored = get(table, summary.id)
        if stored is None or stored.summary.changed_at != summary.changed_at:
            raise Conflict(f"article {summary.id} moved on")


def _latest(revision: ArticleRevision) -> codec.Attributes:
    item = {**keys.article(revision.summary.id)._asdict(), "version": revision.summary.revision}
    return codec.item({**item, "edition": article_codec.pack_revision(revision)})


def _put_revision(table: Table, revision: ArticleRevision) -> None:
    key = keys.article_revision(revision.summary.id, revision.summary.revision)
    item = codec.item({**key._asdict(), "edition": article_codec.pack_revision(replace(revision, html=""))})
    put_if(table, item, ConditionExpression="attribute_not_exists(pk)")
