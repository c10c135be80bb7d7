"""Factories of stored articles: a plain summary and a plain revision, with any field of the summary as given."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal, TypedDict, Unpack

from chautari.news.model.parsed_article import ArticleImage, TextBlock
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary, Fetched
from tests.support import factories
from tests.support.factories import ARTICLE_URL

NOON = factories.NOON
MINUTE = timedelta(minutes=1)


class ArticleFields(TypedDict, total=False):
    """Fields of an article's summary."""

    source: str
    outlet: str
    url: str
    title: str
    excerpt: str
    section: str
    language: str
    authors: tuple[str, ...]
    agency: str
    published: datetime | None
    published_exact: bool
    modified: datetime | None
    image: ArticleImage | None
    original: str
    republish: Literal["excerpt", "full"]
    listed_at: datetime
    changed_at: datetime
    revision: int


def summary(article_id: str = "everest-000000000001", **fields: Unpack[ArticleFields]) -> ArticleSummary:
    """A summary of `article_id`, listed at noon."""
    plain = ArticleSummary(
        id=article_id,
        source="everest",
        outlet="Everest Daily",
        url=ARTICLE_URL,
        title="सुनको मूल्य बढ्यो",
        excerpt="आज सुनको मूल्य तोलामा एक हजारले बढेको छ।",
        section="economy",
        language="ne",
        authors=("राम थापा",),
        agency="",
        published=NOON - timedelta(minutes=1),
        published_exact=True,
        modified=None,
        image=ArticleImage("https://example.com.np/1.jpg", 1200, 800, "सुन"),
        original=article_id,
        republish="excerpt",
        listed_at=NOON,
        changed_at=NOON,
        revision=1,
    )
    return replace(plain, **fields)


def edition(
    article_id: str = "everest-000000000001",
    text: str = "आज सुनको मूल्य बढेको छ।",
    **fields: Unpack[ArticleFields],
) -> ArticleRevision:
    """A whole article with the body `text`; `fields` are of its summary."""
    return ArticleRevision(
        summary=summary(article_id, **fields),
        blocks=(TextBlock("paragraph", text), TextBlock("heading", "चाँदी")),
        html=f"<p>{text}</p><h2>चाँदी</h2>",
        place="काठमाडौं",
        tags=("सुन", "बजार"),
        description="",
        read_by="site",
        clipped=False,
        content="cd" * 32,
        fetched=Fetched(ARTICLE_URL, "ab" * 32, 40_000, NOON),
        first_seen_at=NOON,
    )
