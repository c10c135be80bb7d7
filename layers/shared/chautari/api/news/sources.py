"""Outlets and how their feeds fare, and the sections with what is newest in them."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Any

from chautari.api import responses
from chautari.api.endpoint import Reply, Request
from chautari.api.platform.source_health import pause_of
from chautari.dynamodb import pauses
from chautari.news.model.feed_state import FeedState
from chautari.news.model.sections import SECTIONS
from chautari.news.store import feed_state, listings
from chautari.news.views.articles import instant, row


def sections(request: Request) -> Reply:
    """Every section, in the order of a front page."""
    rows = []
    for section in SECTIONS.values():
        newest = listings.newest(request.table, listings.of_section(section.key), None, 1)
        about = {"key": section.key, "name": section.name, "name_ne": section.name_ne}
        rows.append({**about, "newest": row(newest[0]) if newest else None})
    return responses.of_json({"sections": rows})


def news_sources(request: Request) -> Reply:
    """Every outlet that was ever asked."""
    outlets = groupby(feed_state.everyone(request.table), key=lambda state: state.source)
    paused = pauses.of(request.table, "news")
    rows = [{**_outlet(request, key, list(states)), "paused": pause_of(paused, key)} for key, states in outlets]
    return responses.of_json({"as_of": instant(request.now), "sources": rows})


def _outlet(request: Request, key: str, states: list[FeedState]) -> dict[str, Any]:
    newest = listings.newest(request.table, listings.of_source(key), None, 1)
    first = feed_state.named(states)
    return {
        "key": key,
        "name": first.outlet,
        **{name: first.about.get(name) for name in ("home", "language", "republish", "stance")},
        "health": _health(states),
        "newest": row(newest[0]) if newest else None,
        "feeds": [_feed(state) for state in states],
    }


def _health(states: Iterable[FeedState]) -> str:
    """`ok` where every feed answers, `failing` where none does, `partly` else."""
    failing = {state.failing_since is not None for state in states}
    return "partly" if len(failing) == 2 else "failing" if failing.pop() else "ok"


def _feed(state: FeedState) -> dict[str, Any]:
    failure = state.last_failure
    return {
        "url": state.url,
        "asked_at": instant(state.asked_at),
        "answered_at": instant(state.answered_at),
        "changed_at": instant(state.changed_at),
        "next_at": instant(state.next_at),
        "interval_seconds": int(state.interval.total_seconds()),
        "newest_entry_at": instant(state.newest),
        "entries": state.entries,
        "asked": state.asked,
        "unchanged": state.unchanged,
        "failed": state.failed,
        "links_queued": state.queued,
        "failing_since": instant(state.failing_since),
        "last_failure": {**failure, "at": instant(datetime.fromisoformat(failure["at"]))} if failure else None,
    }
