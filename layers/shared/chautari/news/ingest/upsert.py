"""Upsert an article: write nothing if its content is unchanged, else its next revision with its listings."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from chautari.dynamodb import codec
from chautari.dynamodb.table import Conflict, Table
from chautari.nepali.clock import today
from chautari.news.ingest import html_sanitizer, near_duplicates
from chautari.news.ingest.article_reader import FetchedArticle
from chautari.news.model import excerpt
from chautari.news.model.parsed_article import ParsedArticle
from chautari.news.model.sections import section_of
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary
from chautari.news.store import articles, change_log, minhash_index
from chautari.news.store.minhash_index import MinHashEntry

# The writes of all articles are serialised by the clock of the change log; after this many conflicts it is an error.
MAX_ATTEMPTS = 10
# Characters: two or three sentences, so that a reader of the whole text goes to the outlet.
MAX_EXCERPT_CHARACTERS = 280
UpsertStatus = Literal["stored", "revised", "unchanged", "taken_down"]


def upsert(table: Table, fetched: FetchedArticle, now: datetime) -> UpsertStatus:
    """Store the content of `fetched` if it is new. `now` becomes `first_seen_at` of a new article.

    An older response never replaces a newer one, and none an article that was taken off. Raises Conflict after
    MAX_ATTEMPTS.
    """
    entry: MinHashEntry | None = None
    for _ in range(MAX_ATTEMPTS):
        stored = articles.get(table, fetched.id)
        if stored and stored.summary.taken_down:
            return "taken_down"
        article = _with_stored_instant(fetched.article, stored)
        section = _section(fetched, stored)
        content = _content_hash(article, section)
        if stored and (stored.content == content or stored.fetched.at > fetched.fetched.at):
            return "unchanged"
        summary = _summary(replace(fetched, article=article), section, stored, now)
        entry = _minhash_entry(table, summary, article.text, entry)
        clock = change_log.clock(table)
        at = clock.next(now) if clock else now
        summary = replace(summary, original=entry.original, agency=entry.agency, changed_at=at)
        first_seen_at = stored.first_seen_at if stored else now
        revision = _revision(replace(fetched, article=article), summary, content, first_seen_at)
        try:
            articles.put(table, stored.summary if stored else None, revision, clock, entry)
        except Conflict:
            continue
        return "revised" if stored else "stored"
    raise Conflict(f"article {fetched.id}: given up after {MAX_ATTEMPTS} attempts")


def _with_stored_instant(article: ParsedArticle, stored: ArticleRevision | None) -> ParsedArticle:
    """`article` with the stored instant of publication where the page states only the same day, or nothing."""
    previous = stored.summary if stored else None
    if previous is None or previous.published is None or not previous.published_exact:
        return article
    if article.published is None or (
        not article.published_exact and today(article.published) == today(previous.published)
    ):
        return replace(article, published=previous.published, published_exact=True)
    return article


def _section(fetched: FetchedArticle, stored: ArticleRevision | None) -> str:
    """The section by page and address; else the stored one, since one article is in many feeds; else by the feed."""
    by_page = section_of(fetched.source, fetched.url, fetched.article.section)
    if by_page and by_page != "national":
        return by_page
    by_feed = section_of(fetched.source, fetched.url, *fetched.entry.sections)
    return (stored.summary.section if stored else "") or by_feed or by_page


def _content_hash(article: ParsedArticle, section: str) -> str:
    """SHA-256 of the fields whose change makes a new revision; without the page's modification time, tags or sizes."""
    published = article.published.astimezone(UTC).isoformat() if article.published else None
    fields = [
        article.title,
        [[block.kind, block.text] for block in article.blocks],
        article.authors,
        [article.place, article.agency, section],
        [published, article.published_exact],
        _image_identity(article.image.url) if article.image else None,
    ]
    return hashlib.sha256(codec.json_text(fields)).hexdigest()


def _image_identity(url: str) -> list[object]:
    """What identifies an image at any size: its address without the numbers in its query."""
    parts = urlsplit(url)
    return [parts.netloc, parts.path, [pair for pair in parse_qsl(parts.query) if not pair[1].isdecimal()]]


def _summary(fetched: FetchedArticle, section: str, stored: ArticleRevision | None, now: datetime) -> ArticleSummary:
    article, source, previous = fetched.article, fetched.source, stored.summary if stored else None
    return ArticleSummary(
        id=fetched.id,
        source=source.key,
        outlet=source.name,
        url=fetched.url,
        title=article.title,
        excerpt=_excerpt(article),
        section=section,
        language=article.language if article.language in ("ne", "en") else source.language,
        authors=article.authors,
        agency=article.agency or (previous.agency if previous else ""),
        published=article.published,
        published_exact=article.published_exact,
        modified=article.modified,
        image=article.image,
        original=previous.original if previous else fetched.id,
        republish=source.republish,
        listed_at=previous.listed_at if previous else _listed_at(article, now),
        changed_at=now,
        revision=previous.revision + 1 if previous else 1,
    )


def _excerpt(article: ParsedArticle) -> str:
    paragraphs = [block.text for block in article.blocks if block.kind != "heading"]
    return excerpt.excerpt("\n".join(paragraphs), MAX_EXCERPT_CHARACTERS)


def _listed_at(article: ParsedArticle, seen_at: datetime) -> datetime:
    """The time of publication; `seen_at` if that is unknown, in the future or only known to be the same day."""
    published = article.published
    if published is None or published > seen_at:
        return seen_at
    if not article.published_exact and today(published) == today(seen_at):
        return seen_at
    return published


def _minhash_entry(table: Table, summary: ArticleSummary, text: str, cached: MinHashEntry | None) -> MinHashEntry:
    """The entry by which copies of the article are found, with the id and agency of its original, if any.

    The original is looked up only for a first revision, and only on the first attempt: `cached` is that attempt's
    entry.
    """
    signature = near_duplicates.signature(text)
    own = MinHashEntry(
        summary.id,
        summary.source,
        summary.original,
        summary.agency,
        summary.listed_at,
        signature,
        near_duplicates.lsh_bands(signature),
    )
    if summary.revision > 1 or not signature:
        return own
    if cached:
        return cached
    original = near_duplicates.find_original(own, minhash_index.candidates(table, own.bands))
    if original is None:
        return own
    return replace(own, original=original.original, agency=own.agency or original.agency)


def _revision(
    fetched: FetchedArticle, summary: ArticleSummary, content: str, first_seen_at: datetime
) -> ArticleRevision:
    article = fetched.article
    return ArticleRevision(
        summary=summary,
        blocks=article.blocks,
        html=html_sanitizer.to_html(article.blocks),
        place=article.place,
        tags=article.tags,
        description=article.description,
        read_by=article.read_by,
        clipped=fetched.clipped,
        content=content,
        fetched=fetched.fetched,
        first_seen_at=first_seen_at,
    )
