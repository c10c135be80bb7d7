"""The lists of articles: a row in each that an article belongs to, at a place that never moves.

A place begins with the instant at which the article was listed: whoever pages on from one meets neither an article
twice nor a gap, whatever is added or revised meanwhile. A row of a list that its article left is emptied and expires:
no run of ours may delete.
"""

from collections.abc import Iterator
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.keys import Key
from chautari.dynamodb.table import Table
from chautari.news.model.stored_article import ArticleSummary
from chautari.news.store import article_codec

ALL = "all"


def source_listing(source: str) -> str:
    """The list of a source."""
    return f"source#{source}"


def section_listing(section: str) -> str:
    """The list of a section."""
    return f"section#{section}"


def language_listing(language: str) -> str:
    """The list of a language, `ne` or `en`."""
    return f"language#{language}"


def position(summary: ArticleSummary) -> str:
    """Where an article stands in every list that it is in; texts that sort by age."""
    return keys.listed(ALL, summary.listed_at, summary.id).sk


def newest(table: Table, name: str, before: str | None, limit: int) -> list[ArticleSummary]:
    """Up to `limit` articles of the list called `name`, newest first, from behind the place `before` (None: the top).

    Fewer than `limit` only where the list ends.
    """
    values = {":pk": keys.articles_of(name), **({":before": before} if before is not None else {})}
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk" + (" AND sk < :before" if before is not None else ""),
        ExpressionAttributeValues=codec.item(dict(values)),
        FilterExpression="attribute_exists(summary)",
        ScanIndexForward=False,
        ConsistentRead=True,
        PaginationConfig={"PageSize": limit, "MaxItems": limit},
    )
    return [article_codec.unpack_summary(item["summary"]["B"]) for page in pages for item in page["Items"]]


def actions(table: Table, before: ArticleSummary | None, after: ArticleSummary) -> Iterator[dict[str, Any]]:
    """The actions of a transaction that put an article's rows, and take it out of the lists that it left."""
    present = _keys(after)
    left = [key for key in _keys(before) if key not in present] if before else []
    full = article_codec.pack_summary(after)
    rows: list[dict[str, object]] = [{**key._asdict(), "summary": full} for key in present]
    rows += [{**key._asdict(), "expires_at": int(after.changed_at.timestamp())} for key in left]
    for row in rows:
        yield {"Put": {"TableName": table.name, "Item": codec.item(row)}}


def _keys(summary: ArticleSummary) -> list[Key]:
    names = [ALL, source_listing(summary.source)]
    names += [section_listing(summary.section)] if summary.section else []
    names += [language_listing(summary.language)] if summary.language else []
    return [keys.listed(name, summary.listed_at, summary.id) for name in names]
