"""One run of a source of boards: fetch, archive, parse, judge, write, the answer with it.

The only boundary at which a source's failure is caught and reported. The board's part costs three reads and one
transaction, however many instruments it has.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from chautari.core.errors import SourceError
from chautari.core.http_messages import DateRange
from chautari.dynamodb.table import Conflict, Table
from chautari.fetching.transports import Fetch
from chautari.markets import declarations, sources
from chautari.markets.ingest import board_views, reading_checks
from chautari.markets.model import judgement
from chautari.markets.model.board import Board, BoardReading, Standing
from chautari.markets.model.board_source import BoardAddress, BoardSource
from chautari.markets.model.judgement import Band
from chautari.markets.model.market import MarketDeclaration
from chautari.markets.store import board_writer, boards
from chautari.markets.store.board_writer import BoardChange
from chautari.nepali.clock import NPT, today
from chautari.rates.ingest.evidence_recorder import EvidenceRecorder
from chautari.rates.ingest.pipeline import RunNotArchived, RunReport
from chautari.rates.store.evidence_archive import EvidenceArchive, EvidenceRefused

ATTEMPTS = 5
BandOf = Callable[[Table, MarketDeclaration, date], Band]


def no_band(_table: Table, _market: MarketDeclaration, _on: date) -> Band:
    """No band: for markets without one."""
    return {}


@dataclass(slots=True)
class _Run:
    """What one run collects."""

    source: BoardSource
    market: MarketDeclaration
    recorder: EvidenceRecorder
    readings: list[BoardReading] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    failures: dict[str, SourceError] = field(default_factory=dict)

    @property
    def unread(self) -> dict[str, str]:
        """Why an address could not be read, by the name of its reading."""
        return {name: f"{error.kind}: {error}"[:300] for name, error in self.failures.items()}


def run(
    source: BoardSource, fetch: Fetch, table: Table, archive: EvidenceArchive, now: datetime, band_of: BandOf = no_band
) -> RunReport:
    """Read every address of `source`, store what is new of its boards, evidence first, and rebuild the answer.

    A failure of the source is in the report. Raises RunNotArchived if the archive refuses the evidence, and what boto3
    raises if the table rejects a write.
    """
    window = DateRange(today(now) - timedelta(days=source.lookback_days), today(now))
    recorder = EvidenceRecorder(archive, source.key, now, window)
    collected = _Run(source, declarations.find(source.market), recorder)
    try:
        return _run(collected, fetch, table, band_of)
    except EvidenceRefused as error:
        report = replace(_report(collected), kind=error.kind, detail=str(error)[:300])
        raise RunNotArchived(report) from error


def _run(collected: _Run, fetch: Fetch, table: Table, band_of: BandOf) -> RunReport:
    for address in collected.source.addresses:
        _read(collected, address, collected.recorder.recording(fetch))
    stored, judged = _write(collected, table, band_of) if collected.readings else (0, [])
    error = next(iter(collected.failures.values()), None)
    collected.recorder.finish(error)
    report = replace(_report(collected), rows_stored=stored)
    if judged:
        newest = max(judged, key=lambda board: board.date)
        report = replace(
            report,
            rows_held=sum(1 for board in judged for row in board.rows if not row.is_served),
            last_market_date=newest.date,
            missing=newest.missing,
            unlisted={row.quote.instrument: row.quote.name_ne for row in newest.rows if row.is_new},
        )
    if error is None or (judged and _is_passing(error)):
        return report
    return replace(report, kind=error.kind, detail=str(error)[:300])


def _is_passing(error: SourceError) -> bool:
    """Whether a failure of one of several addresses is none of the run: no answer, which a later run has."""
    return error.kind in ("unreachable", "repeated")


def _read(collected: _Run, address: BoardAddress, fetch: Fetch) -> None:
    source, now = collected.source, collected.recorder.at
    request = address.request(today(now))
    try:
        page = fetch(request)
        parsed = reading_checks.readings(
            source, collected.market, address, page, today(now), sources.version(source.key)
        )
        for reading, dropped in list(parsed):
            collected.readings.append(reading)
            collected.dropped.update(dropped)
    except SourceError as error:
        collected.failures[f"{source.key}-{address.key}"] = error


def _write(collected: _Run, table: Table, band_of: BandOf) -> tuple[int, list[Board]]:
    """Store the new readings. Returns how many, and the boards of all their days; raises Conflict when given up."""
    market = collected.market
    for _ in range(ATTEMPTS):
        standing = boards.standing(table, market.key)
        _refuse_repeats(collected, standing)
        dates = sorted({reading.date for reading in collected.readings})
        before = {on: boards.get(table, market.key, on) for on in dates}
        revisions = [new for reading in collected.readings if (new := _revision(before[reading.date], reading))]
        if not revisions:
            return 0, list(before.values())
        bands = {on: band_of(table, market, on) for on in dates}
        change = _change(table, market, standing, _with_revisions(before, revisions), revisions, bands, collected)
        collected.recorder.save()
        try:
            board_writer.put(table, change)
        except Conflict:
            continue
        return len(revisions), [*change.boards]
    raise Conflict(f"boards of {market.key}: given up after {ATTEMPTS} attempts")


def _refuse_repeats(collected: _Run, standing: Standing) -> None:
    for reading in list(collected.readings):
        try:
            reading_checks.require_news(collected.market, reading, standing)
        except SourceError as error:
            collected.readings.remove(reading)
            collected.failures[reading.name] = error


def _revision(board: Board, reading: BoardReading) -> BoardReading | None:
    """The next revision of a reading; None where it states nothing new, or was overtaken by a later one."""
    stored = next((stored for stored in board.readings if stored.name == reading.name), None)
    if stored is None:
        return reading
    if stored.states_the_same(reading) or _age(reading) < _age(stored):
        return None
    return replace(reading, revision=stored.revision + 1)


def _age(reading: BoardReading) -> tuple[datetime, datetime]:
    """Editions are in order of their stated time, then of the answers."""
    return reading.stated_at or datetime.min.replace(tzinfo=NPT), reading.observed_at


def _with_revisions(before: Mapping[date, Board], revisions: Iterable[BoardReading]) -> list[Board]:
    """The next versions of the boards that `revisions` change, their readings in the order of first sight."""
    changed: dict[date, Board] = {}
    for reading in revisions:
        board = changed.get(reading.date) or replace(before[reading.date], version=before[reading.date].version + 1)
        readings = {stored.name: stored for stored in board.readings} | {reading.name: reading}
        changed[reading.date] = replace(board, readings=tuple(readings.values()))
    return [changed[on] for on in sorted(changed)]


def _change(
    table: Table,
    market: MarketDeclaration,
    standing: Standing,
    changed: Iterable[Board],
    revisions: list[BoardReading],
    bands: Mapping[date, Band],
    collected: _Run,
) -> BoardChange:
    """The boards judged anew, what stands after them, and the answer."""
    judged: list[Board] = []
    after = replace(standing, version=standing.version + 1)
    for board in changed:
        judged.append(judgement.judged(market, board, after, bands[board.date]))
        after = judgement.updated(after, judged[-1])
    view = board_views.next_view(table, market, judged[-1], after, collected.recorder.at)
    return BoardChange(judged, revisions, after, view)


def _report(collected: _Run) -> RunReport:
    rows = sum(len(reading.quotes) for reading in collected.readings) + sum(collected.dropped.values())
    return RunReport(
        collected.source.key,
        collected.recorder.at,
        rows_read=rows,
        rows_dropped=dict(collected.dropped),
        unread=collected.unread,
    )
