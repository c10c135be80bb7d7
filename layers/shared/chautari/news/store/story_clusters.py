"""Stories: articles that are copies of each other, nearly word for word, as they are now."""

from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.news.model.stored_article import ArticleSummary
from chautari.news.store import article_codec

# A wire report is in a few dozen outlets at most.
MAX_ARTICLES = 100


def articles_of_story(table: Table, name: str) -> list[ArticleSummary]:
    """The articles of the story called `name` (the id of its first article), earliest listed first; at most MOST.

    Of those listed at one instant the first is the one that the story is called by.
    """
    answer = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": keys.articles_of_story(name)}),
        ConsistentRead=True,
        Limit=MAX_ARTICLES,
    )
    found = [article_codec.unpack_summary(item["summary"]["B"]) for item in answer["Items"]]
    return sorted(found, key=lambda each: (each.listed_at, each.is_copy, each.id))


def action(table: Table, summary: ArticleSummary) -> dict[str, Any]:
    """The action of a transaction that puts an article's row of its story."""
    row = article_codec.pack_summary(summary)
    key = keys.story(summary.story, summary.id)
    return {"Put": {"TableName": table.name, "Item": codec.item({**key._asdict(), "summary": row})}}
