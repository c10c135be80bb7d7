"""Job of one invocation: run the sources that the event names, then rebuild the views."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from chautari.calendar.publish import notices
from chautari.calendar.store import years
from chautari.core.http_messages import DateRange
from chautari.dynamodb import keys
from chautari.dynamodb.table import Table
from chautari.fetching.transports import Fetch
from chautari.nepali.clock import NPT, today
from chautari.rates import sources
from chautari.rates.ingest import health, pipeline, projections, unchanged
from chautari.rates.ingest.pipeline import RunNotArchived, RunReport
from chautari.rates.model import circuit_breaker, rule_incident
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.job_run import JobRun
from chautari.rates.model.source import RateSource
from chautari.rates.model.source_health import SourceHealth
from chautari.rates.store import contradictions, last_readings, rule_notices, series, series_writer
from chautari.rates.store import health as stored_health
from chautari.rates.store import job_runs as record
from chautari.rates.store.evidence_archive import EvidenceArchive
from chautari.rates.store.last_readings import LastReading


class InvalidEvent(ValueError):
    """An event that names no known source or no possible window."""


def run(
    event: Mapping[str, Any], fetch: Fetch, table: Table, archive: EvidenceArchive, now: datetime
) -> list[RunReport]:
    """Run every source that `event` names, `{"sources": ["nrb"]}`, and rebuild the views: see `ingest`."""
    reports = ingest(event, fetch, table, archive, now)
    publish(table, reports, now)
    return reports


def publish(table: Table, reports: Sequence[RunReport], now: datetime) -> None:
    """Rebuild the views of what was read, and only then remember what that was: a run that is killed in between leaves
    the next one to read in full. After unchanged answers alone every view is as it was.
    """
    if not reports or not all(report.unchanged for report in reports):
        markets = {report.source: sources.find(report.source).market for report in reports}
        changed = {markets[report.source] for report in reports if not report.unchanged}
        stored = {markets[report.source] for report in reports if report.rows_stored}
        projections.rebuild(table, changed, now, stored)
    for report in reports:
        if report.reading is not None:
            unchanged.remember(table, report.source, report.reading)


def republish(table: Table, now: datetime) -> list[str]:
    """Rebuild the published views by the code of today, for REPUBLISH; returns the names of those that changed.

    Days beside revisions are written too where code of before wrote a year: proofs of the two newest years of each
    instrument are right, and one read, from here on.
    """
    notices.apply(years.notices(table))  # the answers state dates in Bikram Sambat
    written = projections.rebuild_published(table, now)
    for instrument in sorted(INSTRUMENTS):
        for year in series.latest_years(table, instrument):
            if not year.by_day:
                series_writer.fill(table, year)
    return written


def ingest(
    event: Mapping[str, Any], fetch: Fetch, table: Table, archive: EvidenceArchive, now: datetime
) -> list[RunReport]:
    """Run every source that `event` names and store what is new. Views are not rebuilt.

    - `from` and `to` (AD dates, ISO) make it a back-fill of that window.
    - Raises InvalidEvent before any request.
    - A failure of a source is in its report; the other sources still run.
    - A run whose evidence was refused is recorded, and raised as RunNotArchived.
    - A scheduled run skips a source whose breaker is open. A back-fill, or a run by hand (`"by_hand": true`), is
      started by a person and does not.
    """
    event_sources = _sources_of(event)
    windows = [_window(event, source, today(now)) for source in event_sources]
    notices.apply(years.notices(table))  # the answers state dates in Bikram Sambat
    reports = []
    for source, window in zip(event_sources, windows, strict=True):
        previous = None if "from" in event else stored_health.get(table, source.key)
        report = None if event.get("by_hand") is True else _skipped_report(source, previous, now)
        if report is None:
            source_fetch = _without_retries(fetch) if previous and previous.streak else fetch
            last = _last_reading(table, source, previous)
            report = _run(source, window, source_fetch, table, archive, now, last)
            report = report if "from" in event else _with_incidents(table, source, report)
            health.record(table, source, report)
        record.add(table, job_run(report))
        reports.append(report)
    return reports


def _last_reading(table: Table, source: RateSource, previous: SourceHealth | None) -> LastReading | None:
    """What the last run of a source read that states its market alone; nothing where another run came after that."""
    if not unchanged.is_alone(source):
        return None
    last = last_readings.get(table, source.key)
    is_of_last_run = previous is not None and previous.last_run_at == last.at
    return last if is_of_last_run else last._replace(digest="")


def _run(
    source: RateSource,
    window: DateRange,
    fetch: Fetch,
    table: Table,
    archive: EvidenceArchive,
    now: datetime,
    last: LastReading | None,
) -> RunReport:
    try:
        return pipeline.run(source, window, fetch, table, archive, now, last)
    except RunNotArchived as error:
        record.add(table, job_run(error.report))  # not the source's failure: its health and breaker stay as they are
        raise


def _with_incidents(table: Table, source: RateSource, report: RunReport) -> RunReport:
    """Record what contradicts the authority's rules. A back-fill of a past window says nothing of the present."""
    if source.key not in rule_notices.AUTHORITIES:
        return report
    change = partial(rule_incident.updated, found=report.contradictions)
    standing = contradictions.update(table, source.key, change)
    return replace(report, incidents=tuple(incident for incident in standing if incident.is_incident))


def _without_retries(fetch: Fetch) -> Fetch:
    """Send each request once: a source that failed in its last run is down, and would be asked three times a run."""
    return lambda request: fetch(replace(request, retried=False))


def _skipped_report(source: RateSource, health: SourceHealth | None, now: datetime) -> RunReport | None:
    """The report of a run that makes no request because the source's breaker is open; None if it is closed."""
    until = circuit_breaker.open_until(health)
    if until is None or until <= now:
        return None
    return RunReport(source.key, now, skipped=f"its breaker is open until {until.astimezone(NPT):%Y-%m-%d %H:%M}")


def job_run(report: RunReport) -> JobRun:
    """The record of a run."""
    return JobRun(
        report.source,
        keys.instant(report.at),
        report.rows_read,
        report.rows_stored,
        report.rows_held,
        dict(report.rows_dropped),
        str(report.last_market_date) if report.last_market_date else None,
        {"kind": report.kind, "detail": report.detail or ""} if report.kind else None,
        report.skipped,
        list(report.missing),
        dict(report.unlisted),
    )


def _sources_of(event: Mapping[str, Any]) -> list[RateSource]:
    keys = event.get("sources")
    if not isinstance(keys, list) or not keys:
        raise InvalidEvent(f"no list of sources in {sorted(event)}")
    try:
        return [sources.find(key) for key in keys]
    except sources.UnknownSource as error:
        raise InvalidEvent(str(error)) from error


def _window(event: Mapping[str, Any], source: RateSource, today_date: date) -> DateRange:
    if "to" in event and "from" not in event:
        raise InvalidEvent(f"no window to {event['to']!r} without a beginning")
    if "from" not in event:
        return DateRange(today_date - timedelta(days=source.lookback_days - 1), today_date)
    try:
        return DateRange(date.fromisoformat(event["from"]), date.fromisoformat(event.get("to") or str(today_date)))
    except (TypeError, ValueError) as error:
        raise InvalidEvent(f"no window from {event['from']!r} to {event.get('to')!r}: {error}") from error
