"""Copies: the current revisions of articles that are near-duplicates of each other."""

from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.news.model.stored_article import ArticleSummary
from chautari.news.store import article_codec

# A wire report is in a few dozen outlets at most.
MAX_ARTICLES = 100


def copies_of(table: Table, original: str) -> list[ArticleSummary]:
    """An article and its copies, earliest listed first; at most MAX_ARTICLES. `original`: the id of the first one.

    Of articles listed at one instant the original comes first.
    """
    response = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": keys.copies_of(original)}),
        ConsistentRead=True,
        Limit=MAX_ARTICLES,
    )
    summaries = [article_codec.unpack_summary(item["summary"]["B"]) for item in response["Items"]]
    standing = [summary for summary in summaries if not summary.taken_down]
    return sorted(standing, key=lambda summary: (summary.listed_at, summary.is_copy, summary.id))


def action(table: Table, summary: ArticleSummary) -> dict[str, Any]:
    """The transaction action that puts an article's row among its copies."""
    row = article_codec.pack_summary(summary)
    key = keys.copy(summary.original, summary.id)
    return {"Put": {"TableName": table.name, "Item": codec.item({**key._asdict(), "summary": row})}}
