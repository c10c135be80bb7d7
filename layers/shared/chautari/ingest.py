"""The run of one source: fetch, read, check, judge, store. The one boundary at which a source's failure stops."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import groupby

from chautari.domain.errors import Changed, SourceError
from chautari.domain.kathmandu import today
from chautari.domain.page import Page, Window
from chautari.domain.series import Series
from chautari.domain.source import RateSource
from chautari.fetching import Fetch
from chautari.harvest import Found, Harvest
from chautari.judging import settle, with_reading
from chautari.store import series as stored
from chautari.store.table import Conflict, Table

MOST_PAGES = 100
ATTEMPTS = 5
OLDEST_BOARD = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did.

    `dropped` counts rows by rule; `held` counts touched days that are held; `kind` names a failure.
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

    @property
    def failed(self) -> bool:
        """Whether nothing of the answer could be used."""
        return self.kind is not None and self.last_market_date is None


def run(source: RateSource, window: Window, fetch: Fetch, table: Table, now: datetime) -> Report:
    """Read `source` for the market dates of `window` and store what is new.

    A failure of the source is in the report.
    """
    harvest = Harvest(source, today(now), _since(source, window))
    try:
        for page in _pages(source, window, fetch):
            harvest.add(page)
        found = harvest.found()
    except SourceError as error:
        return _failed(Report(source.key, now, harvest.rows_read, 0, dict(harvest.dropped)), error)
    report = Report(source.key, now, harvest.rows_read, 0, dict(harvest.dropped))
    report = replace(report, last_market_date=max(each.date for each in found))
    stored_rows, held = _store(table, found)
    report = replace(report, rows_stored=stored_rows, rows_held=held)
    short = _short_of(source, window, harvest, found)
    return _failed(report, Changed(short)) if short else report


def _since(source: RateSource, window: Window) -> date:
    """The first day that an answer may hold: a board shows the last market day, and its month's history the month."""
    if source.rhythm is None:
        return date.min
    return window.first if source.lookback > 1 else window.first - OLDEST_BOARD


def _short_of(source: RateSource, window: Window, harvest: Harvest, found: Sequence[Found]) -> str | None:
    """What an answer lacks although some of its days could be stored."""
    if harvest.thin:
        return f"too few rows: {'; '.join(harvest.thin)}"
    if source.lookback > 1 and not any(each.date in window for each in found):
        return f"no day of {window.first} to {window.last}, but {found[-1].date}"
    return None


def _failed(report: Report, error: SourceError) -> Report:
    return replace(report, kind=error.kind, detail=str(error)[:300])


def _pages(source: RateSource, window: Window, fetch: Fetch) -> Iterator[Page]:
    asks = list(source.asks(window))
    for count, ask in enumerate(asks):
        if count >= MOST_PAGES:
            raise Changed(f"more than {MOST_PAGES} pages")
        page = fetch(ask)
        yield page
        asks.extend(source.further(page))


def _store(table: Table, found: Sequence[Found]) -> tuple[int, int]:
    """Store what is new, a year of an instrument at a time; returns rows stored and touched days that are held."""
    ordered = sorted(found, key=lambda each: (each.instrument, each.date))
    rows = held = 0
    for (instrument, year), group in groupby(ordered, key=lambda each: (each.instrument, each.date.year)):
        of_year = list(group)
        for start in range(0, len(of_year), stored.MOST_REVISIONS):
            batch = of_year[start : start + stored.MOST_REVISIONS]
            counts = _store_batch(table, instrument, year, batch)
            rows, held = rows + counts[0], held + counts[1]
    return rows, held


def _store_batch(table: Table, instrument: str, year: int, batch: Sequence[Found]) -> tuple[int, int]:
    for _ in range(ATTEMPTS):
        before = stored.around(table, instrument, year)
        series = stored.series_of(instrument, before)
        revisions = [revision for found in batch if (revision := _revision(series, found))]
        for revision in revisions:
            with_reading(series, revision.date, revision.reading)
        if revisions:
            settle(series, {revision.date for revision in revisions})
        try:
            if revisions:
                stored.add(table, stored.moved_on(before, series), revisions)
            return len(revisions), _held(series, batch)
        except Conflict:
            continue
    raise Conflict(f"{instrument} {year}: given up after {ATTEMPTS} attempts")


def _revision(series: Series, found: Found) -> stored.Revision | None:
    """The next revision of what the source says, or None where it says what it said before."""
    day = series.get(found.date)
    known = next((each for each in day.readings if each.source == found.reading.source), None) if day else None
    if known is not None and known.says_the_same(found.reading):
        return None
    reading = replace(found.reading, revision=known.revision + 1 if known else 1)
    return stored.Revision(found.date, reading, found.page.url, hashlib.sha256(found.page.body).hexdigest())


def _held(series: Series, batch: Sequence[Found]) -> int:
    days = (series.get(found.date) for found in batch)
    return sum(1 for day in days if day is not None and not day.served)
