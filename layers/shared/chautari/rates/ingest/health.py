"""Update a source's health from the report of its run. Pure but for the one item that is read and written."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from chautari.dynamodb.table import Conflict, Table
from chautari.nepali.clock import NPT, today
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.model.instruments import Market
from chautari.rates.model.publisher import Publisher
from chautari.rates.model.source_health import RECENT_PERIOD, SourceHealth
from chautari.rates.store import health as stored

ATTEMPTS = 5


def record(table: Table, source: Publisher, report: RunReport) -> None:
    """Store the health of `source` after its run.

    - An event that is delivered twice writes nothing: only its counts would differ.
    - Two concurrent runs are both counted.
    - Raises Conflict after ATTEMPTS lost races.
    """
    for _ in range(ATTEMPTS):
        previous = stored.get(table, source.key)
        health = updated(previous, source, report)
        if previous is not None and replace(health, last_run=previous.last_run) == previous:
            return
        try:
            stored.put(table, replace(health, version=previous.version + 1) if previous else health)
            return
        except Conflict:
            continue
    raise Conflict(f"health of {source.key}: given up after {ATTEMPTS} attempts")


def updated(previous: SourceHealth | None, source: Publisher, report: RunReport) -> SourceHealth:
    """The health of `source` after the run of `report`."""
    at = report.at.astimezone(NPT).isoformat()
    health = previous or _first_health(source, at)
    health = replace(health, **_declaration(source), last_run_at=at, last_run=_row_counts(report))
    if previous is None or previous.last_run_at != at:
        health = replace(health, recent=_recent_counts(health, report))
    if report.last_market_date is not None:
        latest = max(filter(None, (health.last_market_date, str(report.last_market_date))))
        health = replace(health, last_success_at=at, last_market_date=latest, failing_since=None, streak=0)
    return health if report.kind is None or _is_redelivery(previous, report, at) else _with_failure(health, report, at)


def _recent_counts(health: SourceHealth, report: RunReport) -> dict[str, list[int]]:
    """Counts of runs and of failed runs by ISO date for the last 30 days, this run included."""
    run_date = today(report.at)
    runs, failed = health.recent.get(str(run_date), [0, 0])
    counted = {**health.recent, str(run_date): [runs + 1, failed + report.failed]}
    return {day: counts for day, counts in counted.items() if day > str(run_date - RECENT_PERIOD)}


def _first_health(source: Publisher, at: str) -> SourceHealth:
    return SourceHealth(key=source.key, last_run_at=at, **_declaration(source))


def _declaration(source: Publisher) -> dict[str, Any]:
    rhythm = source.schedule
    return {
        "name": source.name,
        "home": source.home,
        "market": source.market,
        "origin": source.origin,
        "rhythm": {"due": f"{rhythm.due:%H:%M}", "saturdays": rhythm.saturdays} if rhythm else None,
    }


def _row_counts(report: RunReport) -> dict[str, Any]:
    return {
        "rows_read": report.rows_read,
        "rows_stored": report.rows_stored,
        "rows_dropped": dict(report.rows_dropped),
        "rows_held": report.rows_held,
    }


def _is_redelivery(previous: SourceHealth | None, report: RunReport, at: str) -> bool:
    """Whether the same run was delivered before, so that its failure is counted already."""
    last = previous.last_failure if previous else None
    return last is not None and (last["kind"], last["at"]) == (report.kind, at)


def _with_failure(health: SourceHealth, report: RunReport, at: str) -> SourceHealth:
    kind, detail = report.kind or "", report.detail or ""
    failures = {**health.failures, kind: health.failures.get(kind, 0) + 1}
    health = replace(health, failures=failures, last_failure={"kind": kind, "detail": detail, "at": at})
    if not report.failed:
        return health
    return replace(health, failing_since=health.failing_since or at, streak=health.streak + 1)


def summary(table: Table, market: Market) -> str:
    """The failing sources of a market, since when and why, in words; empty if none fails."""
    failing = (health for health in stored.all_sources(table) if health.market == market and health.failing_since)
    return "; ".join(map(_in_words, failing))


def _in_words(health: SourceHealth) -> str:
    since, failure = datetime.fromisoformat(health.failing_since or ""), health.last_failure or {}
    detail = failure["detail"].partition(" from ")[0][:80]
    return f"{health.key} {failure['kind']} since {since:%Y-%m-%d %H:%M} ({detail})"
