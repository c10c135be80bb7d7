"""What a run's report does to the health of its source. Pure but for the one item that is read and written."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from chautari.dynamodb.table import Conflict, Table
from chautari.nepali.clock import NPT, today
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.model.circuit_breaker import POLICIES
from chautari.rates.model.instruments import Market
from chautari.rates.model.source import RateSource
from chautari.rates.model.source_health import RECENT_PERIOD, SourceHealth
from chautari.rates.store import health as stored

ATTEMPTS = 5


def record(table: Table, source: RateSource, report: RunReport) -> None:
    """Keep how the run of `source` went. An event delivered twice writes nothing: only its counts would differ.

    Of two runs at once both are counted. Raises Conflict where it is overtaken again and again.
    """
    for _ in range(ATTEMPTS):
        known = stored.get(table, source.key)
        health = after(known, source, report)
        if known is not None and replace(health, last_run=known.last_run) == known:
            return
        try:
            stored.put(table, replace(health, version=known.version + 1) if known else health)
            return
        except Conflict:
            continue
    raise Conflict(f"health of {source.key}: given up after {ATTEMPTS} attempts")


def after(known: SourceHealth | None, source: RateSource, report: RunReport) -> SourceHealth:
    """The health of `source` once `report` is in."""
    at = report.at.astimezone(NPT).isoformat()
    health = replace(known or _new(source, at), **_declared(source), last_run_at=at, last_run=_counts(report))
    if known is None or known.last_run_at != at:
        health = replace(health, recent=_recent(health, report))
    if report.last_market_date is not None:
        latest = max(filter(None, (health.last_market_date, str(report.last_market_date))))
        health = replace(health, last_success_at=at, last_market_date=latest, failing_since=None, streak=0)
    return health if report.kind is None or _again(known, report, at) else _failed(health, report, at)


def _recent(health: SourceHealth, report: RunReport) -> dict[str, list[int]]:
    """Runs and failed runs by day, this one among them, of the last 30 days."""
    on = today(report.at)
    runs, failed = health.recent.get(str(on), [0, 0])
    counted = {**health.recent, str(on): [runs + 1, failed + report.failed]}
    return {day: counts for day, counts in counted.items() if day > str(on - RECENT_PERIOD)}


def _new(source: RateSource, at: str) -> SourceHealth:
    return SourceHealth(key=source.key, last_run_at=at, **_declared(source))


def _declared(source: RateSource) -> dict[str, Any]:
    rhythm = source.schedule
    return {
        "name": source.name,
        "home": source.home,
        "market": source.market,
        "origin": source.origin,
        "rhythm": {"due": f"{rhythm.due:%H:%M}", "saturdays": rhythm.saturdays} if rhythm else None,
    }


def _counts(report: RunReport) -> dict[str, Any]:
    return {
        "rows_read": report.rows_read,
        "rows_stored": report.rows_stored,
        "rows_dropped": dict(report.rows_dropped),
        "rows_held": report.rows_held,
    }


def _again(known: SourceHealth | None, report: RunReport, at: str) -> bool:
    """The same run delivered twice: its failure is counted already."""
    last = known.last_failure if known else None
    return last is not None and (last["kind"], last["at"]) == (report.kind, at)


def _failed(health: SourceHealth, report: RunReport, at: str) -> SourceHealth:
    kind, detail = report.kind or "", report.detail or ""
    failures = {**health.failures, kind: health.failures.get(kind, 0) + 1}
    health = replace(health, failures=failures, last_failure={"kind": kind, "detail": detail, "at": at})
    if not report.failed:
        return health
    streak = health.streak if POLICIES[kind].opens_after is None else health.streak + 1
    return replace(health, failing_since=health.failing_since or at, streak=streak)


def summary(table: Table, market: Market) -> str:
    """Which sources of a market read nothing at present, since when and why, in words; empty where all do."""
    failing = (each for each in stored.all_sources(table) if each.market == market and each.failing_since)
    return "; ".join(map(_in_words, failing))


def _in_words(health: SourceHealth) -> str:
    since, failure = datetime.fromisoformat(health.failing_since or ""), health.last_failure or {}
    detail = failure["detail"].partition(" from ")[0][:80]
    return f"{health.key} {failure['kind']} since {since:%Y-%m-%d %H:%M} ({detail})"
