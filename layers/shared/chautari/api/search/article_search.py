"""Articles by words, best first; what the index finds is given out as the table has it now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chautari.api import cursor, dates, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.news import outlets
from chautari.api.problems import Problem, bad_value, not_ready
from chautari.news.model.stored_article import ArticleSummary
from chautari.news.store import listings
from chautari.search.model.question import BadQuestion, Filters, Question, read_question
from chautari.search.model.search_engine import HitPage, PageWanted
from chautari.search.views.results import results

if TYPE_CHECKING:
    from chautari.search.model.index_manifest import IndexManifest
    from chautari.search.model.search_engine import SearchEngine
    from chautari.search.views.answer_types import SearchResults

# Nobody reads further; who wants everything has `changed_after` of /v1/articles.
MOST_OFFSET = 1000
FACETS = ("language", "source", "section", "kind")
EXAMPLES = ("gold price", '"Balen Shah"', "pokhar*", "cricket -ipl")


def search(request: Request) -> Reply:
    """The articles that the question of the request finds."""
    try:
        question = read_question(request.values["q"])
    except BadQuestion as bad:
        raise bad_value("q", f"the question cannot be answered: {bad}", EXAMPLES) from None
    return responses.of_json(page(request, question))


def page(request: Request, question: Question, is_newest_first: bool = False) -> SearchResults:
    """The requested page of what `question` finds within the request's filters. Raises Problem."""
    outlets.require_known(request)
    filters, limit, offset = _filters(request), int(request.values["limit"]), _offset(request)
    manifest, engine = _index()
    hits = engine.search(question, filters, PageWanted(offset, limit, is_newest_first))
    further = offset + limit
    onward = cursor.make(request, further) if further < min(hits.total, MOST_OFFSET) else None
    return results(hits, _articles(request, hits), manifest, onward)


def newest(request: Request, question: Question, limit: int) -> list[ArticleSummary]:
    """The newest articles that `question` finds within the request's filters. Raises Problem."""
    outlets.require_known(request)
    hits = _index()[1].search(question, _filters(request), PageWanted(0, limit, True))
    return _articles(request, hits)


def _articles(request: Request, hits: HitPage) -> list[ArticleSummary]:
    return listings.at(request.table, [(hit.listed_at, hit.id) for hit in hits.hits])


def _index() -> tuple[IndexManifest, SearchEngine]:
    # The engine takes 20 ms to import, which no other answer needs.
    from chautari.search import served_index

    try:
        return served_index.of_process().current()
    except served_index.NoIndex:
        raise not_ready("the index of articles") from None


def _filters(request: Request) -> Filters:
    values = request.values
    first, last = (dates.parse(request, name) if name in values else None for name in ("from", "to"))
    if first and last and first > last:
        raise bad_value("from", f"from ({first}) is after to ({last})")
    language, source, section, kind = (values.get(name, "") for name in FACETS)
    return Filters(language, source, section, kind, first, last)


def _offset(request: Request) -> int:
    if "cursor" not in request.values:
        return 0
    (offset,) = cursor.read(request, int)
    if not 0 < offset < MOST_OFFSET:
        raise Problem("bad-value", "cursor is not one that an answer gave", parameter="cursor")
    return int(offset)
