"""Factory of fetched articles, and access to what is stored of them."""

from datetime import datetime, timedelta
from typing import Any

from chautari.dynamodb.table import Table
from chautari.news.ingest.article_reader import FetchedArticle
from chautari.news.model.stored_article import ArticleRevision, Fetched
from chautari.news.store import articles, change_log
from tests.news.fake_outlet import NOON, OUTLET
from tests.news.ingest.pages import SENTENCES, address, link
from tests.support.factories import parsed_article

MINUTE = timedelta(minutes=1)
ID = link().id


def fetched_article(text: str = SENTENCES[0], at: datetime = NOON, **fields: Any) -> FetchedArticle:
    """The article of link 1, fetched at `at`; `fields` are of the parsed article."""
    article = parsed_article(text, **{"title": "Gold rises", "published": NOON - MINUTE, **fields})
    fetched = Fetched(address(1), "ab" * 32, 1000, at)
    return FetchedArticle(OUTLET, ID, address(1), link().entry, article, False, fetched)


def stored_revision(table: Table) -> ArticleRevision:
    revision = articles.get(table, ID)
    assert revision is not None
    return revision


def count_writes(table: Table) -> int:
    return len(change_log.changed_after(table, NOON - MINUTE, 100).summaries)
