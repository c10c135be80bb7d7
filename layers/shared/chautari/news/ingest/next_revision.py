"""The next revision of an article, made of what was fetched, the feed and what is stored."""

from dataclasses import replace
from datetime import datetime

from chautari.nepali.clock import today
from chautari.news.ingest import html_sanitizer
from chautari.news.ingest.article_reader import FetchedArticle
from chautari.news.model import excerpt
from chautari.news.model.article_kind import ArticleKind
from chautari.news.model.parsed_article import ParsedArticle
from chautari.news.model.sections import section_of
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary

# Characters: two or three sentences, so that a reader of the whole text goes to the outlet.
MAX_EXCERPT_CHARACTERS = 280


def kind_by(article: ParsedArticle, section: str) -> ArticleKind:
    """The page's; an article in the section of opinions is one."""
    return "opinion" if article.kind == "article" and section == "opinion" else article.kind


def with_stored_instant(article: ParsedArticle, stored: ArticleRevision | None) -> ParsedArticle:
    """`article` with the stored instant of publication where the page states only the same day, or nothing."""
    previous = stored.summary if stored else None
    if previous is None or previous.published is None or not previous.published_exact:
        return article
    if article.published is None or (
        not article.published_exact and today(article.published) == today(previous.published)
    ):
        return replace(article, published=previous.published, published_exact=True)
    return article


def section_by(fetched: FetchedArticle, stored: ArticleRevision | None) -> str:
    """The section by page and address; else the stored one, since one article is in many feeds; else by the feed."""
    by_page = section_of(fetched.source, fetched.url, fetched.article.section)
    if by_page and by_page != "national":
        return by_page
    by_feed = section_of(fetched.source, fetched.url, *fetched.entry.sections)
    return (stored.summary.section if stored else "") or by_feed or by_page


def summary_of(fetched: FetchedArticle, section: str, stored: ArticleRevision | None, now: datetime) -> ArticleSummary:
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
        kind=kind_by(article, section),
        cut=article.cut,
        confidence="" if fetched.withheld else fetched.confidence,
        withheld=fetched.withheld,
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


def revision_of(
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
