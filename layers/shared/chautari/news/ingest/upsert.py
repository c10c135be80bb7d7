"""Upsert an article: write nothing if its content is unchanged, else its next revision with its listings."""

from dataclasses import replace
from datetime import datetime
from typing import Literal

from chautari.dynamodb.table import Conflict, Table
from chautari.news.ingest import content_hash, near_duplicates, next_revision
from chautari.news.ingest.article_reader import FetchedArticle
from chautari.news.model import revision_difference
from chautari.news.model.revision_difference import TextDifference
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary
from chautari.news.store import articles, change_clock, minhash_index
from chautari.news.store.change_clock import LogClock
from chautari.news.store.minhash_index import MinHashEntry

# Of conflicts with other writers of the same article; after as many it is an error.
MAX_ATTEMPTS = 10
UpsertStatus = Literal["stored", "revised", "unchanged", "taken_down"]


def upsert(table: Table, fetched: FetchedArticle, now: datetime) -> UpsertStatus:
    """Store the content of `fetched` if it is new. `now` becomes `first_seen_at` of a new article.

    An older response never replaces a newer one, none an article that was taken off, and one without a text none that
    has one. Raises Conflict after MAX_ATTEMPTS.
    """
    entry: MinHashEntry | None = None
    for _ in range(MAX_ATTEMPTS):
        stored = articles.get(table, fetched.id)
        if stored and stored.summary.taken_down:
            return "taken_down"
        article = next_revision.with_stored_instant(fetched.article, stored)
        section = next_revision.section_by(fetched, stored)
        content = content_hash.of_article(article, section)
        clock = change_clock.read(table)
        articles.settle(table, clock, now)
        if stored and _stays(stored, fetched, content):
            _complete(table, stored, clock)
            return "unchanged"
        summary = next_revision.summary_of(replace(fetched, article=article), section, stored, now)
        is_first = not (stored and stored.blocks)
        entry = _minhash_entry(table, summary, article.text, entry, clock if is_first else None)
        summary = replace(summary, original=entry.original, agency=entry.agency)
        first_seen_at = stored.first_seen_at if stored else now
        revision = next_revision.revision_of(replace(fetched, article=article), summary, content, first_seen_at)
        try:
            previous = stored.summary if stored else None
            articles.put(table, previous, revision, clock, minhash=entry, difference=_changed(stored, revision))
        except Conflict:
            continue
        return "revised" if stored else "stored"
    raise Conflict(f"article {fetched.id}: given up after {MAX_ATTEMPTS} attempts")


def _complete(table: Table, stored: ArticleRevision, clock: LogClock | None) -> None:
    """Complete the write of what is stored, if a run before was cut off at it."""
    if clock and stored.summary.changed_at in clock.open:
        articles.complete(table, stored.summary.id, stored.summary.changed_at)


def _changed(stored: ArticleRevision | None, revision: ArticleRevision) -> TextDifference | None:
    """What the outlet changed; None for a first revision, and for the first one with a text."""
    return revision_difference.between(stored, revision) if stored and stored.blocks else None


def _stays(stored: ArticleRevision, fetched: FetchedArticle, content: str) -> bool:
    """Whether what is stored stays: it is newer, has a text where `fetched` has none, or is the same."""
    if stored.fetched.at > fetched.fetched.at or (fetched.withheld and not stored.summary.withheld):
        return True
    same_text = content in content_hash.of_stored(stored)
    return same_text and stored.summary.withheld == fetched.withheld and _is_of_kind(stored, fetched)


def _is_of_kind(stored: ArticleRevision, fetched: FetchedArticle) -> bool:
    """Whether the stored kind, and why its text is not whole, are those of `fetched`; true where none is stored."""
    summary, article = stored.summary, fetched.article
    kind = next_revision.kind_by(article, summary.section)
    return not summary.kind or (summary.kind, summary.cut) == (kind, article.cut)


def _minhash_entry(
    table: Table, summary: ArticleSummary, text: str, cached: MinHashEntry | None, clock: LogClock | None
) -> MinHashEntry:
    """The entry by which copies of the article are found, with the id and agency of its original, if any.

    - cached: the entry of the first attempt: the original is looked up once.
    - clock: as just read; None for a text that is not the article's first, whose original stays.
    """
    signature = near_duplicates.signature(text)
    own = MinHashEntry(summary.id, summary.source, summary.original, summary.agency, summary.listed_at, signature)
    if clock is None or not signature:
        return own
    if cached:
        return cached
    since = summary.listed_at - near_duplicates.WINDOW
    candidates = minhash_index.recent_entries(table).written_since(since, clock)
    original = near_duplicates.find_original(own, candidates)
    if original is None:
        return own
    return replace(own, original=original.original, agency=own.agency or original.agency)
