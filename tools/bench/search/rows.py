"""A table in memory that holds the rows of the lists, packed as DynamoDB gives them out."""

from collections.abc import Iterable
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.news.model.stored_article import ArticleSummary
from chautari.news.store import article_codec, listings


class Rows:
    """A client that answers batches of rows; no network's time is in it."""

    def __init__(self, articles: Iterable[ArticleSummary]) -> None:
        self._packed = {
            keys.listed(listings.ALL, article.listed_at, article.id).sk: article_codec.pack_summary(article)
            for article in articles
        }

    def batch_get_item(self, RequestItems: dict[str, Any]) -> dict[str, Any]:
        """The rows that there are."""
        ((name, request),) = RequestItems.items()
        wanted = [key["sk"]["S"] for key in request["Keys"]]
        rows = [codec.item({"sk": sk, "summary": self._packed[sk]}) for sk in wanted if sk in self._packed]
        return {"Responses": {name: rows}}


def table(articles: Iterable[ArticleSummary]) -> Table:
    """The table of these articles."""
    return Table(Rows(articles), "articles")
