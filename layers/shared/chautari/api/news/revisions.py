"""What outlets changed: the newest revisions of articles with their differences, as JSON and as a feed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from chautari.api import cache_control, responses, syndication
from chautari.api.endpoint import Reply, Request
from chautari.api.news import listing, outlets
from chautari.api.syndication import FeedItem, SyndicationFeed
from chautari.news.model.revision_difference import TextDifference
from chautari.news.model.stored_article import ArticleSummary
from chautari.news.store import change_log, take_downs
from chautari.news.views.articles import revised_article

if TYPE_CHECKING:
    from chautari.news.views.answer_types import Revisions

# Revisions that one request looks through, and how many a feed gives.
LOOKED_THROUGH, IN_FEED = 300, 50
Revised = tuple[ArticleSummary, TextDifference]


def revisions(request: Request) -> Reply:
    """The newest revisions of the requested selection, newest first."""
    answer: Revisions = {"revisions": [revised_article(*revision) for revision in _chosen(request)]}
    return replace(responses.of_json(answer), until=cache_control.midnight(request.now))


def feed(request: Request) -> Reply:
    """The same as a feed."""
    form = request.values["form"]
    about = _address(request, form), _address(request), "Chautari: what outlets changed", "Edits of published articles."
    return syndication.reply(SyndicationFeed(*about, tuple(map(_entry, _chosen(request)))), form)


def _chosen(request: Request) -> list[Revised]:
    """Without articles that were taken off since."""
    outlets.require_known(request)
    off = cache(lambda: take_downs.standing(take_downs.decisions(request.table)))
    newest = change_log.newest_revisions(request.table, LOOKED_THROUGH)
    wanted = (row for row in newest if listing.is_asked(request, row[0]) and row[0].id not in off())
    return list(islice(wanted, int(request.values.get("limit", IN_FEED))))


def _entry(revision: Revised) -> FeedItem:
    article, change = revision
    return FeedItem(
        id=f"urn:chautari:article:{article.id}:{article.revision}",
        url=article.url,
        title=article.title,
        text="\n".join(_lines(change)),
        published=article.changed_at,
        updated=article.changed_at,
        authors=(article.outlet,),
        category=article.section or "",
        language=article.language or "",
    )


def _lines(change: TextDifference) -> list[str]:
    """The difference in words: the title before, the sentences that went and came, and how many there were."""
    lines = [f"Title before: {change.title_before}"] if change.title_before else []
    lines += [f"- {sentence}" for sentence in change.removed] + [f"+ {sentence}" for sentence in change.added]
    return [*lines, f"{change.removed_count} sentences removed, {change.added_count} added."]


def _address(request: Request, form: str | None = None) -> str:
    """The address of this feed; without `form`, of its list."""
    query = {name: value for name, value in request.values.items() if name != "form"}
    path = "/v1/revisions" + (f".{form}" if form else "")
    return f"{request.origin}{path}{'?' + urlencode(query) if query else ''}"
