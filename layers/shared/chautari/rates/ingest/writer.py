"""From what was found to what is stored: the evidence first, then the revisions with the years that they change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from chautari.dynamodb.table import Conflict, Table
from chautari.rates.ingest import corrections
from chautari.rates.ingest.collector import CollectedObservation
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.provenance import Provenance
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import Revision, Series
from chautari.rates.store import evidence_archive, series_writer
from chautari.rates.store import series as stored
from chautari.rates.validation import rules as checks

ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class WriteContext:
    """What revisions are stored on.

    `at` is the instant of the run and so of what it stores, `parser` is the version of the source's parser, `keep` puts
    the answers into the archive, `reason` says why it is done where the source did not say anything new.
    """

    at: datetime
    parser: str
    keep: Callable[[], None]
    reason: str | None = None


def write_observations(table: Table, found: Sequence[CollectedObservation], ground: WriteContext) -> tuple[int, int]:
    """Store what is new, a year of an instrument at a time; returns rows stored and touched days that are held."""
    ordered = sorted(found, key=lambda each: (each.instrument, each.date))
    rows = held = 0
    for (instrument, year), group in groupby(ordered, key=lambda each: (each.instrument, each.date.year)):
        of_year = list(group)
        for start in range(0, len(of_year), series_writer.MAX_REVISIONS):
            batch = of_year[start : start + series_writer.MAX_REVISIONS]
            counts = _store_batch(table, instrument, year, batch, ground)
            rows, held = rows + counts[0], held + counts[1]
    return rows, held


def _store_batch(
    table: Table, instrument: str, year: int, batch: Sequence[CollectedObservation], ground: WriteContext
) -> tuple[int, int]:
    for _ in range(ATTEMPTS):
        before = stored.year_with_neighbours(table, instrument, year)
        series = stored.series_of(instrument, before)
        revisions = [revision for found in batch if (revision := _revision(series, found, ground))]
        for revision in revisions:
            put_observation(series, revision.date, revision.observation, corrects=ground.reason is not None)
        if revisions:
            reevaluate(series, {revision.date for revision in revisions})
            ground.keep()
        try:
            if revisions:
                moved = series_writer.changed_years(before, series, ground.at)
                corrected = corrections.corrections(before, moved, revisions)
                series_writer.write_years(table, moved, revisions, corrected, seen=before)
            return len(revisions), _held(series, batch)
        except Conflict:
            continue
    raise Conflict(f"{instrument} {year}: given up after {ATTEMPTS} attempts")


def _revision(series: Series, found: CollectedObservation, ground: WriteContext) -> Revision | None:
    """The next revision of what the source says, or None where it says what it said before.

    Or where the answer is older than the one that is stored: a run that was overtaken does not put things back.
    """
    day = series.get(found.date)
    known = next((each for each in day.observations if each.source == found.reading.source), None) if day else None
    if known is not None and (known.states_same_as(found.reading) or known.observed_at > found.reading.observed_at):
        return None
    reading = replace(found.reading, revision=known.revision + 1 if known else 1)
    return Revision(found.date, reading, _proof(found, ground))


def _proof(found: CollectedObservation, ground: WriteContext) -> Provenance:
    page, rules = found.page, checks.rules_for(INSTRUMENTS[found.instrument])
    return Provenance(page.url, evidence_archive.hash_of(page), len(page.body), ground.parser, rules, ground.reason)


def _held(series: Series, batch: Sequence[CollectedObservation]) -> int:
    days = (series.get(on) for on in {found.date for found in batch})
    return sum(1 for day in days if day is not None and not day.served)
