"""Writer of observations: archive the evidence, then write revisions and updated years in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from chautari.dynamodb.table import Conflict, Table
from chautari.rates.ingest import corrections
from chautari.rates.ingest.collector import CollectedObservation
from chautari.rates.ingest.restating import next_revision
from chautari.rates.model.provenance import Provenance
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import Revision, Series
from chautari.rates.store import evidence_archive, series_writer
from chautari.rates.store import series as series_store

ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class WriteContext:
    """Provenance shared by all revisions of one run.

    - `at`: the instant of the run and of everything that it stores.
    - `parser`: the version of the source's parser.
    - `save_evidence`: archives the run's responses.
    - `reason`: why there is a new revision although the source stated nothing new; None otherwise.
    """

    at: datetime
    parser: str
    save_evidence: Callable[[], None]
    reason: str | None = None


def write_observations(
    table: Table, observations: Sequence[CollectedObservation], context: WriteContext
) -> tuple[int, int]:
    """Store new observations, a year of an instrument at a time.

    Returns the number of revisions stored, and how many of the observed days are held.
    """
    ordered = sorted(observations, key=lambda collected: (collected.instrument, collected.date))
    rows = held = 0
    for (instrument, year), group in groupby(
        ordered, key=lambda collected: (collected.instrument, collected.date.year)
    ):
        year_observations = list(group)
        for start in range(0, len(year_observations), series_writer.MAX_REVISIONS):
            batch = year_observations[start : start + series_writer.MAX_REVISIONS]
            counts = _write_batch(table, instrument, year, batch, context)
            rows, held = rows + counts[0], held + counts[1]
    return rows, held


def _write_batch(
    table: Table, instrument: str, year: int, batch: Sequence[CollectedObservation], context: WriteContext
) -> tuple[int, int]:
    for _ in range(ATTEMPTS):
        before = series_store.year_with_neighbours(table, instrument, year)
        series = series_store.series_of(instrument, before)
        revisions = [revision for collected in batch if (revision := _revision(series, collected, context))]
        for revision in revisions:
            put_observation(series, revision.date, revision.observation, corrects=context.reason is not None)
        if revisions:
            reevaluate(series, {revision.date for revision in revisions})
            context.save_evidence()
        try:
            if revisions:
                updated = series_writer.changed_years(before, series, context.at)
                corrected = corrections.corrections(before, updated, revisions)
                series_writer.write_years(table, updated, revisions, corrected, seen=before)
            return len(revisions), _held_days(series, batch)
        except Conflict:
            continue
    raise Conflict(f"{instrument} {year}: given up after {ATTEMPTS} attempts")


def _revision(series: Series, collected: CollectedObservation, context: WriteContext) -> Revision | None:
    """The next revision of the source's observation of that day; None where it states nothing new."""
    day, source = series.get(collected.date), collected.observation.source
    stored = next((stored for stored in day.observations if stored.source == source), None) if day else None
    numbered = next_revision(stored, collected)
    return Revision(collected.date, numbered, _provenance(collected, context)) if numbered else None


def _provenance(collected: CollectedObservation, context: WriteContext) -> Provenance:
    page, sha256 = collected.page, evidence_archive.hash_of(collected.page)
    return Provenance(page.url, sha256, len(page.body), context.parser, collected.rules, context.reason)


def _held_days(series: Series, batch: Sequence[CollectedObservation]) -> int:
    days = (series.get(market_date) for market_date in {collected.date for collected in batch})
    return sum(1 for day in days if day is not None and not day.served)
