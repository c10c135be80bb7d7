"""The run of one source: fetch, read, check, judge, store. The one boundary at which a source's failure stops."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from chautari import sources, ssrf, storing
from chautari.domain.errors import Changed, SourceError, Unreachable
from chautari.domain.kathmandu import today
from chautari.domain.page import Page, Window
from chautari.domain.source import RateSource
from chautari.fetching import Fetch
from chautari.harvest import Found, Harvest, since
from chautari.store.evidence import Archive
from chautari.store.table import Table
from chautari.storing import Ground
from chautari.trail import Trail

MOST_PAGES = 100


@dataclass(frozen=True, slots=True)
class Report:
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


def run(source: RateSource, window: Window, fetch: Fetch, table: Table, archive: Archive, now: datetime) -> Report:
    """Read `source` and what stands beside it for the market dates of `window`; store what is new, its evidence first.

    A failure of the source is in the report. Raises what boto3 raises where the archive or the table refuses.
    """
    harvest = Harvest(source, today(now), since(source, window))
    trail = Trail(archive, source.key, now, window)
    try:
        for page in _pages(source, window, trail.of(fetch)):
            harvest.add(page)
        found = harvest.found()
    except SourceError as error:
        trail.end(error)
        return _failed(Report(source.key, now, harvest.rows_read, 0, dict(harvest.dropped)), error)
    report = Report(source.key, now, harvest.rows_read, 0, dict(harvest.dropped))
    unread = dict[str, str]()
    beside = list(_beside(source, window, trail.of(fetch), now, unread))
    report = replace(report, rows_read=harvest.rows_read + len(beside), unread=unread)
    report = replace(report, last_market_date=max(each.date for each in found))
    stored_rows, held = storing.store(table, [*found, *beside], Ground(now, sources.version(source.key), trail.keep))
    report = replace(report, rows_stored=stored_rows, rows_held=held)
    short = _short_of(source, window, harvest, found)
    trail.end(short)
    return _failed(report, short) if short else report


def _beside(source: RateSource, window: Window, fetch: Fetch, now: datetime, unread: dict[str, str]) -> Iterator[Found]:
    """What the same publisher says elsewhere. Where one address does not answer no other is tried: time is short."""
    for other in (each for each in source.beside if any(each.asks(window))):
        harvest = Harvest(other, today(now), since(other, window))
        try:
            for page in _pages(other, window, fetch):
                harvest.add(page)
            yield from harvest.found()
        except SourceError as error:
            unread[other.key] = f"{error.kind}: {error}"[:300]
            if isinstance(error, Unreachable):
                return


def _short_of(source: RateSource, window: Window, harvest: Harvest, found: Sequence[Found]) -> Changed | None:
    """What an answer lacks although some of its days could be stored."""
    if harvest.thin:
        return Changed(f"too few rows: {'; '.join(harvest.thin)}")
    if source.lookback > 1 and not any(each.date in window for each in found):
        return Changed(f"no day of {window.first} to {window.last}, but {found[-1].date}")
    return None


def _failed(report: Report, error: SourceError) -> Report:
    return replace(report, kind=error.kind, detail=str(error)[:300])


def _pages(source: RateSource, window: Window, fetch: Fetch) -> Iterator[Page]:
    declared = list(source.asks(window))
    asks = declared.copy()
    for count, ask in enumerate(asks):
        if count >= MOST_PAGES:
            raise Changed(f"more than {MOST_PAGES} pages")
        ssrf.require_declared(ask, declared)
        page = fetch(ask)
        yield page
        asks.extend(source.further(page))
