"""Today's parsers over the archive: what they read otherwise than what is stored, and putting it right.

Of several answers that name a day the newest counts, and none that is older than what is stored. What said nothing new
when it came was not kept: a change that a broken parser did not see at all is not in the archive.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from chautari import gate, publish, sources, storing
from chautari.domain.errors import SourceError, Unreachable
from chautari.domain.instruments import of_market
from chautari.domain.kathmandu import today
from chautari.domain.page import Ask, Page
from chautari.domain.reading import Fault, Reading
from chautari.domain.source import RateSource
from chautari.harvest import Found, Harvest, since
from chautari.store import evidence, proofs
from chautari.store import series as store
from chautari.store.evidence import Answers, Archive
from chautari.store.table import Table
from chautari.storing import Ground
from chautari.trail import Trail

WITHDRAWN = Fault("withdrawn", "today's parser finds no such row in the answer")


@dataclass(frozen=True, slots=True)
class Difference:
    """What is `stored` of an instrument and market date, or None, and what today's parser `found` in `answers`.

    Where it finds nothing any more, the stored reading is found WITHDRAWN: a fault, so that it is not served.
    """

    stored: Reading | None
    found: Found
    answers: Answers


@dataclass(slots=True)
class Replay:
    """The runs of one source read again, in the order in which they were. `unread` are those that cannot be."""

    source: RateSource
    unread: list[tuple[Answers, SourceError]] = field(default_factory=list)
    _found: dict[tuple[str, str, date], tuple[Found, Answers]] = field(default_factory=dict)
    _pages: dict[tuple[datetime, str], tuple[Page, Answers]] = field(default_factory=dict)

    def add(self, answers: Answers) -> None:
        """Read the answers of one run."""
        try:
            found = _read(self.source, answers)
        except SourceError as error:
            self.unread.append((answers, error))
            return
        self._found |= {(each.reading.source, each.instrument, each.date): (each, answers) for each in found}
        self._pages |= {(page.fetched_at, evidence.hash_of(page)): (page, answers) for page in answers.pages}

    def differences(self, table: Table) -> Iterator[Difference]:
        """Where what is stored of this source is not what was found, by instrument and date, and of those beside it."""
        for key in (each.key for each in (self.source, *self.source.beside)):
            for instrument in (each.key for each in of_market(self.source.market)):
                yield from self._of_instrument(table, key, instrument)

    def _of_instrument(self, table: Table, source: str, instrument: str) -> Iterator[Difference]:
        known = _known(table, instrument, source)
        found = {on: each for (key, name, on), each in self._found.items() if (key, name) == (source, instrument)}
        for on in sorted(known.keys() | found.keys()):
            if on in found:
                difference = Difference(known.get(on), *found[on])
                yield from [difference] if _matters(difference) else []
            else:
                yield from self._withdrawn(table, instrument, on, known[on])

    def _withdrawn(self, table: Table, instrument: str, on: date, known: Reading) -> Iterator[Difference]:
        """What was read from an answer of these runs, in which it is not found any more."""
        if WITHDRAWN in known.faults or known.observed_at not in {fetched_at for fetched_at, _ in self._pages}:
            return
        said = proofs.of_day(table, instrument, on)
        sha256 = next(e.proof.sha256 for e in said if (e.source, e.number) == (known.source, known.revision))
        if (known.observed_at, sha256) in self._pages:
            page, answers = self._pages[known.observed_at, sha256]
            yield Difference(known, Found(instrument, on, replace(known, faults=(WITHDRAWN,)), page), answers)


def _read(source: RateSource, answers: Answers) -> list[Found]:
    """What a run finds in its answers today, by the gate, the parser and the rules of today. Raises SourceError."""
    if answers.failure is not None and answers.failure[0] == Unreachable.kind:
        raise Unreachable(answers.failure[1])  # an answer is missing, perhaps the one that contradicts the others
    elsewhere = {ask.url for other in source.beside for ask in other.asks(answers.window)}
    found = _harvested(source, answers, [page for page in answers.pages if page.url not in elsewhere])
    for other in source.beside:
        asked = {ask.url for ask in other.asks(answers.window)}
        pages = [page for page in answers.pages if page.url in asked]
        if asked and {page.url for page in pages} == asked:
            with suppress(SourceError):  # it was not read when it came either, and the run went on without
                found += _harvested(other, answers, pages)
    return found


def _harvested(source: RateSource, answers: Answers, pages: Iterable[Page]) -> list[Found]:
    harvest = Harvest(source, today(answers.at), since(source, answers.window))
    declared = list(source.asks(answers.window))
    for page in pages:
        harvest.add(gate.admit(Ask(page.url, declared[0].accept), page))
        list(source.further(page))
    return harvest.found()


def _known(table: Table, instrument: str, source: str) -> dict[date, Reading]:
    years = store.years(table, instrument, date.min.year, date.max.year)
    readings = ((day.date, reading) for year in years for day in year.days for reading in day.readings)
    return {on: reading for on, reading in readings if reading.source == source}


def _matters(difference: Difference) -> bool:
    known, found = difference.stored, difference.found
    return known is None or not (known.says_the_same(found.reading) or known.observed_at > found.page.fetched_at)


def apply(
    source: RateSource, differences: Iterable[Difference], table: Table, archive: Archive, reason: str, now: datetime
) -> int:
    """Store what was found as new revisions that say why, and publish. Returns how many there are.

    What has been read newly meanwhile is left as it is.
    """
    rows, by_run = 0, dict[int, list[Difference]]()
    for each in differences:
        by_run.setdefault(id(each.answers), []).append(each)
    for of_run in by_run.values():
        answers = of_run[0].answers
        trail = Trail(archive, answers.source, answers.at, answers.window, list(answers.pages))
        ground = Ground(at=now, parser=sources.version(source.key), keep=trail.keep, reason=reason)
        rows += storing.store(table, [each.found for each in of_run], ground)[0]
    publish.refresh(table, {source.market}, now)
    return rows
