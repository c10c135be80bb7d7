"""The lines of `make status`: how sources, outlets and markets stand, in plain words. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from chautari.api.platform.source_health import in_words
from chautari.dynamodb.pauses import Pause
from chautari.nepali.clock import NPT
from chautari.news.model.feed_state import FeedState
from chautari.rates.model import circuit_breaker, silence
from chautari.rates.model.freshness import State
from chautari.rates.model.publisher import Publisher
from chautari.rates.model.source_health import SourceHealth
from chautari.rates.views.freshness import freshness_at

# From best to worst.
STATES: tuple[State, ...] = ("fresh", "carried", "late", "stale")


def of_sources(
    declared: Iterable[Publisher],
    healths: Mapping[str, SourceHealth],
    paused: Mapping[str, Pause],
    closed: Collection[date],
    now: datetime,
) -> Iterator[str]:
    """A line for each source with a schedule: its newest date, last answer, and what keeps it from answering."""
    for source in declared:
        health = healths.get(source.key)
        parts = [_answered(health, now)]
        if health and health.streak and health.last_failure:
            parts.append(f"{health.streak} failed in a row ({health.last_failure['kind']})")
        until = circuit_breaker.open_until(health)
        if until:
            parts.append(f"breaker open until {_clock(max(until, now))}")
        silent = silence.reason(source, health, now, closed)
        parts += [f"SILENT: {silent}"] if silent and source.key not in paused else []
        yield _line(source.key, parts, paused.get(source.key))


def _answered(health: SourceHealth | None, now: datetime) -> str:
    if health is None or health.last_success_at is None:
        return "has never answered"
    age = _ago(datetime.fromisoformat(health.last_success_at), now)
    return f"{health.last_market_date or 'no date'}, answered {age}"


def of_outlets(
    declared: Iterable[str], states: Iterable[FeedState], paused: Mapping[str, Pause], now: datetime
) -> Iterator[str]:
    """A line for each outlet: when a feed last answered, and how many of its feeds fail since when."""
    by_outlet = {key: list(group) for key, group in groupby(states, key=lambda state: state.source)}
    for key in declared:
        feeds = by_outlet.get(key, [])
        answered = [state.answered_at for state in feeds if state.answered_at]
        parts = [f"answered {_ago(max(answered), now)}" if answered else "has never answered", *_failing(feeds, now)]
        yield _line(key, parts, paused.get(key))


def _failing(feeds: Sequence[FeedState], now: datetime) -> Iterator[str]:
    failing = [state for state in feeds if state.failing_since]
    since = min((state.failing_since for state in failing if state.failing_since), default=None)
    if since:
        kinds = ", ".join(sorted({state.last_failure["kind"] for state in failing if state.last_failure}))
        streak = max(state.streak for state in failing)
        counted = f"{len(failing)} of {len(feeds)} feeds fail since {_ago(since, now)} ({kinds})"
        yield f"{counted}, {streak} in a row, asked again {_clock(min(state.next_at for state in failing))}"


def of_market(name: str, rates: Sequence[Mapping[str, Any]], written_at: datetime | None, now: datetime) -> str:
    """The newest date of a market's ready answer, its rates counted by freshness, and when a run last changed it."""
    freshness = [freshness_at(rate["freshness"], now) for rate in rates if rate.get("freshness")]
    counts = Counter(current["state"] for current in freshness if current)
    words = ", ".join(f"{counts[state]} {state}" for state in STATES if counts[state]) or "no rate"
    newest = max((rate["date"] for rate in rates if rate.get("date")), default="no date")
    written = f", changed {_ago(written_at, now)}" if written_at else ""
    return _line(name, [newest, words + written], None)


def of_board(name: str, answer: Mapping[str, Any], written_at: datetime | None, now: datetime) -> str:
    """The newest date of a board, its rows counted by status, and whether the next is late."""
    if not answer:
        return _line(name, ["no board"], None)
    counts = ", ".join(f"{count} {status}" for status, count in answer["counts"].items() if count) or "no row"
    current = freshness_at(answer["freshness"], now) if answer.get("freshness") else None
    written = f", changed {_ago(written_at, now)}" if written_at else ""
    return _line(name, [answer["date"], *([current["state"]] if current else []), counts + written], None)


def of_counter(banks: Sequence[Mapping[str, Any]], written_at: datetime | None, now: datetime) -> str:
    """How many banks the counter has, and of how many the next board is overdue."""
    stale = [bank["bank"] for bank in banks if datetime.fromisoformat(bank["stale_from"]) <= now]
    words = f"{len(stale)} of {len(banks)} banks stale" + (f": {', '.join(stale)}" if stale else "")
    written = f", changed {_ago(written_at, now)}" if written_at else ""
    return _line("counter", [words + written if banks else "no bank"], None)


def _line(name: str, parts: Iterable[str], pause: Pause | None) -> str:
    paused = [f"PAUSED since {_clock(datetime.fromisoformat(pause.since))} {pause.reason}".strip()] if pause else []
    return f"{name:<20} {'; '.join([*paused, *parts])}"


def _ago(at: datetime, now: datetime) -> str:
    seconds = int((now - at).total_seconds())
    return f"{in_words(seconds)} ago" if seconds > 0 else "just now"


def _clock(at: datetime) -> str:
    return f"{at.astimezone(NPT):%Y-%m-%d %H:%M}"
