"""Articles by section, outlet and language, newest first, read from the shortest list that contains them all."""

from dataclasses import dataclass

from chautari.api import timestamps
from chautari.api.endpoint import Request
from chautari.news.model.stored_article import ArticleSummary
from chautari.news.store import listings

# Rows that one request looks through where few of a list are of what is asked for.
MOST_LOOKED_THROUGH = 600
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class ListingPage:
    """Articles, and the position in their list to continue from; None at its end."""

    articles: list[ArticleSummary]
    onward: str | None


def page(request: Request, before: str | None, limit: int) -> ListingPage:
    """Up to `limit` articles after the position `before` (None: the top). Fewer articles do not mean that the list
    ends.
    """
    since = timestamps.parse(request, "since") if "since" in request.values else None
    found: list[ArticleSummary] = []
    at_once = limit + 1 if _is_whole_list(request) else AT_ONCE
    for _ in range(0, MOST_LOOKED_THROUGH, AT_ONCE):
        batch = listings.newest(request.table, _list(request), before, at_once)
        for summary in batch:
            if since and summary.listed_at < since:
                return ListingPage(found, None)
            if is_asked(request, summary):
                if len(found) == limit:
                    return ListingPage(found, listings.position(found[-1]))
                found.append(summary)
        if len(batch) < at_once:
            return ListingPage(found, None)
        before = listings.position(batch[-1])
    return ListingPage(found, before)


def is_asked(request: Request, summary: ArticleSummary) -> bool:
    """Whether an article matches the outlet, section and language of the request."""
    is_so = {"source": summary.source, "section": summary.section, "language": summary.language}
    return all(request.values.get(name, value) == value for name, value in is_so.items())


def _is_whole_list(request: Request) -> bool:
    """Whether the list that is read has nothing but what is asked for."""
    return len({"source", "section", "language"} & request.values.keys()) <= 1


def _list(request: Request) -> str:
    asked = request.values
    if "source" in asked:
        return listings.source_listing(asked["source"])
    if "section" in asked:
        return listings.section_listing(asked["section"])
    return listings.language_listing(asked["language"]) if "language" in asked else listings.ALL
