"""Entries of the index, made of stored articles."""

from collections.abc import Iterator
from itertools import islice

from chautari.dynamodb.table import Table
from chautari.nepali.clock import NPT
from chautari.news.model.stored_article import ArticleSummary
from chautari.news.store import listings
from chautari.search.model.search_engine import Entry

AT_ONCE = 1000


def newest(table: Table, most: int) -> Iterator[Entry]:
    """The entries of the `most` articles that were listed last, newest first."""
    return islice(map(entry_of, _listed(table)), most)


def entry_of(summary: ArticleSummary) -> Entry:
    """The entry of an article; without a stated day it counts as of the day that it was listed."""
    return Entry(
        id=summary.id,
        listed_at=summary.listed_at,
        on=(summary.published or summary.listed_at).astimezone(NPT).date(),
        title=summary.title,
        excerpt=summary.excerpt,
        language=summary.language,
        source=summary.source,
        section=summary.section,
        kind=summary.kind,
    )


def _listed(table: Table) -> Iterator[ArticleSummary]:
    before = None
    while batch := listings.newest(table, listings.ALL, before, AT_ONCE, is_consistent=False):
        yield from batch
        before = listings.position(batch[-1])
