"""How often a feed is asked: as often as it changes, seldom where it does not, later where it fails. Pure.

An interval halves when a feed had something new and grows by half when it had not, so that it settles where about
every third ask (log 1.5 / (log 1.5 + log 2) = 0.37) finds something.
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

SHORTEST, LONGEST = timedelta(minutes=10), timedelta(hours=6)
# A schedule fires a little early or late: what is due within this is due.
SLACK = timedelta(minutes=1)
# What cache headers and <ttl> may ask for: an age of a year is a setting for pictures and would silence a feed.
LONGEST_WISH = timedelta(minutes=30)
# pahilopost.com and nagariknetwork.com served items of 2023 with status 200 in August 2026.
ZOMBIE_AFTER, ZOMBIE_INTERVAL = timedelta(days=30), timedelta(hours=24)
LONGEST_BACKOFF = timedelta(hours=24)
# What the read function shows of an outlet, whose declaration it does not carry.
ABOUT = ("name", "home", "language", "republish", "stance")
_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


def unasked(source: NewsSource, feed: FeedDeclaration, now: datetime) -> FeedState:
    """A feed that nobody has asked yet, due at once."""
    return FeedState(source.key, feed.url, now, _shortest(source), about=_about(source))


def _about(source: NewsSource) -> dict[str, str]:
    return {name: str(getattr(source, name)) for name in ABOUT}


def is_due(state: FeedState, now: datetime) -> bool:
    """Whether the feed may be asked at `now`."""
    return state.next_at <= now + SLACK


def planned(state: FeedState, source: NewsSource, now: datetime) -> FeedState:
    """The feed as it will stand if it is asked at `now` and answers that nothing is new."""
    grown = min(max(state.interval * 1.5, _shortest(source)), LONGEST)
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
    """Whether the feed answers, but with nothing of the last month."""
    alive_at = state.newest or state.changed_at
    return alive_at is not None and alive_at < now - ZOMBIE_AFTER


def unchanged(plan: FeedState, page: HttpResponse) -> FeedState:
    """The plan, for a 304, but for another validator or cache headers that ask for clearly more or less."""
    wish = _wish(page)
    plan = replace(plan, etag=response_checks.header(page.headers, "etag") or plan.etag)
    if wish is None or abs(wish - plan.wish) < SLACK:
        return plan
    return _timed(replace(plan, wish=wish))


def answered(plan: FeedState, page: HttpResponse, every: timedelta | None, source: NewsSource, new: int) -> FeedState:
    """The plan, for a whole answer with `new` links; `every` is how often the feed says that it changes."""
    state = replace(
        plan,
        etag=response_checks.header(page.headers, "etag"),
        modified=response_checks.header(page.headers, "last-modified"),
        wish=_wish(page) or timedelta(0),
        ttl=min(every or timedelta(0), LONGEST_WISH),
        queued=plan.queued + new,
    )
    if new:
        # The plan grew it by half: a third of that is half of what it was.
        interval = min(max(state.interval / 3, _shortest(source)), LONGEST)
        state = replace(state, interval=interval, changed_at=plan.asked_at, unchanged=plan.unchanged - 1)
    return _timed(state)


def failed(state: FeedState, error: SourceError, source: NewsSource, now: datetime) -> FeedState:
    """The feed after an ask at `now` that failed: left alone twice as long each time, or as long as it asks for."""
    streak = state.streak + 1
    longest = LONGEST if isinstance(error, Unreachable) else LONGEST_BACKOFF
    wait = min(_shortest(source) * 2 ** min(streak, 12), longest)
    if error.page is not None:
        wait = max(
            wait, timedelta(seconds=min(response_checks.retry_after(error.page), LONGEST_BACKOFF.total_seconds()))
        )
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


def _timed(state: FeedState) -> FeedState:
    asked_at = state.asked_at or state.next_at
    return replace(state, next_at=asked_at + max(state.interval, state.wish, state.ttl))


def _shortest(source: NewsSource) -> timedelta:
    return max(source.every, SHORTEST)


def _wish(page: HttpResponse) -> timedelta | None:
    """How long the answer is good by its headers, bounded; None where they do not say."""
    stated = _AGE.search(response_checks.header(page.headers, "cache-control"))
    if stated:
        return min(timedelta(seconds=int(stated[1])), LONGEST_WISH)
    try:
        expires = parsedate_to_datetime(response_checks.header(page.headers, "expires"))
        return min(max(expires - page.fetched_at, timedelta(0)), LONGEST_WISH)
    except (TypeError, ValueError, OverflowError):
        return None
