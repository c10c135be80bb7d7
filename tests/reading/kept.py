"""An article of one outlet, read at some instant, and what is then stored of it."""

from datetime import datetime, timedelta
from typing import Any

from chautari.domain.articles import Edition, Fetched
from chautari.domain.stated_article import Article, Block
from chautari.reading import Read
from chautari.store import articles, changes
from chautari.store.table import Table
from tests.finding.outlet import NOON, OUTLET
from tests.reading.pages import SENTENCES, address, link

MINUTE = timedelta(minutes=1)
ID = link().id


def read(text: str = SENTENCES[0], at: datetime = NOON, **said: Any) -> Read:
    """The article of link 1, read at `at`."""
    article = Article(
        **{"title": "Gold rises", "blocks": (Block("paragraph", text),), "published": NOON - MINUTE, **said}
    )
    fetched = Fetched(address(1), "ab" * 32, 1000, at)
    return Read(OUTLET, ID, address(1), link().entry, article, False, fetched)


def stored(table: Table) -> Edition:
    found = articles.get(table, ID)
    assert found is not None
    return found


def writes(table: Table) -> int:
    return len(changes.changed_after(table, NOON - MINUTE, 100).summaries)
