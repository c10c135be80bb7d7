"""Pipeline of one source's run: fetch, parse, validate, decide, store.

The only boundary at which a source's failure is caught and reported.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from chautari.core.errors import SchemaChanged, SourceError, Unreachable
from chautari.core.http_messages import DateRange, HttpResponse
from chautari.dynamodb.table import Table
from chautari.fetching import ssrf
from chautari.fetching.transports import Fetch
from chautari.nepali.clock import today
from chautari.rates import sources
from chautari.rates.ingest import unchanged, writer
from chautari.rates.ingest.collector import CollectedObservation, Collector, earliest_date
from chautari.rates.ingest.evidence_recorder import EvidenceRecorder
from chautari.rates.ingest.writer import WriteContext
from chautari.rates.model.authority_rules import AuthorityRules
from chautari.rates.model.rule_incident import Contradiction, RepeatedContradiction
from chautari.rates.model.source import RateSource
from chautari.rates.store import rule_notices
from chautari.rates.store.evidence_archive import EvidenceArchive, EvidenceRefused
from chautari.rates.store.last_readings import LastReading

MAX_PAGES = 100


@dataclass(frozen=True, slots=True)
class RunReport:
    """Result of one run of a source.

    - `rows_dropped`: counts by the rule that the rows broke.
    - `rows_held`: how many of the days in the answer are held.
    - `kind`, `detail`: the failure, if there was one.
    - `skipped`: why the source was not run.
    - `unread`: why a mirror could not be read, by its key.
    - `missing`: the listed instruments without a row on the newest day.
    - `unlisted`: what the newest day prints of instruments that are not listed, in words, by instrument.
    - `contradictions`: of the authority's rules, by publication.
    - `incidents`: those repeated often enough, once they are recorded.
    - `reading`: what it read, for the next run; None where there is nothing to write.
    - `unchanged`: whether that is what the last run read.
    """

    source: str
    at: datetime
    rows_read: int = 0
    rows_stored: int = 0
    rows_dropped: Mapping[str, int] = field(default_factory=dict)
    rows_held: int = 0
    last_market_date: date | None = None
    kind: str | None = None
    detail: str | None = None
    skipped: str | None = None
    unread: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    unlisted: Mapping[str, str] = field(default_factory=dict)
    contradictions: Mapping[date, Sequence[Contradiction]] = field(default_factory=dict)
    incidents: tuple[RepeatedContradiction, ...] = ()
    reading: LastReading | None = None
    unchanged: bool = False

    @property
    def failed(self) -> bool:
        """Whether the run failed and no observation was usable."""
        return self.kind is not None and self.last_market_date is None


class RunNotArchived(Exception):
    """The archive refused the responses of a run, so that nothing of it was stored: `report` says so."""

    def __init__(self, report: RunReport) -> None:
        super().__init__(f"{report.source}: {report.detail}")
        self.report = report


def run(
    source: RateSource,
    window: DateRange,
    fetch: Fetch,
    table: Table,
    archive: EvidenceArchive,
    now: datetime,
    last: LastReading | None = None,
) -> RunReport:
    """Read `source` and its mirrors for the market dates of `window`; store new observations, their evidence first.

    `last`: what the run before read, if it says anything of this one: where it is the same, nothing is stored.
    A failure of the source is in the report. Raises RunNotArchived if the archive refuses the evidence, and what boto3
    raises if the table rejects a write.
    """
    rules = rule_notices.rules_in_force(table, source.origin)
    collector = Collector(source, today(now), earliest_date(source, window), rules=rules)
    try:
        return _run(collector, EvidenceRecorder(archive, source.key, now, window), fetch, table, rules, last)
    except EvidenceRefused as error:
        report = RunReport(source.key, now, collector.rows_read, 0, dict(collector.dropped))
        raise RunNotArchived(_with_failure(report, error)) from error


def _run(
    collector: Collector,
    recorder: EvidenceRecorder,
    fetch: Fetch,
    table: Table,
    rules: AuthorityRules,
    last: LastReading | None,
) -> RunReport:
    source, window, now = collector.source, recorder.window, recorder.at
    try:
        for page in _pages(source, window, recorder.recording(fetch)):
            collector.add(page)
        observations = collector.observations()
    except SourceError as error:
        recorder.finish(error)
        return _with_failure(RunReport(source.key, now, collector.rows_read, 0, dict(collector.dropped)), error)
    report = RunReport(source.key, now, collector.rows_read, 0, dict(collector.dropped))
    unread = dict[str, str]()
    mirrored = list(_mirror_observations(source, window, recorder.recording(fetch), now, unread, rules))
    report = replace(report, rows_read=collector.rows_read + len(mirrored), unread=unread)
    report = replace(report, **_regime(collector, last_market_date := max(it.date for it in observations)))
    report = replace(report, last_market_date=last_market_date)
    digest = unchanged.digest(table, [*observations, *mirrored], rules, now) if last else ""
    if last and last.digest == digest:
        report = replace(report, rows_held=last.held, unchanged=True)
    else:
        rows_stored, held = writer.write_observations(
            table, [*observations, *mirrored], WriteContext(now, sources.version(source.key), recorder.save)
        )
        report = replace(report, rows_stored=rows_stored, rows_held=held)
    if last:
        report = replace(report, reading=unchanged.following(last, digest, now, report.rows_held))
    shortfall = _incompleteness(source, window, collector, observations)
    recorder.finish(shortfall)
    return _with_failure(report, shortfall) if shortfall else report


def _regime(collector: Collector, newest: date) -> dict[str, Any]:
    """What the answer says of the authority's rules: the fields of the report."""
    by_date = collector.contradictions()
    unlisted = {found.instrument: found.example for found in by_date[newest] if found.rule == "listed"}
    return {"missing": collector.missing.get(newest, ()), "unlisted": unlisted, "contradictions": by_date}


def _mirror_observations(
    source: RateSource, window: DateRange, fetch: Fetch, now: datetime, unread: dict[str, str], rules: AuthorityRules
) -> Iterator[CollectedObservation]:
    """Observations of the source's mirrors. If one is unreachable the others are not tried: time is short."""
    for mirror in source.mirrors:
        if not any(mirror.requests(window)):
            continue
        collector = Collector(mirror, today(now), earliest_date(mirror, window), rules=rules)
        try:
            for page in _pages(mirror, window, fetch):
                collector.add(page)
            yield from collector.observations()
        except SourceError as error:
            unread[mirror.key] = f"{error.kind}: {error}"[:300]
            if isinstance(error, Unreachable):
                return


def _incompleteness(
    source: RateSource, window: DateRange, collector: Collector, observations: Sequence[CollectedObservation]
) -> SchemaChanged | None:
    """The failure of a run that stored some days but lacks others: incomplete days, or none of the window."""
    if collector.incomplete_days:
        return SchemaChanged(f"too few rows: {'; '.join(collector.incomplete_days)}")
    if source.lookback_days > 1 and not any(collected.date in window for collected in observations):
        return SchemaChanged(f"no day of {window.first} to {window.last}, but {observations[-1].date}")
    return None


def _with_failure(report: RunReport, error: SourceError | EvidenceRefused) -> RunReport:
    return replace(report, kind=error.kind, detail=str(error)[:300])


def _pages(source: RateSource, window: DateRange, fetch: Fetch) -> Iterator[HttpResponse]:
    first_requests = list(source.requests(window))
    requests = first_requests.copy()
    for count, request in enumerate(requests):
        if count >= MAX_PAGES:
            raise SchemaChanged(f"more than {MAX_PAGES} pages")
        ssrf.require_declared(request, first_requests)
        page = fetch(request)
        yield page
        requests.extend(source.next_pages(page))
