"""What was found as an API answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from chautari.news.views.articles import instant, instant_if_known, listed_article
from chautari.search.views.highlighting import parts

if TYPE_CHECKING:
    from chautari.news.model.stored_article import ArticleSummary
    from chautari.search.model.index_manifest import IndexManifest
    from chautari.search.model.search_engine import HitPage
    from chautari.search.model.subjects import Subject
    from chautari.search.views.answer_types import SearchedArticle, SearchResults
    from chautari.search.views.answer_types import Subject as SubjectRow


def results(
    page: HitPage, articles: Iterable[ArticleSummary], manifest: IndexManifest, onward: str | None
) -> SearchResults:
    """A page of `articles` as they are now, with the state of the index that found them."""
    return {
        "total": page.total,
        "articles": [_searched_article(article, page.tokens) for article in articles],
        "next": onward,
        "index": {
            "articles": manifest.articles,
            "oldest": instant_if_known(manifest.oldest),
            "changed_until": instant(manifest.through),
        },
    }


def subject_row(subject: Subject) -> SubjectRow:
    """A topic, a person or a place."""
    return {
        "kind": subject.kind,
        "key": subject.key,
        "name": subject.name,
        "name_ne": subject.name_ne,
        "level": subject.level or None,
        "parent": subject.parent or None,
        "also": list(subject.also),
    }


def _searched_article(article: ArticleSummary, tokens: frozenset[str]) -> SearchedArticle:
    highlights = {"title": parts(article.title, tokens), "excerpt": parts(article.excerpt, tokens)}
    return {**listed_article(article), "highlights": highlights}  # type: ignore[typeddict-item]
