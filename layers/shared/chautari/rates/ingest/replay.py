"""Replay of archived responses through today's parsers: list differences from what is stored, and store corrections.

- Of several responses for one day the newest counts, and none that is older than the stored observation. Of those
  that state the same the first counts, as in a run: it was said then, and is no late change.
- Responses that held nothing new were not archived: a change that a broken parser missed altogether is not found.
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
from chautari.rates.ingest import projections, restating, writer
from chautari.rates.ingest.collector import CollectedObservation, Collector, earliest_date
from chautari.rates.ingest.evidence_recorder import EvidenceRecorder
from chautari.rates.ingest.writer import WriteContext
from chautari.rates.model.authority_rules import AuthorityRules
from chautari.rates.model.instruments import instruments_of
from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.source import RateSource
from chautari.rates.store import evidence_archive, last_readings, provenance
from chautari.rates.store import series as store
from chautari.rates.store.evidence_archive import ArchivedResponses, EvidenceArchive

WITHDRAWN = RuleViolation("withdrawn", "today's parser finds no such row in the answer")


@dataclass(frozen=True, slots=True)
class ReplayDifference:
    """An instrument and market date of which today's parser reads something else than is stored.

    - `stored`: the stored observation, or None.
    - `replayed`: the observation of today's parser; if it finds none, the stored one with the fault WITHDRAWN, which
      keeps it from being served.
    - `archived`: the responses of the run that it was read from.
    """

    stored: Observation | None
    replayed: CollectedObservation
    archived: ArchivedResponses


@dataclass(slots=True)
class Replay:
    """Replays the runs of one source in their order.

    - `rules`: those of its authority that the rows are checked by; left out, the bundled ones.
    - `unread`: runs that today's parser cannot read.
    """

    source: RateSource
    rules: AuthorityRules | None = None
    unread: list[tuple[ArchivedResponses, SourceError]] = field(default_factory=list)
    _observations: dict[tuple[str, str, date], tuple[CollectedObservation, ArchivedResponses]] = field(
        default_factory=dict
    )
    _pages: dict[tuple[datetime, str], tuple[HttpResponse, ArchivedResponses]] = field(default_factory=dict)

    def add(self, archived: ArchivedResponses) -> None:
        """Replay the responses of one run."""
        try:
            observations = _read_run(self.source, archived, self.rules)
        except SourceError as error:
            self.unread.append((archived, error))
            return
        for collected in observations:
            key = collected.observation.source, collected.instrument, collected.date
            earlier = self._observations.get(key)
            read = restating.with_kept_faults(earlier and earlier[0].observation, collected)
            if earlier is None or not earlier[0].observation.states_same_as(read.observation):
                self._observations[key] = read, archived
        self._pages |= {(page.fetched_at, evidence_archive.hash_of(page)): (page, archived) for page in archived.pages}

    def differences(self, table: Table) -> Iterator[ReplayDifference]:
        """Differences of this source and its mirrors from what is stored, by instrument and market date."""
        for source in (self.source, *self.source.mirrors):
            for instrument in instruments_of(self.source.market):
                yield from self._instrument_differences(table, source.key, instrument.key)

    def _instrument_differences(self, table: Table, source: str, instrument: str) -> Iterator[ReplayDifference]:
        stored = _stored(table, instrument, source)
        replayed = {
            market_date: entry
            for (source_key, instrument_key, market_date), entry in self._observations.items()
            if (source_key, instrument_key) == (source, instrument)
        }
        for market_date in sorted(stored.keys() | replayed.keys()):
            if market_date in replayed:
                difference = ReplayDifference(stored.get(market_date), *replayed[market_date])
                yield from [difference] if _is_correction(difference) else []
            else:
                yield from self._withdrawal(table, instrument, market_date, stored[market_date])

    def _withdrawal(
        self, table: Table, instrument: str, market_date: date, stored: Observation
    ) -> Iterator[ReplayDifference]:
        """The difference of a stored observation that cites a response of these runs which no longer yields it."""
        if WITHDRAWN in stored.faults or stored.observed_at not in {fetched_at for fetched_at, _ in self._pages}:
            return
        revisions = provenance.revisions_of_day(table, instrument, market_date)
        cited = stored.source, stored.revision
        sha256 = next(
            revision.provenance.sha256 for revision in revisions if (revision.source, revision.number) == cited
        )
        if (stored.observed_at, sha256) in self._pages:
            page, archived = self._pages[stored.observed_at, sha256]
            withdrawn = replace(stored, faults=(WITHDRAWN,))
            yield ReplayDifference(stored, CollectedObservation(instrument, market_date, withdrawn, page), archived)


def _read_run(
    source: RateSource, archived: ArchivedResponses, rules: AuthorityRules | None
) -> list[CollectedObservation]:
    """The observations of one archived run by today's response checks, parser and rules. Raises SourceError."""
    if archived.failure is not None and archived.failure[0] == Unreachable.kind:
        raise Unreachable(archived.failure[1])  # a response is missing, perhaps the one that contradicts the others
    all_mirror_urls = {request.url for mirror in source.mirrors for request in mirror.requests(archived.window)}
    own_pages = [page for page in archived.pages if page.url not in all_mirror_urls]
    observations = _collect(source, archived, own_pages, rules)
    for mirror in source.mirrors:
        mirror_urls = {request.url for request in mirror.requests(archived.window)}
        pages = [page for page in archived.pages if page.url in mirror_urls]
        if mirror_urls and {page.url for page in pages} == mirror_urls:
            with suppress(SourceError):  # the run itself could not read it either, and went on without
                observations += _collect(mirror, archived, pages, rules)
    return observations


def _collect(
    source: RateSource, archived: ArchivedResponses, pages: Iterable[HttpResponse], rules: AuthorityRules | None
) -> list[CollectedObservation]:
    collector = Collector(source, today(archived.at), earliest_date(source, archived.window), rules=rules)
    first_requests = list(source.requests(archived.window))
    for page in pages:
        collector.add(response_checks.check_response(HttpRequest(page.url, first_requests[0].accept), page))
        list(source.next_pages(page))
    return collector.observations()


def _stored(table: Table, instrument: str, source: str) -> dict[date, Observation]:
    years = store.years(table, instrument, date.min.year, date.max.year)
    observations = ((day.date, observation) for year in years for day in year.days for observation in day.observations)
    return {market_date: observation for market_date, observation in observations if observation.source == source}


def _is_correction(difference: ReplayDifference) -> bool:
    """Whether the replayed observation states something else than the stored one and is not older."""
    stored, replayed = difference.stored, restating.with_kept_faults(difference.stored, difference.replayed)
    if stored is None:
        return True
    return not stored.states_same_as(replayed.observation) and stored.observed_at <= replayed.page.fetched_at


def apply(
    source: RateSource,
    differences: Iterable[ReplayDifference],
    table: Table,
    archive: EvidenceArchive,
    reason: str,
    now: datetime,
) -> int:
    """Store `differences` as new revisions with their `reason`, rebuild the views, and return the number of revisions.

    An observation that a run has stored meanwhile stays as it is.
    """
    last_readings.forget(table, source.key)
    rows, by_run = 0, dict[int, list[ReplayDifference]]()
    for difference in differences:
        by_run.setdefault(id(difference.archived), []).append(difference)
    for run_differences in by_run.values():
        run = run_differences[0].archived
        recorder = EvidenceRecorder(archive, run.source, run.at, run.window, list(run.pages))
        context = WriteContext(at=now, parser=sources.version(source.key), save_evidence=recorder.save, reason=reason)
        rows += writer.write_observations(table, [difference.replayed for difference in run_differences], context)[0]
    projections.rebuild(table, {source.market}, now, {source.market} if rows else ())
    last_readings.forget(table, source.key)  # of a run that began meanwhile too
    return rows
