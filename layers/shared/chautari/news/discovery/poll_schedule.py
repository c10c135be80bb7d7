"""Adaptive polling of feeds: poll often while a feed changes, seldom while it does not, back off on errors. Pure.

An interval halves when a feed had new links and grows by half when it had none, so that it settles where about every
third poll (log 1.5 / (log 1.5 + log 2) = 0.37) finds something.
"""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from chautari.core.errors import RobotsDisallowed, SourceError, Unreachable
from chautari.core.http_messages import HttpResponse
from chautari.fetching import response_checks
from chautari.news.model.feed_state import FeedState
from chautari.news.model.source import FeedDeclaration, NewsSource

MIN_INTERVAL, MAX_INTERVAL = timedelta(minutes=10), timedelta(hours=6)
# A schedule fires a little early or late: a feed due within this time is due.
SLACK = timedelta(minutes=1)
# The most that cache headers and <ttl> may request: a year is a setting for pictures and would silence a feed.
MAX_REQUESTED_INTERVAL = timedelta(minutes=30)
# pahilopost.com and nagariknetwork.com served items of 2023 with status 200 in August 2026.
ZOMBIE_AFTER, ZOMBIE_INTERVAL = timedelta(days=30), timedelta(hours=24)
MAX_BACKOFF = timedelta(hours=24)
# Fields of an outlet that the read function shows; its package does not carry the declarations.
OUTLET_FIELDS = ("name", "home", "language", "republish", "stance")
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


def initial_state(source: NewsSource, feed: FeedDeclaration, now: datetime) -> FeedState:
    """The state of a feed before its first poll: due at once."""
    return FeedState(source.key, feed.url, now, _min_interval(source), about=_about(source))


def _about(source: NewsSource) -> dict[str, str]:
    return {name: str(getattr(source, name)) for name in OUTLET_FIELDS}


def is_due(state: FeedState, now: datetime) -> bool:
    """Whether the feed may be polled at `now`."""
    return state.next_at <= now + SLACK


def planned_state(state: FeedState, source: NewsSource, now: datetime) -> FeedState:
    """The state after a poll at `now` that finds nothing new. Written with the host lease, before the request."""
    grown = min(max(state.interval * 1.5, _min_interval(source)), MAX_INTERVAL)
    interval = ZOMBIE_INTERVAL if is_zombie(state, now) else grown
    return replace(
        state,
        about=_about(source),
        next_at=now + max(interval, state.wish, state.ttl),
        interval=interval,
        asked_at=now,
        answered_at=now,
        asked=state.asked + 1,
        unchanged=state.unchanged + 1,
        streak=0,
        failing_since=None,
    )


def is_zombie(state: FeedState, now: datetime) -> bool:
    """Whether the feed responds, but with nothing of the last month."""
    last_sign = state.newest or state.changed_at
    return last_sign is not None and last_sign < now - ZOMBIE_AFTER


def after_unchanged(plan: FeedState, page: HttpResponse) -> FeedState:
    """`plan` after a 304, with a new validator, and a new requested interval if it differs by SLACK or more."""
    requested = _requested_interval(page)
    plan = replace(plan, etag=response_checks.header(page.headers, "etag") or plan.etag)
    if requested is None or abs(requested - plan.wish) < SLACK:
        return plan
    return _reschedule(replace(plan, wish=requested))


def after_response(
    plan: FeedState, page: HttpResponse, ttl: timedelta | None, source: NewsSource, new: int
) -> FeedState:
    """`plan` after a full response with `new` links. `ttl`: the update interval that the feed states, if any."""
    state = replace(
        plan,
        etag=response_checks.header(page.headers, "etag"),
        modified=response_checks.header(page.headers, "last-modified"),
        wish=_requested_interval(page) or timedelta(0),
        ttl=min(ttl or timedelta(0), MAX_REQUESTED_INTERVAL),
        queued=plan.queued + new,
    )
    if new:
        # The plan had grown the interval by half: a third of that is half of the former interval.
        interval = min(max(state.interval / 3, _min_interval(source)), MAX_INTERVAL)
        state = replace(state, interval=interval, changed_at=plan.asked_at, unchanged=plan.unchanged - 1)
    return _reschedule(state)


def after_failure(state: FeedState, error: SourceError, source: NewsSource, now: datetime) -> FeedState:
    """The state after a failed poll at `now`: exponential backoff, at least Retry-After, at most MAX_BACKOFF."""
    streak = state.streak + 1
    max_wait = MAX_INTERVAL if isinstance(error, Unreachable) else MAX_BACKOFF
    wait = min(_min_interval(source) * 2 ** min(streak, 12), max_wait)
    if error.response is not None:
        retry_after = min(response_checks.retry_after(error.response), MAX_BACKOFF.total_seconds())
        wait = max(wait, timedelta(seconds=retry_after))
    return replace(
        state,
        about=_about(source),
        next_at=now + wait,
        asked_at=now,
        asked=state.asked + 1,
        failed=state.failed + 1,
        streak=streak,
        failing_since=state.failing_since or now,
        last_failure={"kind": error.kind, "detail": str(error)[:300], "at": now.isoformat()},
        robots_until=None if isinstance(error, RobotsDisallowed) else state.robots_until,
    )


def _reschedule(state: FeedState) -> FeedState:
    asked_at = state.asked_at or state.next_at
    return replace(state, next_at=asked_at + max(state.interval, state.wish, state.ttl))


def _min_interval(source: NewsSource) -> timedelta:
    return max(source.every, MIN_INTERVAL)


def _requested_interval(page: HttpResponse) -> timedelta | None:
    """How long the response is fresh by its cache headers, at most MAX_REQUESTED_INTERVAL; None if not stated."""
    max_age = _MAX_AGE.search(response_checks.header(page.headers, "cache-control"))
    if max_age:
        return min(timedelta(seconds=int(max_age[1])), MAX_REQUESTED_INTERVAL)
    try:
        expires = parsedate_to_datetime(response_checks.header(page.headers, "expires"))
        return min(max(expires - page.fetched_at, timedelta(0)), MAX_REQUESTED_INTERVAL)
    except (TypeError, ValueError, OverflowError):
        return None
