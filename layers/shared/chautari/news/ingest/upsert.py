"""Upsert an article: write nothing if its content is unchanged, else its next revision with its listings."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Literal

from chautari.dynamodb import at_once
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


def upsert(
    table: Table, fetched: FetchedArticle, now: datetime, time: Callable[[], datetime] | None = None
) -> UpsertStatus:
    """Store the content of `fetched` if it is new. `now` becomes `first_seen_at` of a new article.

    time: tells the instant as it is, so that writers beside each other log theirs in order; `now` without it.

    An older response never replaces a newer one, none an article that was taken off, and one without a text none that
    has one. Raises Conflict after MAX_ATTEMPTS.
    """
    cached: MinHashEntry | None = None
    for _ in range(MAX_ATTEMPTS):
        clock, stored = at_once.both(partial(change_clock.read, table), partial(articles.get, table, fetched.id))
        if stored and stored.summary.taken_down:
            return "taken_down"
        article = next_revision.with_stored_instant(fetched.article, stored)
        section = next_revision.section_by(fetched, stored)
        content = content_hash.of_article(article, section)
        articles.settle(table, clock, now)
        if stored and _stays(stored, fetched, content):
            _complete(table, stored, clock)
            return "unchanged"
        summary = next_revision.summary_of(replace(fetched, article=article), section, stored, now)
        first_seen_at = stored.first_seen_at if stored else now
        revision = next_revision.revision_of(replace(fetched, article=article), summary, content, first_seen_at)
        difference = _changed(stored, revision)
        own = _minhash_entry(summary, article.text)
        begin = partial(change_clock.begin, table, fetched.id, time or (lambda: now), clock)
        is_first = not (stored and stored.blocks)
        try:
            begun, cached = _begin(table, begin, own, clock if is_first else None, cached)
            summary = replace(summary, original=cached.original, agency=cached.agency)
            previous, revision = stored.summary if stored else None, replace(revision, summary=summary)
            articles.put(table, previous, revision, begun, minhash=cached, difference=difference)
        except Conflict:
            continue
        return "revised" if stored else "stored"
    raise Conflict(f"article {fetched.id}: given up after {MAX_ATTEMPTS} attempts")


def _begin(
    table: Table, begin: Callable[[], LogClock], own: MinHashEntry, clock: LogClock | None, cached: MinHashEntry | None
) -> tuple[LogClock, MinHashEntry]:
    """Begin the write, and look beside it for the article's original: the clock, and the entry that names it, if any.

    - clock: as read before; None for a text that is not the article's first, whose original stays.
    - cached: the entry of the first attempt: the original is looked up once.

    Where the look-up fails the write is ended: readers need not wait for it.
    """
    if clock is None or not own.signature:
        return begin(), own
    if cached:
        return begin(), cached
    begun = list[LogClock]()
    since = own.listed_at - near_duplicates.WINDOW
    recent = minhash_index.recent_entries(table)
    try:
        _, candidates = at_once.both(lambda: begun.append(begin()), partial(recent.written_since, since, clock))
        original = near_duplicates.find_original(own, candidates)
    except Exception:
        for log_clock in begun:
            change_clock.end(table, log_clock.last)
        raise
    if original is None:
        return begun[0], own
    return begun[0], replace(own, original=original.original, agency=own.agency or original.agency)


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


def _minhash_entry(summary: ArticleSummary, text: str) -> MinHashEntry:
    """The entry by which copies of the article are found."""
    signature = near_duplicates.signature(text)
    return MinHashEntry(summary.id, summary.source, summary.original, summary.agency, summary.listed_at, signature)
