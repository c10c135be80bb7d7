"""Copies: the current revisions of articles that are near-duplicates of each other.

Only an article that has copies has rows. What releases of before wrote has a row of itself too.
"""

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.news.model.stored_article import ArticleSummary
from chautari.news.store import article_codec, revision_rows

# A wire report is in a few dozen outlets at most.
MAX_ARTICLES = 100


def copies_of(table: Table, article: ArticleSummary) -> list[ArticleSummary]:
    """The original of an article and its copies, earliest listed first; at most MAX_ARTICLES.

    Of articles listed at one instant the original comes first.
    """
    response = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": keys.copies_of(article.original)}),
        ConsistentRead=True,
        Limit=MAX_ARTICLES,
    )
    summaries = [article_codec.unpack_summary(item["summary"]["B"]) for item in response["Items"]] or [article]
    standing = [summary for summary in summaries if not summary.taken_down]
    return sorted(standing, key=lambda summary: (summary.listed_at, summary.is_copy, summary.id))


def put(table: Table, summary: ArticleSummary, *, if_there: bool = False) -> None:
    """Put an article's row among its copies; `if_there`: only where it has one."""
    revision_rows.put(table, row(summary), summary.revision, if_there=if_there)


def row(summary: ArticleSummary) -> dict[str, object]:
    """The row of an article among its copies."""
    key = keys.copy(summary.original, summary.id)
    return {**key._asdict(), "summary": article_codec.pack_summary(summary)}
