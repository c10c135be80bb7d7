"""A timeline played without a table: from rows through validation to observations, and to verdicts, step by step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from chautari.core.errors import SourceError
from chautari.core.http_messages import DateRange, HttpResponse
from chautari.nepali.clock import today
from chautari.rates.ingest.collector import CollectedObservation, Collector, earliest_date
from chautari.rates.ingest.restating import next_revision
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import Series
from chautari.rates.model.source import RateSource
from tools.drill.timeline.plan import DAY, Plan
from tools.drill.timeline.statements import Read, Statement, declared, reads_of, rows_of, screen, statements_of

FEWEST_ROWS = 20


@dataclass(slots=True)
class FocusedCollector(Collector):
    """A collector that checks whole tables and makes observations of the drilled instruments alone."""

    focus: tuple[str, ...] = ()

    def _observations_on(self, on: date, quotes: Mapping[str, ParsedQuote]) -> Iterator[CollectedObservation]:
        snapshot = self._snapshot(on, quotes)
        for name in self.focus:
            if name in quotes:
                page = self._pages[on, name]
                observation = self._observation(quotes[name], snapshot, page)
                yield CollectedObservation(name, on, observation, page, without_eve=not snapshot.previous_day)


@dataclass(frozen=True, slots=True)
class Step:
    """A run that found something new on its sources' pages.

    `printed` is what they had not printed before, whether or not it was accepted; `found` what was stored, `series` the
    series after it, `refused` the sources whose answer was refused as a whole.
    """

    at: datetime
    printed: tuple[Statement, ...]
    found: tuple[CollectedObservation, ...]
    series: Mapping[str, Series]
    refused: Mapping[str, str] = field(default_factory=dict)


class Player:
    """The sources of a plan, what they print, and the series that come of it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.known = declared(plan)
        self.said = statements_of(plan)
        self.reads = reads_of(plan, self.said, self.known)
        self.series = {name: Series(name) for name in plan.focus}
        self._seen: dict[str, datetime] = {}
        self._refused: set[str] = set()

    def steps(self) -> Iterator[Step]:
        """Every run that finds something new, in order of time."""
        for read in self.reads:
            refused: dict[str, str] = {}
            printed = [each for key in read.changed for each in self._fresh(key, read.at)]
            found = [each for key in read.changed for each in self._found(key, read, printed, refused)]
            found = [] if read.key in self._refused else found  # what stands beside a refused answer is not read
            self._seen |= dict.fromkeys(read.changed, read.at)
            yield Step(read.at, tuple(printed), tuple(self._put(found)), self.series, refused)

    def _fresh(self, key: str, moment: datetime) -> list[Statement]:
        """What a source prints that it had not printed when it was last read, and that is not of a day to come."""
        seen, shown = self._seen.get(key), screen(self.said[key], self.known[key], moment)
        return [each for each in shown.values() if each.readable <= moment and (not seen or each.readable > seen)]

    def _found(
        self, key: str, read: Read, printed: list[Statement], refused: dict[str, str]
    ) -> list[CollectedObservation]:
        source, moment = self.known[key], read.at
        shown = screen(self.said[key], source, moment)
        fresh = {each.on for each in printed if each.source == key}
        touched = fresh | {on + DAY for on in fresh if on + DAY in shown}
        needed = touched | {on - DAY for on in touched if on - DAY in shown}
        if any(on > today(moment) or len(shown[on].table) < FEWEST_ROWS for on in needed):
            touched = needed = set(shown)
        page = HttpResponse(source.home, 200, {}, b"", moment)
        rows = [row for on in sorted(needed) for row in rows_of(shown[on], source)]
        self._refused.discard(key)
        try:
            return [each for each in self._collected(source, rows, page) if each.date in touched]
        except SourceError as error:
            refused[key] = str(error)
            self._refused.add(key)
            return []

    def _collected(self, source: RateSource, rows: list[ParsedQuote], page: HttpResponse) -> list[CollectedObservation]:
        asked = self.known[self.plan.authority] if source.market == "forex" else source
        window = DateRange(today(page.fetched_at) - (asked.lookback_days - 1) * DAY, today(page.fetched_at))
        reading = replace(source, parse=lambda _: iter(rows))
        collector = FocusedCollector(
            reading, today(page.fetched_at), earliest_date(source, window), focus=self.plan.focus
        )
        collector.add(page)
        return collector.observations()

    def _put(self, found: list[CollectedObservation]) -> Iterator[CollectedObservation]:
        for name, series in self.series.items():
            new = list(_new(series, [each for each in found if each.instrument == name]))
            for each in new:
                put_observation(series, each.date, each.observation)
            if new:
                reevaluate(series, {each.date for each in new})
                yield from new


def _new(series: Series, found: list[CollectedObservation]) -> Iterator[CollectedObservation]:
    """What states something new, numbered."""
    for each in found:
        day = series.get(each.date)
        stored = next((s for s in day.observations if s.source == each.observation.source), None) if day else None
        numbered = next_revision(stored, each)
        if numbered is not None:
            yield replace(each, observation=numbered)
