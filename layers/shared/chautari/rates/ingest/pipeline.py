"""The run of one source: fetch, read, check, judge, store. The one boundary at which a source's failure stops."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from chautari.core.errors import SchemaChanged, SourceError, Unreachable
from chautari.core.http_messages import DateRange, HttpResponse
from chautari.dynamodb.table import Table
from chautari.fetching import ssrf
from chautari.fetching.transports import Fetch
from chautari.nepali.clock import today
from chautari.rates import sources
from chautari.rates.ingest import writer
from chautari.rates.ingest.collector import CollectedObservation, Collector, since
from chautari.rates.ingest.evidence_recorder import EvidenceRecorder
from chautari.rates.ingest.writer import WriteContext
from chautari.rates.model.source import RateSource
from chautari.rates.store.evidence_archive import EvidenceArchive

MOST_PAGES = 100


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did.

    `dropped` counts rows by rule; `held` counts touched days that are held; `kind` names a failure,
    `skipped` says why the source was not asked; `unread` why an address beside it could not be read, by its key.
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

    @property
    def failed(self) -> bool:
        """Whether nothing of the answer could be used."""
        return self.kind is not None and self.last_market_date is None


def run(
    source: RateSource, window: DateRange, fetch: Fetch, table: Table, archive: EvidenceArchive, now: datetime
) -> RunReport:
    """Read `source` and what stands beside it for the market dates of `window`; store what is new, its evidence first.

    A failure of the source is in the report. Raises what boto3 raises where the archive or the table refuses.
    """
    harvest = Collector(source, today(now), since(source, window))
    trail = EvidenceRecorder(archive, source.key, now, window)
    try:
        for page in _pages(source, window, trail.of(fetch)):
            harvest.add(page)
        found = harvest.found()
    except SourceError as error:
        trail.end(error)
        return _failed(RunReport(source.key, now, harvest.rows_read, 0, dict(harvest.dropped)), error)
    report = RunReport(source.key, now, harvest.rows_read, 0, dict(harvest.dropped))
    unread = dict[str, str]()
    beside = list(_beside(source, window, trail.of(fetch), now, unread))
    report = replace(report, rows_read=harvest.rows_read + len(beside), unread=unread)
    report = replace(report, last_market_date=max(each.date for each in found))
    stored_rows, held = writer.write_observations(
        table, [*found, *beside], WriteContext(now, sources.version(source.key), trail.keep)
    )
    report = replace(report, rows_stored=stored_rows, rows_held=held)
    short = _short_of(source, window, harvest, found)
    trail.end(short)
    return _failed(report, short) if short else report


def _beside(
    source: RateSource, window: DateRange, fetch: Fetch, now: datetime, unread: dict[str, str]
) -> Iterator[CollectedObservation]:
    """What the same publisher says elsewhere. Where one address does not answer no other is tried: time is short."""
    for other in (each for each in source.mirrors if any(each.requests(window))):
        harvest = Collector(other, today(now), since(other, window))
        try:
            for page in _pages(other, window, fetch):
                harvest.add(page)
            yield from harvest.found()
        except SourceError as error:
            unread[other.key] = f"{error.kind}: {error}"[:300]
            if isinstance(error, Unreachable):
                return


def _short_of(
    source: RateSource, window: DateRange, harvest: Collector, found: Sequence[CollectedObservation]
) -> SchemaChanged | None:
    """What an answer lacks although some of its days could be stored."""
    if harvest.thin:
        return SchemaChanged(f"too few rows: {'; '.join(harvest.thin)}")
    if source.lookback_days > 1 and not any(each.date in window for each in found):
        return SchemaChanged(f"no day of {window.first} to {window.last}, but {found[-1].date}")
    return None


def _failed(report: RunReport, error: SourceError) -> RunReport:
    return replace(report, kind=error.kind, detail=str(error)[:300])


def _pages(source: RateSource, window: DateRange, fetch: Fetch) -> Iterator[HttpResponse]:
    declared = list(source.requests(window))
    asks = declared.copy()
    for count, ask in enumerate(asks):
        if count >= MOST_PAGES:
            raise SchemaChanged(f"more than {MOST_PAGES} pages")
        ssrf.require_declared(ask, declared)
        page = fetch(ask)
        yield page
        asks.extend(source.next_pages(page))
