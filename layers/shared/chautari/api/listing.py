"""The articles of a section, an outlet and a language, newest first: from the shortest list that holds them all."""

from dataclasses import dataclass

from chautari.api import instants
from chautari.api.contract import Request
from chautari.domain.articles import Summary
from chautari.store import lists

# Rows that one request looks through where few of a list are of what is asked for.
MOST_LOOKED_THROUGH = 600
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Page:
    """Articles, and the place in their list to go on from; None where nothing is behind them."""

    articles: list[Summary]
    onward: str | None


def page(request: Request, before: str | None, limit: int) -> Page:
    """Up to `limit` articles from behind the place `before` (None: the top). Fewer do not mean that the list ends."""
    since = instants.read(request, "since") if "since" in request.values else None
    found: list[Summary] = []
    for _ in range(0, MOST_LOOKED_THROUGH, AT_ONCE):
        batch = lists.newest(request.table, _list(request), before, AT_ONCE)
        for summary in batch:
            if since and summary.listed_at < since:
                return Page(found, None)
            if is_asked(request, summary):
                if len(found) == limit:
                    return Page(found, lists.place(found[-1]))
                found.append(summary)
        if len(batch) < AT_ONCE:
            return Page(found, None)
        before = lists.place(batch[-1])
    return Page(found, before)


def is_asked(request: Request, summary: Summary) -> bool:
    """Whether an article is of the outlet, the section and the language that the request names."""
    is_so = {"source": summary.source, "section": summary.section, "language": summary.language}
    return all(request.values.get(name, value) == value for name, value in is_so.items())


def _list(request: Request) -> str:
    asked = request.values
    if "source" in asked:
        return lists.of_source(asked["source"])
    if "section" in asked:
        return lists.of_section(asked["section"])
    return lists.of_language(asked["language"]) if "language" in asked else lists.ALL
