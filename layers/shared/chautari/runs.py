"""One invocation: the event names sources and perhaps a window; each source runs, then the views are refreshed."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from chautari import breaker, health, ingest, notices, publish, sources
from chautari.domain.kathmandu import NPT, today
from chautari.domain.page import Window
from chautari.domain.source import RateSource
from chautari.fetching import Fetch
from chautari.ingest import Report
from chautari.store import calendar, keys
from chautari.store import health as stored_health
from chautari.store import runs as record
from chautari.store.evidence import Archive
from chautari.store.table import Table


class BadEvent(ValueError):
    """An event that names no known source or no possible window."""


def run(event: Mapping[str, Any], fetch: Fetch, table: Table, archive: Archive, now: datetime) -> list[Report]:
    """Run every source that `event` names, `{"sources": ["nrb"]}`, and make the answers ready: see `read`."""
    reports = read(event, fetch, table, archive, now)
    publish.refresh(table, {sources.find(report.source).market for report in reports}, now)
    return reports


def read(event: Mapping[str, Any], fetch: Fetch, table: Table, archive: Archive, now: datetime) -> list[Report]:
    """Read every source that `event` names and store what is new; with `from` and `to` (AD dates) for a back-fill.

    Raises BadEvent before anything is asked. A failure of a source is in its report and stops nobody else. A scheduled
    run leaves a source alone whose breaker is open; a back-fill is a person's wish and asks it.
    """
    declared = _declared(event)
    windows = [_window(event, source, today(now)) for source in declared]
    notices.adopt(calendar.notices(table))  # the answers state dates in Bikram Sambat
    reports = []
    for source, window in zip(declared, windows, strict=True):
        report = None if "from" in event else _skipped(table, source, now)
        if report is None:
            report = ingest.run(source, window, fetch, table, archive, now)
            health.note(table, source, report)
        record.add(table, _recorded(report))
        reports.append(report)
    return reports


def _skipped(table: Table, source: RateSource, now: datetime) -> Report | None:
    """The report of a run that asks nothing, where the breaker of the source is open."""
    until = breaker.rests_until(stored_health.get(table, source.key))
    if until is None or until <= now:
        return None
    return Report(source.key, now, skipped=f"its breaker is open until {until.astimezone(NPT):%Y-%m-%d %H:%M}")


def _recorded(report: Report) -> record.Run:
    return record.Run(
        report.source,
        keys.instant(report.at),
        report.rows_read,
        report.rows_stored,
        report.rows_held,
        dict(report.rows_dropped),
        str(report.last_market_date) if report.last_market_date else None,
        {"kind": report.kind, "detail": report.detail or ""} if report.kind else None,
        report.skipped,
    )


def _declared(event: Mapping[str, Any]) -> list[RateSource]:
    keys = event.get("sources")
    if not isinstance(keys, list) or not keys:
        raise BadEvent(f"no list of sources in {sorted(event)}")
    try:
        return [sources.find(key) for key in keys]
    except sources.UnknownSource as error:
        raise BadEvent(str(error)) from error


def _window(event: Mapping[str, Any], source: RateSource, day: date) -> Window:
    if "to" in event and "from" not in event:
        raise BadEvent(f"no window to {event['to']!r} without a beginning")
    if "from" not in event:
        return Window(day - timedelta(days=source.lookback - 1), day)
    try:
        return Window(date.fromisoformat(event["from"]), date.fromisoformat(event.get("to") or str(day)))
    except (TypeError, ValueError) as error:
        raise BadEvent(f"no window from {event['from']!r} to {event.get('to')!r}: {error}") from error
