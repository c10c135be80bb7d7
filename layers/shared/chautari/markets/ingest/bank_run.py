"""One run of a bank: fetch, parse, archive, judge, and one transaction of its day and the answer.

The only boundary at which a bank's failure is caught and reported. Nothing of the central bank's is written here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from chautari.core.errors import SchemaChanged, SourceError
from chautari.core.http_messages import DateRange, HttpResponse
from chautari.core.json_types import JsonObject
from chautari.dynamodb.table import Conflict, Table
from chautari.fetching.transports import Fetch
from chautari.markets.ingest import bank_view
from chautari.markets.model.bank_board import BankEdition
from chautari.markets.model.bank_day import BankDay, SeenEdition
from chautari.markets.model.bank_judgement import doubt_beside, repeats
from chautari.markets.model.bank_rules import ROW_CHECKS
from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources import banks
from chautari.markets.store import bank_codec, bank_day_writer, bank_days
from chautari.nepali.clock import today
from chautari.rates.ingest.evidence_recorder import EvidenceRecorder
from chautari.rates.ingest.pipeline import RunNotArchived, RunReport
from chautari.rates.model.provenance import Provenance
from chautari.rates.store import evidence_archive
from chautari.rates.store.evidence_archive import EvidenceArchive, EvidenceRefused

ATTEMPTS = 5
# A board that states an older date than this is a page that was forgotten.
MOST_DAYS_OLD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class BankRunContext:
    """What runs need: `closed` are the days without a market, Saturdays apart."""

    fetch: Fetch
    table: Table
    archive: EvidenceArchive
    now: datetime
    closed: Mapping[date, str] = field(default_factory=dict)


def run(source: BankSource, context: BankRunContext) -> RunReport:
    """Read `source`, store what is new of its boards, evidence first, and the answer of all banks with it.

    A failure of the bank is in the report. Raises RunNotArchived if the archive refuses the evidence, and what boto3
    raises if the table rejects a write.
    """
    on = today(context.now)
    recorder = EvidenceRecorder(context.archive, source.key, context.now, DateRange(on, on))
    try:
        return _run(source, context, recorder)
    except SourceError as error:
        recorder.finish(error)
        return RunReport(source.key, context.now, kind=error.kind, detail=str(error)[:300])


def _run(source: BankSource, context: BankRunContext, recorder: EvidenceRecorder) -> RunReport:
    fetch, on = recorder.recording(context.fetch), today(context.now)
    page = fetch(source.request(on))
    editions = _newest_day(source.parse(page), on)
    report = RunReport(source.key, context.now)
    if not editions:
        return replace(report, skipped=f"the bank lists no edition of {on}")
    second, unread = _mirrored(source, fetch, on)
    seen = _seen(source, editions, page, second)
    read = replace(report, rows_read=sum(len(edition.quotes) + len(edition.dropped) for edition in editions))
    try:
        day, stored = _write(source, seen, context, recorder)
    except EvidenceRefused as error:
        raise RunNotArchived(replace(read, kind=error.kind, detail=str(error)[:300])) from error
    newest = day.newest.edition
    return replace(
        read,
        rows_stored=stored,
        rows_dropped=_counted(newest),
        rows_held=sum(1 for row in day.rows if not row.served),
        last_market_date=day.date,
        unread=unread,
    )


def _newest_day(editions: Sequence[BankEdition], on: date) -> list[BankEdition]:
    """The editions of the newest date. Raises SchemaChanged for a board of tomorrow, or one long forgotten."""
    if not editions:
        return []
    newest = max(edition.date for edition in editions)
    if not on - MOST_DAYS_OLD <= newest <= on:
        raise SchemaChanged(f"a board of {newest}, read on {on}")
    return sorted((edition for edition in editions if edition.date == newest), key=lambda edition: edition.at)


def _mirrored(
    source: BankSource, fetch: Fetch, on: date
) -> tuple[tuple[BankEdition, HttpResponse] | None, dict[str, str]]:
    """The newest edition at the bank's second address; a run goes on without one that cannot be read."""
    if source.mirror is None:
        return None, {}
    try:
        page = fetch(source.mirror.request(on))
        editions = _newest_day(source.mirror.parse(page), on)
    except SourceError as error:
        return None, {source.mirror.key: f"{error.kind}: {error}"[:300]}
    return ((editions[-1], page) if editions else None), {}


def _seen(
    source: BankSource,
    editions: Sequence[BankEdition],
    page: HttpResponse,
    second: tuple[BankEdition, HttpResponse] | None,
) -> tuple[SeenEdition, ...]:
    """The editions with their evidence; the second address shows the newest alone."""
    provenance = _provenance(source, page)
    seen = [SeenEdition(edition, provenance, page.fetched_at) for edition in editions]
    if second:
        edition, answer = second
        seen[-1] = replace(seen[-1], second=edition, second_provenance=_provenance(source, answer))
    return tuple(seen)


def _provenance(source: BankSource, page: HttpResponse) -> Provenance:
    rules = tuple(check.__name__ for check in ROW_CHECKS)
    return Provenance(page.url, evidence_archive.hash_of(page), len(page.body), banks.version(source.key), rules)


def _write(
    source: BankSource, seen: tuple[SeenEdition, ...], context: BankRunContext, recorder: EvidenceRecorder
) -> tuple[BankDay, int]:
    """Store the day with what is new. Returns it, and how many editions are new; raises Conflict when given up."""
    for _ in range(ATTEMPTS):
        view, stored = bank_view.current(context.table)
        entry = next((bank for bank in view["banks"] if bank["bank"] == source.key), None)
        on = _date_of(seen[-1].edition, entry)
        before = bank_days.get(context.table, source.key, on)
        nrb = bank_view.central_bank(context.table)
        editions = before.editions if on != seen[-1].edition.date else before.with_editions(seen)
        # Of a past day the rates that were found on the day stand: /v1/forex shows the latest.
        references = bank_view.references_of(nrb, on) or before.references
        day = replace(before, editions=editions, references=references, version=before.version + 1)
        day = _beside_previous(context.table, day, entry)
        view_after = bank_view.with_entry(view, bank_view.entry_of(source, day, context.closed), nrb)
        day = replace(day, rows=bank_view.rows_of(view_after, day))
        if view_after == view and replace(day, version=before.version) == before:
            return before, 0
        recorder.save()
        try:
            bank_day_writer.put(context.table, day, bank_view.next_version(view_after, stored, context.now))
        except Conflict:
            continue
        return day, len(editions) - len(before.editions)
    raise Conflict(f"boards of {source.key}: given up after {ATTEMPTS} attempts")


def _beside_previous(table: Table, day: BankDay, entry: JsonObject | None) -> BankDay:
    """The day with the date before it, and what the boards of then make doubtful.

    Raises SchemaChanged for a board before the one that is served.
    """
    served = date.fromisoformat(entry["date"]) if entry else day.date
    if served > day.date:
        raise SchemaChanged(f"a board of {day.date} after one of {served}")
    previous = served if served < day.date else day.previous
    earlier = bank_days.get(table, day.bank, previous).editions if previous else ()
    doubt = doubt_beside(day.newest.edition, [seen.edition for seen in earlier])
    return replace(day, previous=previous, doubt=doubt)


def _date_of(edition: BankEdition, entry: JsonObject | None) -> date:
    """The date of a board: that of the stored one which a page without a date still shows."""
    if entry is None:
        return edition.date
    stored = bank_codec.seen_from_json(entry["seen"]).edition
    return stored.date if repeats(edition, stored) else edition.date


def _counted(edition: BankEdition) -> dict[str, int]:
    rules = [violation.rule for violation in edition.dropped]
    return {rule: rules.count(rule) for rule in rules}
