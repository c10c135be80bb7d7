"""Articles as API answers. A text that its outlet does not let us republish is given as an excerpt with the link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, cast

from chautari.nepali.clock import NPT
from chautari.news.model.parsed_article import ArticleImage
from chautari.news.model.revision_difference import TextDifference
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary
from chautari.news.model.take_down import TakeDown, blanked_summary

if TYPE_CHECKING:
    from chautari.news.views import answer_types
    from chautari.news.views.answer_types import (
        Article,
        Language,
        ListedArticle,
        RevisedArticle,
        RevisionDifference,
        TopStory,
    )


def listed_article(summary: ArticleSummary) -> ListedArticle:
    """An article as lists show it; a value that nobody states is null or empty."""
    return {
        "id": summary.id,
        "title": summary.title,
        "excerpt": summary.excerpt,
        "url": summary.url,
        "source": {"key": summary.source, "name": summary.outlet},
        "section": summary.section or None,
        "language": cast("Language | None", summary.language or None),
        "authors": list(summary.authors),
        "agency": summary.agency or None,
        "published_at": instant_if_known(summary.published),
        "published_exact": summary.published_exact,
        "modified_at": instant_if_known(summary.modified),
        "image": _image(summary.image),
        "original": summary.original,
        "is_copy": summary.is_copy,
        "republish": summary.republish,
        "listed_at": instant(summary.listed_at),
        "changed_at": instant(summary.changed_at),
        "revision": summary.revision,
        "kind": summary.kind or None,
        "cut": summary.cut or None,
        "confidence": summary.confidence or None,
        "withheld": _withheld(summary),
    }


def revised_article(summary: ArticleSummary, change: TextDifference) -> RevisedArticle:
    """A revision of an article, with what it says otherwise than the one before."""
    difference: RevisionDifference = {
        "title_before": change.title_before or None,
        "removed": list(change.removed),
        "added": list(change.added),
        "removed_count": change.removed_count,
        "added_count": change.added_count,
    }
    return {"article": listed_article(summary), "difference": difference}


def changed_article(summary: ArticleSummary, decision: TakeDown | None) -> ListedArticle:
    """A row of the change log; `decision` is that by which the article is off at present.

    Nothing that the outlet wrote is given of an article that is off, in no row of the log.
    """
    if decision is None and not summary.taken_down:
        return listed_article(summary)
    reason = decision.reason if decision else summary.taken_down
    at = decision.at if decision else summary.changed_at
    return {**listed_article(blanked_summary(summary, reason)), "taken_down": {"at": instant(at), "reason": reason}}


def full_article(
    current: ArticleRevision, revisions: Sequence[ArticleRevision], copies: Iterable[ArticleSummary], story: str | None
) -> Article:
    """An article with its `revisions` (oldest first), the other copies of its text, and its story."""
    summary = current.summary
    body: answer_types.Body = {"html": current.html, "text": current.text, "clipped": current.clipped}
    return {
        **listed_article(summary),
        "place": current.place or None,
        "standfirst": current.standfirst or None if _is_republishable(current) else None,
        "tags": list(current.tags),
        "body": body if _is_republishable(current) and not summary.withheld else None,
        "attribution": f"{summary.outlet}: {summary.url}",
        "fetched": {
            "url": current.fetched.url,
            "at": instant(current.fetched.at),
            "sha256": current.fetched.sha256,
            "bytes": current.fetched.size,
        },
        "first_seen_at": instant(current.first_seen_at),
        "story": story,
        "revisions": [_revision(revision) for revision in revisions],
        "elsewhere": [listed_article(article) for article in copies if article.id != summary.id],
    }


def top_stories(newest: Iterable[ArticleSummary], limit: int) -> list[TopStory]:
    """The `limit` stories of most outlets, then newest, each by its first article. `newest` is newest first."""
    stories: dict[str, list[ArticleSummary]] = {}
    for summary in newest:
        stories.setdefault(summary.original, []).append(summary)
    ranked = sorted(stories.values(), key=lambda story: (_count_outlets(story), story[0].listed_at), reverse=True)
    return [{**listed_article(story[-1]), "outlets": _count_outlets(story)} for story in ranked[:limit]]


def instant(at: datetime) -> str:
    """`at` in ISO format, in Kathmandu time."""
    return at.astimezone(NPT).isoformat()


def instant_if_known(at: datetime | None) -> str | None:
    """`at` in ISO format, in Kathmandu time; None if there is none."""
    return instant(at) if at else None


def _withheld(summary: ArticleSummary) -> answer_types.Withheld | None:
    if summary.withheld is None:
        return None
    kind = cast("answer_types.WithheldKind", summary.withheld.kind)
    return {"kind": kind, "reason": summary.withheld.reason}


def _count_outlets(story: Iterable[ArticleSummary]) -> int:
    return len({summary.source for summary in story})


def _is_republishable(revision: ArticleRevision) -> bool:
    return revision.summary.republish == "full"


def _revision(revision: ArticleRevision) -> answer_types.ArticleRevision:
    summary = revision.summary
    row: answer_types.ArticleRevision = {
        "revision": summary.revision,
        "at": instant(summary.changed_at),
        "title": summary.title,
        "excerpt": summary.excerpt,
        "text": revision.text if _is_republishable(revision) else None,
        "content_sha256": revision.content,
    }
    if summary.taken_down:
        row["taken_down"] = {"at": instant(summary.changed_at), "reason": summary.taken_down}
    return row


def _image(image: ArticleImage | None) -> answer_types.ArticleImage | None:
    if image is None or not image.url:
        return None
    return {"url": image.url, "width": image.width, "height": image.height, "caption": image.caption or None}
