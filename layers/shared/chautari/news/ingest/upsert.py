"""From an article that was read to what is stored: nothing where it says what it said, else its next revision."""

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

# The writes of all articles go one after the other; who waits longer than this many turns says so.
ATTEMPTS = 10
# Characters: two or three sentences, so that whoever wants the text goes to the outlet.
LONGEST_EXCERPT = 280
Result = Literal["stored", "revised", "unchanged"]


def upsert(table: Table, read: FetchedArticle, now: datetime) -> Result:
    """Store what `read` says if that is new. `now` is when the article was first seen, if it was not before.

    An older answer never replaces a newer one. Raises Conflict after ATTEMPTS.
    """
    likeness: MinHashEntry | None = None
    for _ in range(ATTEMPTS):
        known = articles.get(table, read.id)
        article = _with_known_instant(read.article, known)
        section = _section(read, known)
        content = _content(article, section)
        if known and (known.content == content or known.fetched.at > read.fetched.at):
            return "unchanged"
        summary = _summary(replace(read, article=article), section, known, now)
        likeness = _likeness(table, summary, article.text, likeness)
        clock = change_log.clock(table)
        at = clock.next(now) if clock else now
        summary = replace(summary, story=likeness.story, agency=likeness.agency, changed_at=at)
        edition = _edition(replace(read, article=article), summary, content, known.first_seen_at if known else now)
        try:
            articles.put(table, known.summary if known else None, edition, clock, likeness)
        except Conflict:
            continue
        return "revised" if known else "stored"
    raise Conflict(f"article {read.id}: given up after {ATTEMPTS} attempts")


def _with_known_instant(article: ParsedArticle, known: ArticleRevision | None) -> ParsedArticle:
    """A page that states a day, or nothing, does not take the instant back that was learned of the same day before."""
    before = known.summary if known else None
    if before is None or before.published is None or not before.published_exact:
        return article
    if article.published is None or (
        not article.published_exact and today(article.published) == today(before.published)
    ):
        return replace(article, published=before.published, published_exact=True)
    return article


def _section(read: FetchedArticle, known: ArticleRevision | None) -> str:
    """By the page and its address; else as known, since one article is in many feeds; else by the feed."""
    stated = section_of(read.source, read.url, read.article.section)
    if stated and stated != "national":
        return stated
    by_feed = section_of(read.source, read.url, *read.entry.sections)
    return (known.summary.section if known else "") or by_feed or stated


def _content(article: ParsedArticle, section: str) -> str:
    """The hash of what makes a new revision when it changes: not a page's time of change, its tags or sizes."""
    published = article.published.astimezone(UTC).isoformat() if article.published else None
    said = [
        article.title,
        [[block.kind, block.text] for block in article.blocks],
        article.authors,
        [article.place, article.agency, section],
        [published, article.published_exact],
        _picture(article.image.url) if article.image else None,
    ]
    return hashlib.sha256(codec.json_text(said)).hexdigest()


def _picture(url: str) -> list[object]:
    """What names a picture whatever its size: its address without the numbers in its query."""
    parts = urlsplit(url)
    return [parts.netloc, parts.path, [pair for pair in parse_qsl(parts.query) if not pair[1].isdecimal()]]


def _summary(read: FetchedArticle, section: str, known: ArticleRevision | None, now: datetime) -> ArticleSummary:
    article, source, before = read.article, read.source, known.summary if known else None
    return ArticleSummary(
        id=read.id,
        source=source.key,
        outlet=source.name,
        url=read.url,
        title=article.title,
        excerpt=_excerpt(article),
        section=section,
        language=article.language if article.language in ("ne", "en") else source.language,
        authors=article.authors,
        agency=article.agency or (before.agency if before else ""),
        published=article.published,
        published_exact=article.published_exact,
        modified=article.modified,
        image=article.image,
        story=before.story if before else read.id,
        republish=source.republish,
        listed_at=before.listed_at if before else _listed_at(article, now),
        changed_at=now,
        revision=before.revision + 1 if before else 1,
    )


def _excerpt(article: ParsedArticle) -> str:
    said = [block.text for block in article.blocks if block.kind != "heading"]
    return excerpt.excerpt("\n".join(said), LONGEST_EXCERPT)


def _listed_at(article: ParsedArticle, seen_at: datetime) -> datetime:
    """When it was published; when it was seen where that is unknown, yet to come or only known to be that day."""
    published = article.published
    if published is None or published > seen_at:
        return seen_at
    if not article.published_exact and today(published) == today(seen_at):
        return seen_at
    return published


def _likeness(table: Table, summary: ArticleSummary, text: str, looked_up: MinHashEntry | None) -> MinHashEntry:
    """What copies of the article are found by. Whose copy it is itself is looked up once, when it is first stored."""
    signature = near_duplicates.signature(text)
    own = MinHashEntry(
        summary.id,
        summary.source,
        summary.story,
        summary.agency,
        summary.listed_at,
        signature,
        near_duplicates.bands(signature),
    )
    if summary.revision > 1 or not signature:
        return own
    if looked_up:
        return looked_up
    original = near_duplicates.canonical_of(own, minhash_index.sharing(table, own.bands))
    if original is None:
        return own
    return replace(own, story=original.story, agency=own.agency or original.agency)


def _edition(read: FetchedArticle, summary: ArticleSummary, content: str, first_seen_at: datetime) -> ArticleRevision:
    article = read.article
    return ArticleRevision(
        summary=summary,
        blocks=article.blocks,
        html=html_sanitizer.html(article.blocks),
        place=article.place,
        tags=article.tags,
        description=article.description,
        read_by=article.read_by,
        clipped=read.clipped,
        content=content,
        fetched=read.fetched,
        first_seen_at=first_seen_at,
    )
