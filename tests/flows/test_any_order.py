"""Whatever sources say, in whatever order, by runs that fail anywhere, meet each other and have clocks that are off.

The table tells the whole story, and nothing in it goes back.
"""

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from chautari.core.http_messages import DateRange
from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Table
from chautari.rates.ingest import pipeline
from chautari.rates.ingest import projections as publish
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import Series
from chautari.rates.store import series
from chautari.rates.store.evidence_archive import EvidenceArchive
from chautari.rates.views import metals
from tests.support.boards import board, gold, saying
from tests.support.faulty import FAULTS, Faulty, Killed
from tests.support.meanwhile import meanwhile
from tests.support.observations import NOW, tola
from tests.support.shelf import Shelf
from tests.support.wholeness import require_whole
from tools.drill.memory import MemoryTable

NEW_YEAR = date(2026, 1, 1)
DATES = [NEW_YEAR + timedelta(days=number) for number in range(-2, 3)]
AMOUNTS = (300000, 301000, 330000, 30000)
SOURCES = ("fenegosida", "nepalipatro", "hamropatro")
SOURCE = st.sampled_from(SOURCES)
ROWS = st.dictionaries(st.sampled_from(DATES), st.sampled_from(AMOUNTS), min_size=1)
# Minutes that a clock is off, while an hour passes between two runs.
OFF = st.sampled_from((0, 0, 1, -1, -61))
FAULTY = st.builds(Faulty, st.integers(0, 16), st.sampled_from(list(FAULTS.values())), late=st.booleans())
Rows = dict[date, int]


class AnyOrder(RuleBasedStateMachine):
    """Beside the table, a plain list of everything that a source said and that was not what it had said before."""

    def __init__(self) -> None:
        super().__init__()
        self.items, self.shelf = MemoryTable(), Shelf()
        self.table, self.archive = Table(self.items, "memory"), EvidenceArchive(self.shelf, "shelf")
        self.clock = NOW
        self.said: dict[tuple[date, str], list[tuple[int, datetime]]] = {}
        self.expected = Series("gold")
        self.ever_served: set[date] = set()

    @rule(source=SOURCE, rows=ROWS, off=OFF)
    def read(self, source: str, rows: Rows, off: int) -> None:
        """A run that stores, and dies before it publishes."""
        at = self._at(off)
        assert _run(self.table, self.archive, source, rows, at) == len(self._heard(source, rows, at))

    @rule(source=SOURCE, rows=ROWS, off=OFF, faulty=FAULTY)
    def read_and_fail(self, source: str, rows: Rows, off: int, faulty: Faulty) -> None:
        """A run that fails at some call: of a year all that it read is there, or nothing."""
        at = self._at(off)
        with suppress(Killed, Exception):
            _run(*faulty.wrap(self.table, self.archive), source, rows, at)
        for year in (2025, 2026):
            of_year = {on: amount for on, amount in rows.items() if on.year == year}
            if any(len(self._kept(on, source)) > len(self.said.get((on, source), [])) for on in of_year):
                self._heard(source, of_year, at)

    @rule(sources=st.tuples(SOURCE, SOURCE), first=ROWS, on=st.sampled_from(DATES), amount=st.sampled_from(AMOUNTS))
    def meet(self, sources: tuple[str, str], first: Rows, on: date, amount: int) -> None:
        """Two runs at once: just before the second writes its one row the first is done."""
        at, second = self._at(0), {on: amount}

        def other() -> None:
            _run(self.table, self.archive, sources[0], first, at)
            self._heard(sources[0], first, at)

        _run(meanwhile(self.table, "transact_write_items", other), self.archive, sources[1], second, at)
        self._heard(sources[1], second, at)

    @rule(off=OFF, faulty=FAULTY)
    def publish(self, off: int, faulty: Faulty) -> None:
        """Who publishes, also after one who could not, shows what is stored and says nothing new the second time."""
        at = self._at(off)
        with suppress(Killed, Exception):
            publish.rebuild(faulty.wrap(self.table, self.archive)[0], ["metals"], at)
        publish.rebuild(self.table, ["metals"], at)
        view = read_models.get(self.table, "metals")
        assert view is not None
        empty = {key: Series(key) for key in ("gold-tejabi", "silver")}
        answer = codec.unpacked(view.body)
        assert all("freshness" in rate for rate in answer["metals"])
        assert _timeless(answer) == metals.latest({"gold": self.expected, **empty})
        publish.rebuild(self.table, ["metals"], at)
        assert read_models.get(self.table, "metals") == view

    @invariant()
    def all_is_whole(self) -> None:
        require_whole(self.items, self.shelf.objects)

    @invariant()
    def every_revision_is_kept_and_none_invented(self) -> None:
        for on in DATES:
            for source in SOURCES:
                assert self._kept(on, source) == [amount for amount, _ in self.said.get((on, source), [])]

    @invariant()
    def the_days_are_judged_in_the_order_in_which_they_came(self) -> None:
        assert list(self._stored()) == list(self.expected)

    @invariant()
    def judging_again_changes_nothing(self) -> None:
        again = Series("gold", self._stored())
        if len(again):
            reevaluate(again, {day.date for day in again})
        assert list(again) == list(self._stored())

    @invariant()
    def a_day_that_was_served_is_served_or_withdrawn(self) -> None:
        """No source of this machine breaks a rule of its own, so that nothing is withdrawn."""
        served = {day.date for day in self._stored() if day.served}
        assert self.ever_served <= served
        self.ever_served = served

    def _stored(self) -> Series:
        return series.series_of("gold", series.latest_years(self.table, "gold"))

    def _at(self, off: int) -> datetime:
        self.clock += timedelta(hours=1)
        return self.clock + timedelta(minutes=off)

    def _heard(self, source: str, rows: Rows, at: datetime) -> list[date]:
        """Note what is new in `rows`, nothing that is older than what is known; returns its dates."""
        last_stated = {on: self.said.get((on, source), [])[-1:] for on in rows}
        new = [
            on
            for on, amount in rows.items()
            if all(last != amount and stated_at <= at for last, stated_at in last_stated[on])
        ]
        for on in new:
            self.said.setdefault((on, source), []).append((rows[on], at))
        for year in sorted({on.year for on in new}):
            of_year = [on for on in new if on.year == year]
            for on in of_year:
                revision = len(self.said[on, source])
                put_observation(self.expected, on, tola(source, rows[on], revision=revision, observed_at=at))
            reevaluate(self.expected, of_year)
        return new

    def _kept(self, on: date, source: str) -> list[int]:
        """What the table holds of a day and source, in the order of its revisions."""
        items = series.revision_items(self.table, "gold", on)
        return [int(_printed(item)) for item in items if item["sk"]["S"].split("#")[1] == source]


def _run(table: Table, archive: EvidenceArchive, source: str, rows: Rows, at: datetime) -> int:
    web = saying(*(gold(*row) for row in rows.items()), at=at)
    return pipeline.run(board(source), DateRange(DATES[0], DATES[-1]), web, table, archive, at).rows_stored


def _timeless(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer without what depends on the days to come."""
    rates = [{name: value for name, value in rate.items() if name != "freshness"} for rate in answer["metals"]]
    return {**answer, "metals": rates}


def _printed(item: dict[str, Any]) -> str:
    printed: str = item["figures"]["M"]["tola"]["M"]["printed"]["S"]
    return printed


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=40, stateful_step_count=8)
