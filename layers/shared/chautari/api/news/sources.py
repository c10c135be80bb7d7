"""Outlets with the health of their feeds, and sections with their newest articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Literal, cast

from chautari.api import responses
from chautari.api.endpoint import Reply, Request
from chautari.api.platform.source_health import pause_of
from chautari.dynamodb import pauses
from chautari.dynamodb.pauses import Pause
from chautari.news.model.feed_state import FeedState
from chautari.news.model.sections import SECTIONS
from chautari.news.model.stored_article import ArticleSummary
from chautari.news.store import feed_state, listings
from chautari.news.views.articles import instant, instant_if_known, listed_article

if TYPE_CHECKING:
    from chautari.news.views.answer_types import (
        FeedFailure,
        ListedArticle,
        NewsFeed,
        NewsSource,
        NewsSources,
        Republish,
        Section,
        Sections,
    )


def sections(request: Request) -> Reply:
    """Every section, in the order of a front page."""
    names = {section.key: listings.section_listing(section.key) for section in SECTIONS.values()}
    newest = listings.newest_of(
        request.table, names.values(), lambda summary: listings.section_listing(summary.section or "")
    )
    rows: list[Section] = [
        {
            "key": section.key,
            "name": section.name,
            "name_ne": section.name_ne,
            "newest": _listed(newest.get(names[section.key])),
        }
        for section in SECTIONS.values()
    ]
    answer: Sections = {"sections": rows}
    return responses.of_json(answer)


def news_sources(request: Request) -> Reply:
    """Every outlet that was ever polled."""
    by_outlet = groupby(feed_state.all_states(request.table), key=lambda state: state.source)
    outlets = {key: list(states) for key, states in by_outlet}
    paused = pauses.by_key(request.table, "news")
    newest = listings.newest_of(
        request.table, map(listings.source_listing, outlets), lambda summary: listings.source_listing(summary.source)
    )
    rows = [_outlet(key, states, paused, newest.get(listings.source_listing(key))) for key, states in outlets.items()]
    answer: NewsSources = {"as_of": instant(request.now), "sources": rows}
    return responses.of_json(answer)


def _listed(newest: ArticleSummary | None) -> ListedArticle | None:
    return listed_article(newest) if newest else None


def _outlet(
    key: str, states: list[FeedState], paused: Mapping[str, Pause], newest: ArticleSummary | None
) -> NewsSource:
    first = feed_state.described_state(states)
    return {
        "key": key,
        "name": first.outlet,
        "home": first.about.get("home"),
        "language": first.about.get("language"),
        "republish": cast("Republish | None", first.about.get("republish")),
        "stance": first.about.get("stance"),
        "health": _health(states),
        "newest": _listed(newest),
        "feeds": [_feed(state) for state in states],
        "paused": pause_of(paused, key),
    }


def _health(states: Iterable[FeedState]) -> Literal["ok", "partly", "failing"]:
    """`ok` if every feed responds, `failing` if none does, else `partly`."""
    failing = {state.failing_since is not None for state in states}
    return "partly" if len(failing) == 2 else "failing" if failing.pop() else "ok"


def _feed(state: FeedState) -> NewsFeed:
    return {
        "url": state.url,
        "asked_at": instant_if_known(state.asked_at),
        "answered_at": instant_if_known(state.answered_at),
        "changed_at": instant_if_known(state.changed_at),
        "next_at": instant(state.next_at),
        "interval_seconds": int(state.interval.total_seconds()),
        "newest_entry_at": instant_if_known(state.newest),
        "entries": state.entries,
        "asked": state.asked,
        "unchanged": state.unchanged,
        "failed": state.failed,
        "links_queued": state.queued,
        "failing_since": instant_if_known(state.failing_since),
        "last_failure": _failure(state.last_failure) if state.last_failure else None,
    }


def _failure(failure: Mapping[str, str]) -> FeedFailure:
    at = instant(datetime.fromisoformat(failure["at"]))
    return cast("FeedFailure", {**failure, "at": at})
