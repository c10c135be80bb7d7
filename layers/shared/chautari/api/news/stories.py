"""Stories: those at the top, one with its events and history, and their feed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from chautari.api import responses, syndication
from chautari.api.endpoint import Reply, Request
from chautari.api.news import current_stories
from chautari.api.problems import Problem, not_ready
from chautari.api.syndication import FeedItem, SyndicationFeed
from chautari.news.store import stories as store
from chautari.news.store import take_downs
from chautari.news.stories.ranking import ranked
from chautari.news.stories.story import Story, titles
from chautari.news.views.articles import instant
from chautari.news.views.stories import full_story, listed_story, without
from chautari.search.store.index_shelf import ShelfUnreachable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chautari.news.model.stored_article import ArticleSummary
    from chautari.news.views.story_types import Stories

IN_FEED = 50


def stories(request: Request) -> Reply:
    """The stories at the top."""
    found = top(request)[: int(request.values["limit"])]
    until = current_stories.of_process().until(request.table)
    joined_until = instant(until) if until else None
    answer: Stories = {"joined_until": joined_until, "stories": [listed_story(story) for story in found]}
    return responses.of_json(answer)


def story(request: Request) -> Reply:
    """One story."""
    name = request.values["id"]
    found = _standing(request).get(name) or store.get(request.table, name)
    if found is None:
        raise Problem("not-found", f"no story {name} is kept", parameter="id")
    return responses.of_json(full_story(without(found, _off(request))))


def feed(request: Request) -> Reply:
    """The stories at the top, each by its title in the language that is asked for, or in the other."""
    form, language = request.values["form"], request.values.get("language", "ne")
    entries = tuple(_entry(each, language) for each in top(request)[:IN_FEED])
    about = _address(request, form), _address(request), "Chautari: stories", "What several outlets tell, once."
    return syndication.reply(SyndicationFeed(*about, entries), form)


def top(request: Request) -> list[Story]:
    """The stories at the top by breadth, speed and freshness, those in the requested language first."""
    off, section = _off(request), request.values.get("section")
    standing = (without(story, off) for story in _standing(request).values())
    shared = (story for story in standing if len(story.members) > 1)
    found = ranked(shared, request.now, request.values.get("language"))
    return [each for each in found if section is None or listed_story(each)["section"] == section]


def story_of(request: Request, article: ArticleSummary) -> str | None:
    """The story that an article is in, None if in none, or if that cannot be said now."""
    try:
        name = current_stories.of_process().story_of(request.table, article.id)
    except ShelfUnreachable:
        return None
    return name or store.story_of(request.table, article.id, article.listed_at) or None


def _standing(request: Request) -> Mapping[str, Story]:
    try:
        return current_stories.of_process().current(request.table)
    except ShelfUnreachable:
        raise not_ready("the state of stories") from None


def _off(request: Request) -> frozenset[str]:
    """The ids of the articles that are off."""
    return frozenset(take_downs.standing(take_downs.decisions(request.table)))


def _entry(story: Story, language: str) -> FeedItem:
    chosen = titles(story.members)
    title = chosen.get(language) or next(iter(chosen.values()))
    outlets = dict.fromkeys(member.outlet for member in story.members)
    return FeedItem(
        id=f"urn:chautari:story:{story.id}",
        url=title.url,
        title=title.title,
        text=", ".join(outlets),
        published=story.members[0].at,
        updated=story.changed_at,
        authors=tuple(outlets),
        category=title.section,
        language=title.language,
        image="",
    )


def _address(request: Request, form: str | None = None) -> str:
    kept = {name: value for name, value in request.values.items() if name != "form"}
    path = "/v1/stories" + (f".{form}" if form else "")
    return f"{request.origin}{path}{'?' + urlencode(kept) if kept else ''}"
