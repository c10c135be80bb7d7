"""Articles as the API says them. Of a text that an outlet does not let us give out there is an excerpt and the link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, cast

from chautari.nepali.clock import NPT
from chautari.news.model.parsed_article import ArticleImage
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary

if TYPE_CHECKING:
    from chautari.news.views import answer_types
    from chautari.news.views.answer_types import Article, Language, ListedArticle, TopStory


def listed_article(summary: ArticleSummary) -> ListedArticle:
    """An article as a list shows it; null or empty is what nobody states."""
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
        "story": summary.story,
        "is_copy": summary.is_copy,
        "republish": summary.republish,
        "listed_at": instant(summary.listed_at),
        "changed_at": instant(summary.changed_at),
        "revision": summary.revision,
    }


def full_article(edition: ArticleRevision, said: Sequence[ArticleRevision], story: Iterable[ArticleSummary]) -> Article:
    """An article, everything that it `said` (first first) and the other articles of its story."""
    summary = edition.summary
    return {
        **listed_article(summary),
        "place": edition.place or None,
        "tags": list(edition.tags),
        "body": {"html": edition.html, "text": edition.text, "clipped": edition.clipped} if _is_free(edition) else None,
        "attribution": f"{summary.outlet}: {summary.url}",
        "fetched": {
            "url": edition.fetched.url,
            "at": instant(edition.fetched.at),
            "sha256": edition.fetched.sha256,
            "bytes": edition.fetched.size,
        },
        "first_seen_at": instant(edition.first_seen_at),
        "revisions": [_revision(each) for each in said],
        "elsewhere": [listed_article(each) for each in story if each.id != summary.id],
    }


def top_stories(newest: Iterable[ArticleSummary], most: int) -> list[TopStory]:
    """The stories that most outlets have, then the newest, `most` of them: each by its first article, in that order."""
    stories: dict[str, list[ArticleSummary]] = {}
    for summary in newest:
        stories.setdefault(summary.story, []).append(summary)
    ranked = sorted(stories.values(), key=lambda each: (_outlets(each), each[0].listed_at), reverse=True)
    return [{**listed_article(each[-1]), "outlets": _outlets(each)} for each in ranked[:most]]


def instant(at: datetime) -> str:
    """An instant on Kathmandu's clock."""
    return at.astimezone(NPT).isoformat()


def instant_if_known(at: datetime | None) -> str | None:
    """An instant on Kathmandu's clock, None where nobody states one."""
    return instant(at) if at else None


def _outlets(story: Iterable[ArticleSummary]) -> int:
    return len({summary.source for summary in story})


def _is_free(edition: ArticleRevision) -> bool:
    return edition.summary.republish == "full"


def _revision(edition: ArticleRevision) -> answer_types.ArticleRevision:
    summary = edition.summary
    return {
        "revision": summary.revision,
        "at": instant(summary.changed_at),
        "title": summary.title,
        "excerpt": summary.excerpt,
        "text": edition.text if _is_free(edition) else None,
        "content_sha256": edition.content,
    }


def _image(image: ArticleImage | None) -> answer_types.ArticleImage | None:
    if image is None:
        return None
    return {"url": image.url, "width": image.width, "height": image.height, "caption": image.caption or None}
