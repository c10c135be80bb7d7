"""`make bench-boards`: what a run of a board costs, beside the central bank's table as series in the same process.

Both read their answers, fetched already, into a table in memory: vegetables into one with the day before, currencies
into an empty one and without the ready answers that their job makes after the run. Of TURNS turns, taken in turn, the
least processor time counts. Reads and writes are calls of the table.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from chautari.core.http_messages import DateRange
from chautari.dynamodb.table import Table
from chautari.fetching.recorded import RecordedTransport
from chautari.markets.declarations.vegetables import MARKET
from chautari.markets.ingest import board_run
from chautari.markets.sources import kalimati
from chautari.markets.store import bundled_history
from chautari.nepali.clock import NPT
from chautari.rates import sources
from chautari.rates.ingest import pipeline
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.store.evidence_archive import EvidenceArchive
from tools.drill import kalimati as board
from tools.drill.memory import Bucket, MemoryTable
from tools.local.options import ROOT

TURNS = 15
# The widest bundled board of two successive days.
BOARD_DAY = date(2025, 3, 28)
RATES_AT = datetime(2026, 8, 17, 18, 0, tzinfo=NPT)
READS, WRITES = ("get_item", "query"), ("put_item", "transact_write_items")


class CountingTable(MemoryTable):
    """A table in memory that counts its calls."""

    def __init__(self, items: dict[str, dict[str, Any]] | None = None) -> None:
        super().__init__(items)
        self.calls = Counter[str]()

    def __getattribute__(self, name: str) -> Any:
        if name in (*READS, *WRITES):
            self.calls[name] += 1
        return super().__getattribute__(name)


@dataclass
class Measured:
    """The runs of one kind: its first rows and calls, and the least time."""

    name: str
    run: Callable[[CountingTable], RunReport]
    before: MemoryTable
    seconds: list[float] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    rows: int = 0

    def turn(self) -> None:
        """One run on the table of the day before."""
        table = CountingTable(self.before.copy().items)
        start = time.process_time()
        report = self.run(table)
        self.seconds.append(time.process_time() - start)
        if report.kind or not report.rows_stored:
            raise RuntimeError(f"{self.name}: {report.kind} {report.detail}")
        self.calls, self.rows = table.calls, report.rows_read

    def line(self) -> str:
        """Its row of the table."""
        reads, writes = (sum(self.calls[name] for name in names) for names in (READS, WRITES))
        least = min(self.seconds)
        return f"| {self.name} | {self.rows} | {reads} | {writes} | {1e3 * least:.1f} | {1e6 * self.per_row:.0f} |"

    @property
    def per_row(self) -> float:
        """Seconds for a row that was read."""
        return min(self.seconds) / self.rows


def _printed(on: date) -> board.Printed:
    stored = bundled_history.board(MARKET, on)
    if stored is None:
        raise LookupError(f"no bundled board of {on}")
    prices = {row.quote.instrument: tuple(row.quote.figures.values()) for row in stored.rows}
    return board.Printed(on, {key: (low, high, average) for key, (low, high, average) in prices.items()})


def _run_of_board(on: date) -> Callable[[MemoryTable], RunReport]:
    at, printed = datetime(on.year, on.month, on.day, 11, tzinfo=NPT), _printed(on)
    fetch = board.web(printed, at, **{name: write(printed) for name, write in board.BODIES.items()})
    archive = EvidenceArchive(Bucket(), "bench")
    return lambda table: board_run.run(kalimati.SOURCE, fetch, Table(table, "bench"), archive, at)


def _vegetables() -> Measured:
    before = MemoryTable()
    _run_of_board(BOARD_DAY - timedelta(days=1))(before)
    return Measured("vegetables, a board", _run_of_board(BOARD_DAY), before)


def _currencies() -> Measured:
    source, transport = sources.find("nrb"), RecordedTransport(ROOT / "recorded", RATES_AT)

    archive, window = (
        EvidenceArchive(Bucket(), "bench"),
        DateRange(RATES_AT.date() - timedelta(days=source.lookback_days - 1), RATES_AT.date()),
    )

    def run(table: MemoryTable) -> RunReport:
        return pipeline.run(source, window, transport.get, Table(table, "bench"), archive, RATES_AT)

    return Measured("currencies, 22 series", run, MemoryTable())


def main() -> int:
    """Print a row for each, and how a row of a board compares with a row of series."""
    kinds = (_vegetables(), _currencies())
    for _ in range(TURNS):
        for kind in kinds:
            kind.turn()
    print("| run | rows read | reads | writes | ms | us a row |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    print("\n".join(kind.line() for kind in kinds))
    boards, series = kinds
    print(f"a row of the board takes {boards.per_row / series.per_row:.2f} of the time of a row of the series")
    return 0


if __name__ == "__main__":
    sys.exit(main())
