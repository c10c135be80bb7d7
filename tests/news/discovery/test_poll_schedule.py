"""The adaptive poll schedule, simulated over months."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chautari.core.errors import Blocked, RobotsDisallowed, SourceError, Unreachable
from chautari.core.http_messages import HttpResponse
from chautari.news.discovery import poll_schedule
from chautari.news.model.feed_state import FeedState
from chautari.news.model.source import NewsSource
from chautari.news.store import feed_state
from tests.news.fake_outlet import FEED, NOON, OUTLET
from tests.support.factories import response

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
FRESH = poll_schedule.initial_state(OUTLET, OUTLET.feeds[0], NOON)


def page(now: datetime = NOON, status: int = 200, **headers: str) -> HttpResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return response(url=FEED, status=status, headers=named, fetched_at=now)


def polled(state: FeedState, now: datetime, new: int, source: NewsSource = OUTLET, **headers: Any) -> FeedState:
    return poll_schedule.after_response(
        poll_schedule.planned_state(state, source, now), page(now, **headers), None, source, new
    )


def polls(
    has_new: Callable[[datetime, datetime], bool], over: timedelta, state: FeedState = FRESH
) -> Iterator[FeedState]:
    """States after each poll of a feed; `has_new` says whether it changed between two instants."""
    while state.next_at < NOON + over:
        state = polled(state, state.next_at, has_new(state.asked_at or NOON, state.next_at))
        yield state


@pytest.mark.parametrize(("every", "minimum", "maximum"), [(10 * MINUTE, 10, 12), (HOUR, 20, 25), (4 * HOUR, 80, 100)])
def test_a_feed_is_polled_about_as_often_as_it_changes(every: timedelta, minimum: float, maximum: float) -> None:
    def changed(previous: datetime, now: datetime) -> bool:
        return (previous - NOON) // every != (now - NOON) // every

    states = list(polls(changed, 30 * DAY))
    assert minimum <= 30 * DAY / len(states) / MINUTE <= maximum


def test_a_feed_that_never_changes_is_polled_four_times_a_day_and_after_a_month_once() -> None:
    states = list(polls(lambda *_: False, 60 * DAY, replace(FRESH, changed_at=NOON)))
    assert states[20].interval == poll_schedule.MAX_INTERVAL == 6 * HOUR
    assert states[-1].interval == poll_schedule.ZOMBIE_INTERVAL == DAY


def test_a_feed_of_years_old_items_is_polled_once_a_day_from_the_second_poll_on() -> None:
    first = replace(polled(FRESH, NOON, new=0), newest=NOON - 1000 * DAY)
    assert poll_schedule.planned_state(first, OUTLET, first.next_at).interval == DAY
    revived = replace(first, newest=NOON)
    assert poll_schedule.planned_state(revived, OUTLET, first.next_at).interval < HOUR


def test_no_feed_is_polled_more_often_than_its_outlet_declares() -> None:
    slow = replace(OUTLET, every=HOUR)
    assert polled(poll_schedule.initial_state(slow, slow.feeds[0], NOON), NOON, new=9, source=slow).interval == HOUR
    quick = replace(OUTLET, every=MINUTE)
    assert (
        polled(poll_schedule.initial_state(quick, quick.feeds[0], NOON), NOON, new=9, source=quick).interval
        == 10 * MINUTE
    )


@given(st.lists(st.booleans(), max_size=60))
def test_an_interval_stays_within_its_bounds(changes: list[bool]) -> None:
    state = FRESH
    for new in changes:
        state = polled(state, state.next_at, new)
        assert poll_schedule.MIN_INTERVAL <= state.interval <= poll_schedule.MAX_INTERVAL
        assert state.next_at - (state.asked_at or NOON) >= state.interval


@pytest.mark.parametrize(
    ("headers", "minutes"),
    [
        ({"Cache_Control": "public, max-age=900"}, 15),
        ({"Cache_Control": 'max-age="1200"'}, 20),
        ({"cache_control": "s-maxage=1500, MAX-AGE = 1200"}, 20),
        ({"Cache_Control": "max-age=31536000"}, 30),
        ({"Cache_Control": "no-cache", "Expires": "Mon, 17 Aug 2026 06:33:00 GMT"}, 18),
        ({"Expires": "Mon, 17 Aug 2099 06:33:00 GMT"}, 30),
        ({"Expires": "0"}, 10),
        ({"Expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, 10),
        ({"Cache_Control": "max-age=0"}, 10),
        ({"Cache_Control": "x-max-age=1800"}, 10),
        ({}, 10),
    ],
)
def test_cache_headers_are_honoured_within_bounds(headers: dict[str, Any], minutes: int) -> None:
    assert polled(FRESH, NOON, new=1, **headers).next_at == NOON + minutes * MINUTE


def test_the_ttl_of_a_feed_is_honoured_within_bounds() -> None:
    plan = poll_schedule.planned_state(FRESH, OUTLET, NOON)
    for stated, minutes in ((20 * MINUTE, 20), (DAY, 30), (None, 10)):
        assert poll_schedule.after_response(plan, page(), stated, OUTLET, 1).next_at == NOON + minutes * MINUTE


def test_a_304_changes_the_plan_only_by_new_headers() -> None:
    state = polled(FRESH, NOON, new=1, Cache_Control="max-age=900", ETag='"1"')
    plan = poll_schedule.planned_state(state, OUTLET, state.next_at)
    assert poll_schedule.after_unchanged(plan, page(status=304, Cache_Control="max-age=899")) == plan
    assert poll_schedule.after_unchanged(plan, page(status=304)) == plan
    changed = poll_schedule.after_unchanged(plan, page(status=304, Cache_Control="max-age=1800", ETag='"2"'))
    assert (changed.etag, changed.next_at) == ('"2"', state.next_at + 30 * MINUTE)


@pytest.mark.parametrize(
    ("error", "waits"),
    [
        (Unreachable("down"), [20, 40, 80, 160, 320, 360, 360]),
        (Blocked("403"), [20, 40, 80, 160, 320, 640, 1280, 1440, 1440]),
        (RobotsDisallowed("robots"), [20, 40]),
    ],
)
def test_a_failing_feed_is_polled_after_ever_longer_waits(error: SourceError, waits: list[int]) -> None:
    state, now = FRESH, NOON
    for wait in waits:
        state = poll_schedule.after_failure(state, error, OUTLET, now)
        assert state.next_at == now + wait * MINUTE
        now = state.next_at
    assert (state.streak, state.failing_since) == (len(waits), NOON)


@pytest.mark.parametrize(
    ("stated", "hours"),
    [
        *(("7200", 2), ("Mon, 17 Aug 2026 09:15:00 GMT", 3), ("9" * 400, 24), ("Mon, 17 Aug 2099 00:00:00 GMT", 24)),
        *(("soon", 1 / 3), ("-5", 1 / 3), ("60", 1 / 3)),
    ],
)
def test_retry_after_is_honoured_within_bounds(stated: str, hours: float) -> None:
    error = Blocked("429", page(status=429, Retry_After=stated))
    assert poll_schedule.after_failure(FRESH, error, OUTLET, NOON).next_at == NOON + hours * HOUR


def test_a_feed_that_recovers_keeps_its_interval() -> None:
    state = replace(polled(FRESH, NOON, new=1), interval=2 * HOUR)
    failed = poll_schedule.after_failure(state, Unreachable("down"), OUTLET, NOON + 2 * HOUR)
    assert polled(failed, failed.next_at, new=1).interval == HOUR


def test_a_feed_due_in_a_minute_is_due() -> None:
    state = replace(FRESH, next_at=NOON + MINUTE)
    assert poll_schedule.is_due(state, NOON)
    assert not poll_schedule.is_due(state, NOON - timedelta(seconds=1))


def test_a_state_is_unpacked_as_it_was_packed() -> None:
    failed = poll_schedule.after_failure(polled(FRESH, NOON, new=3, ETag='"1"'), Unreachable("down"), OUTLET, NOON)
    full = replace(failed, robots_until=NOON, newest=NOON, ttl=HOUR, delay=MINUTE, hub="https://hub.example/")
    for state in (FRESH, failed, full):
        assert feed_state.unpack(feed_state.pack(state)) == state
