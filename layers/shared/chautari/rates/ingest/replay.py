"""Today's parsers over the archive: what they read otherwise than what is stored, and putting it right.

Of several answers that name a day the newest counts, and none that is older than what is stored. What said nothing new
when it came was not kept: a change that a broken parser did not see at all is not in the archive.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from chautari.core.errors import SourceError, Unreachable
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb.table import Table
from chautari.fetching import response_checks
from chautari.nepali.clock import today
from chautari.rates import sources
from chautari.rates.ingest import projections, writer
from chautari.rates.ingest.collector import CollectedObservation, Collector, since
from chautari.rates.ingest.evidence_recorder import EvidenceRecorder
from chautari.rates.ingest.writer import WriteContext
from chautari.rates.model.instruments import instruments_of
from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.source import RateSource
from chautari.rates.store import evidence_archive, provenance
from chautari.rates.store import series as store
from chautari.rates.store.evidence_archive import ArchivedResponses, EvidenceArchive

WITHDRAWN = RuleViolation("withdrawn", "today's parser finds no such row in the answer")


@dataclass(frozen=True, slots=True)
class ReplayDifference:
    """What is `stored` of an instrument and market date, or None, and what today's parser `found` in `answers`.

    Where it finds nothing any more, the stored reading is found WITHDRAWN: a fault, so that it is not served.
    """

    stored: Observation | None
    found: CollectedObservation
    answers: ArchivedResponses


@dataclass(slots=True)
class Replay:
    """The runs of one source read again, in the order in which they were. `unread` are those that cannot be."""

    source: RateSource
    unread: list[tuple[ArchivedResponses, SourceError]] = field(default_factory=list)
    _found: dict[tuple[str, str, date], tuple[CollectedObservation, ArchivedResponses]] = field(default_factory=dict)
    _pages: dict[tuple[datetime, str], tuple[HttpResponse, ArchivedResponses]] = field(default_factory=dict)

    def add(self, answers: ArchivedResponses) -> None:
        """Read the answers of one run."""
        try:
            found = _read(self.source, answers)
        except SourceError as error:
            self.unread.append((answers, error))
            return
        self._found |= {(each.reading.source, each.instrument, each.date): (each, answers) for each in found}
        self._pages |= {(page.fetched_at, evidence_archive.hash_of(page)): (page, answers) for page in answers.pages}

    def differences(self, table: Table) -> Iterator[ReplayDifference]:
        """Where what is stored of this source is not what was found, by instrument and date, and of those beside it."""
        for key in (each.key for each in (self.source, *self.source.mirrors)):
            for instrument in (each.key for each in instruments_of(self.source.market)):
                yield from self._of_instrument(table, key, instrument)

    def _of_instrument(self, table: Table, source: str, instrument: str) -> Iterator[ReplayDifference]:
        known = _known(table, instrument, source)
        found = {on: each for (key, name, on), each in self._found.items() if (key, name) == (source, instrument)}
        for on in sorted(known.keys() | found.keys()):
            if on in found:
                difference = ReplayDifference(known.get(on), *found[on])
                yield from [difference] if _matters(difference) else []
            else:
                yield from self._withdrawn(table, instrument, on, known[on])

    def _withdrawn(self, table: Table, instrument: str, on: date, known: Observation) -> Iterator[ReplayDifference]:
        """What was read from an answer of these runs, in which it is not found any more."""
        if WITHDRAWN in known.faults or known.observed_at not in {fetched_at for fetched_at, _ in self._pages}:
            return
        said = provenance.revisions_of_day(table, instrument, on)
        sha256 = next(e.provenance.sha256 for e in said if (e.source, e.number) == (known.source, known.revision))
        if (known.observed_at, sha256) in self._pages:
            page, answers = self._pages[known.observed_at, sha256]
            yield ReplayDifference(
                known, CollectedObservation(instrument, on, replace(known, faults=(WITHDRAWN,)), page), answers
            )


def _read(source: RateSource, answers: ArchivedResponses) -> list[CollectedObservation]:
    """What a run finds in its answers today, by the gate, the parser and the rules of today. Raises SourceError."""
    if answers.failure is not None and answers.failure[0] == Unreachable.kind:
        raise Unreachable(answers.failure[1])  # an answer is missing, perhaps the one that contradicts the others
    elsewhere = {ask.url for other in source.mirrors for ask in other.requests(answers.window)}
    found = _harvested(source, answers, [page for page in answers.pages if page.url not in elsewhere])
    for other in source.mirrors:
        asked = {ask.url for ask in other.requests(answers.window)}
        pages = [page for page in answers.pages if page.url in asked]
        if asked and {page.url for page in pages} == asked:
            with suppress(SourceError):  # it was not read when it came either, and the run went on without
                found += _harvested(other, answers, pages)
    return found


def _harvested(
    source: RateSource, answers: ArchivedResponses, pages: Iterable[HttpResponse]
) -> list[CollectedObservation]:
    harvest = Collector(source, today(answers.at), since(source, answers.window))
    declared = list(source.requests(answers.window))
    for page in pages:
        harvest.add(response_checks.check_response(HttpRequest(page.url, declared[0].accept), page))
        list(source.next_pages(page))
    return harvest.found()


def _known(table: Table, instrument: str, source: str) -> dict[date, Observation]:
    years = store.years(table, instrument, date.min.year, date.max.year)
    readings = ((day.date, reading) for year in years for day in year.days for reading in day.observations)
    return {on: reading for on, reading in readings if reading.source == source}


def _matters(difference: ReplayDifference) -> bool:
    known, found = difference.stored, difference.found
    return known is None or not (known.states_same_as(found.reading) or known.observed_at > found.page.fetched_at)


def apply(
    source: RateSource,
    differences: Iterable[ReplayDifference],
    table: Table,
    archive: EvidenceArchive,
    reason: str,
    now: datetime,
) -> int:
    """Store what was found as new revisions that say why, and publish. Returns how many there are.

    What has been read newly meanwhile is left as it is.
    """
    rows, by_run = 0, dict[int, list[ReplayDifference]]()
    for each in differences:
        by_run.setdefault(id(each.answers), []).append(each)
    for of_run in by_run.values():
        answers = of_run[0].answers
        trail = EvidenceRecorder(archive, answers.source, answers.at, answers.window, list(answers.pages))
        ground = WriteContext(at=now, parser=sources.version(source.key), keep=trail.keep, reason=reason)
        rows += writer.write_observations(table, [each.found for each in of_run], ground)[0]
    projections.rebuild(table, {source.market}, now)
    return rows
