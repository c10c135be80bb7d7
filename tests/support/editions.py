"""Articles for tests: one plain edition, and whatever differs from it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from chautari.news.model.parsed_article import ArticleImage, TextBlock
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary, Fetched

NOON = datetime(2026, 8, 17, 6, 15, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PAGE = Fetched("https://example.com.np/news/1", "ab" * 32, 40_000, NOON)


def summary(article_id: str = "everest-000000000001", **other: Any) -> ArticleSummary:
    """A summary of `article_id`, listed at noon."""
    plain = ArticleSummary(
        id=article_id,
        source="everest",
        outlet="Everest Daily",
        url="https://example.com.np/news/1",
        title="सुनको मूल्य बढ्यो",
        excerpt="आज सुनको मूल्य तोलामा एक हजारले बढेको छ।",
        section="economy",
        language="ne",
        authors=("राम थापा",),
        agency="",
        published=NOON - MINUTE,
        published_exact=True,
        modified=None,
        image=ArticleImage("https://example.com.np/1.jpg", 1200, 800, "सुन"),
        story=article_id,
        republish="excerpt",
        listed_at=NOON,
        changed_at=NOON,
        revision=1,
    )
    return replace(plain, **other)


def edition(
    article_id: str = "everest-000000000001", text: str = "आज सुनको मूल्य बढेको छ।", **other: Any
) -> ArticleRevision:
    """A whole article; `other` are of its summary."""
    return ArticleRevision(
        summary=summary(article_id, **other),
        blocks=(TextBlock("paragraph", text), TextBlock("heading", "चाँदी")),
        html=f"<p>{text}</p><h2>चाँदी</h2>",
        place="काठमाडौं",
        tags=("सुन", "बजार"),
        description="",
        read_by="site",
        clipped=False,
        content="cd" * 32,
        fetched=PAGE,
        first_seen_at=NOON,
    )
