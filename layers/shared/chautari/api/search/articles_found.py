"""Articles found by words, best first; what the index finds is given out as the table has it now."""

from __future__ import annotations

from chautari.api import cursor, dates, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.news import outlets
from chautari.api.problems import Problem, bad_value, not_ready
from chautari.news.store import listings
from chautari.search.model import question
from chautari.search.model.engine import Found
from chautari.search.model.index_manifest import IndexManifest
from chautari.search.model.question import BadQuestion, Filters, Question
from chautari.search.views.results import results

# Nobody reads further; who wants everything has `changed_after` of /v1/articles.
MOST_OFFSET = 1000


def search(request: Request) -> Reply:
    """The articles that the question of the request finds."""
    try:
        asked = question.read(request.values["q"])
    except BadQuestion as bad:
        raise bad_value("q", f"the question cannot be asked: {bad}", EXAMPLES) from None
    return answer(request, asked)


EXAMPLES = ("gold price", '"Balen Shah"', "pokhar*", "cricket -ipl")


def answer(request: Request, asked: Question) -> Reply:
    """The page of the request: what `asked` finds within its filters. Raises Problem."""
    outlets.require_known(request)
    filters, limit = _filters(request), int(request.values["limit"])
    offset = _offset(request)
    found, manifest = _found(asked, filters, offset, limit)
    articles = listings.at(request.table, [(hit.listed_at, hit.id) for hit in found.hits])
    further = offset + limit
    onward = cursor.make(request, further) if further < min(found.total, MOST_OFFSET) else None
    return responses.of_json(results(found, articles, manifest, onward))


def _found(asked: Question, filters: Filters, offset: int, limit: int) -> tuple[Found, IndexManifest]:
    # The engine takes 20 ms to import, which no other answer needs.
    from chautari.search import served_index

    try:
        manifest, engine = served_index.of_process().current()
    except served_index.NoIndex:
        raise not_ready("the index of articles") from None
    return engine.search(asked, filters, offset, limit), manifest


def _filters(request: Request) -> Filters:
    values = request.values
    first, last = (dates.parse(request, name) if name in values else None for name in ("from", "to"))
    if first and last and first > last:
        raise bad_value("from", f"from ({first}) is after to ({last})")
    return Filters(values.get("language", ""), values.get("source", ""), values.get("kind", ""), first, last)


def _offset(request: Request) -> int:
    if "cursor" not in request.values:
        return 0
    (offset,) = cursor.read(request, int)
    if not 0 < offset < MOST_OFFSET:
        raise Problem("bad-value", "cursor is not one that an answer gave", parameter="cursor")
    return int(offset)
