"""Source health: what runs recorded, compared with the schedule, closed days and the clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, cast, overload

from chautari.api import month_rows, responses
from chautari.api.endpoint import Reply, Request
from chautari.dynamodb import pauses
from chautari.dynamodb.pauses import Pause
from chautari.nepali.clock import NPT, today
from chautari.rates.model import circuit_breaker, market_closures
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.model.source_health import RECENT_PERIOD, SourceHealth
from chautari.rates.store import closed_days, health

if TYPE_CHECKING:
    from chautari.api.platform.answer_types import (
        Availability,
        Breaker,
        LastFailure,
        MarketToday,
        Punctuality,
        Rhythm,
        Source,
        Sources,
    )
    from chautari.core.answer_types import Pause as ShownPause

Closed = Mapping[date, str]


def sources(request: Request) -> Reply:
    """Every source that ever ran, and whether the Federation's market is open today."""
    month_rows.refresh(request.table, request.now)
    closed = closed_days.closed_days_near(request.table, today(request.now))
    paused = pauses.by_key(request.table, "rates")
    answer: Sources = {
        "as_of": request.now.astimezone(NPT).isoformat(timespec="seconds"),
        "metals_market": _market(today(request.now), closed),
        "sources": [_source(each, request.now, closed, paused) for each in health.all_sources(request.table)],
    }
    return responses.of_json(answer)


def _market(on: date, closed: Closed) -> MarketToday:
    reason = market_closures.reason(on, closed)
    return {"date": str(on), "open": reason is None, "closed_for": reason}


def _source(known: SourceHealth, now: datetime, closed: Closed, paused: Mapping[str, Pause]) -> Source:
    failure = known.last_failure
    return {
        "key": known.key,
        "name": known.name,
        "home": known.home,
        "market": known.market,
        "origin": known.origin,
        "rhythm": cast("Rhythm | None", known.rhythm),
        "last_run_at": _in_nepal(known.last_run_at),
        "last_success_at": _in_nepal(known.last_success_at),
        "last_market_date": known.last_market_date,
        **_punctuality(known, now, closed),
        "failures": dict(known.failures),
        "last_failure": cast("LastFailure", {**failure, "at": _in_nepal(failure["at"])}) if failure else None,
        "failing_since": _in_nepal(known.failing_since),
        "breaker": _breaker(known, now),
        "availability": _availability(known, now),
        "last_run": dict(known.last_run),
        "paused": pause_of(paused, known.key),
    }


def pause_of(paused: Mapping[str, Pause], key: str) -> ShownPause | None:
    """When and why `key` was paused, or None."""
    return {"since": _shown(paused[key].since), "reason": paused[key].reason} if key in paused else None


def _breaker(known: SourceHealth, now: datetime) -> Breaker:
    """The state of the circuit breaker; open, too, while the next scheduled run is awaited as its probe."""
    until = circuit_breaker.open_until(known)
    return {"open": until is not None, "next_probe_at": max(until, now).astimezone(NPT).isoformat() if until else None}


def _availability(known: SourceHealth, now: datetime) -> Availability:
    """The share of recent runs that read something; null percent without runs."""
    first = str(today(now) - RECENT_PERIOD)
    counts = [counts for day, counts in known.recent.items() if day > first]
    runs, failed = (sum(each) for each in zip(*counts, strict=True)) if counts else (0, 0)
    percent = f"{100 * Decimal(runs - failed) / runs:.1f}" if runs else None
    return {"days": RECENT_PERIOD.days, "runs": runs, "failed": failed, "percent": percent}


def _punctuality(known: SourceHealth, now: datetime, closed: Closed) -> Punctuality:
    """Delays against the schedule: null for a source that is read once, unknown for one that never published."""
    if known.rhythm is None:
        return {"late": None, "late_by_seconds": None, "late_by": None, "next_expected_at": None}
    if known.last_market_date is None:
        return {"late": True, "late_by_seconds": None, "late_by": "it has never answered", "next_expected_at": None}
    rhythm = PublicationSchedule(time.fromisoformat(known.rhythm["due"]), known.rhythm["saturdays"])
    last = date.fromisoformat(known.last_market_date)
    seconds = int(rhythm.late_by(last, now, closed).total_seconds())
    words = in_words(seconds) if seconds else None
    expected = rhythm.next_due(last, closed).isoformat()
    return {"late": bool(seconds), "late_by_seconds": seconds, "late_by": words, "next_expected_at": expected}


def in_words(seconds: int) -> str:
    """A duration in its two largest units: `1 day 4 hours`, `2 hours 15 minutes`."""
    minutes, hours, days = seconds // 60 % 60, seconds // 3600 % 24, seconds // 86400
    parts = [(days, "day"), (hours, "hour"), (minutes, "minute")]
    said = [f"{count} {unit}{'s' if count != 1 else ''}" for count, unit in parts if count]
    return " ".join(said[:2]) or "under a minute"


@overload
def _in_nepal(instant: str) -> str: ...
@overload
def _in_nepal(instant: None) -> None: ...
def _in_nepal(instant: str | None) -> str | None:
    return _shown(instant) if instant else None


def _shown(instant: str) -> str:
    return datetime.fromisoformat(instant).astimezone(NPT).isoformat()
