"""What each run of a job takes of the table and of the processor: with news, and with nothing new a quarter later."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from chautari.calendar.publish import job as calendar_job
from chautari.composition.composer import compose
from chautari.composition.page_composer import PageComposer
from chautari.dynamodb.table import Table
from chautari.fetching.recorded import RecordedTransport
from chautari.rates import sources
from chautari.rates.ingest import job
from chautari.rates.store.evidence_archive import EvidenceArchive
from tools.bench.performance.billed import BilledClient
from tools.bench.performance.report import Section
from tools.bench.performance.stock import SITE, YEARS, StockedTable, without_stories
from tools.drill.memory import Bucket
from tools.local import recorded_clock
from tools.local.options import RECORDED

LATER = timedelta(minutes=15)
METHOD = (
    "One run after the other over the recorded web, on the table in memory: calls, write units of 1 kB, read units of "
    f"4 kB (halves where a second may lack), processor time in ms of one run. The calendar has {len(YEARS)} years here "
    "and 131 in a deployment."
)
COLUMNS = ("run", "calls", "write units", "read units", "ms", "again: calls", "write units", "read units", "ms")
_Run = Callable[[Table, datetime], object]


def section() -> Section:
    """The table of runs."""
    without_stories()
    now, client = recorded_clock.newest_fetch(RECORDED), StockedTable()
    rows: list[tuple[str, ...]] = [
        (name, *_measured(client, run, now), *_measured(client, run, now + LATER)) for name, run in _runs().items()
    ]
    return Section("Runs", METHOD, COLUMNS, rows)


def _runs() -> dict[str, _Run]:
    """The runs of a day, in an order in which each finds what it needs."""
    composer, keys = PageComposer(), [key for key in sources.keys() if sources.find(key).polls]  # noqa: SIM118
    runs: dict[str, _Run] = {"calendar": _calendar}
    runs |= {f"rates, `{key}`": _of_source(key) for key in keys}
    return runs | {
        "composing `/v1/home` and latest rates": compose,
        "composing pages": lambda table, now: composer.compose(table, now, SITE),
    }


def _calendar(table: Table, now: datetime) -> object:
    calendar_job.YEARS = YEARS
    return calendar_job.run({"calendar": "publish"}, (), table, now, lambda _: True)


def _of_source(key: str) -> _Run:
    archive = EvidenceArchive(Bucket(), "evidence")

    def run(table: Table, now: datetime) -> object:
        fetch = RecordedTransport(RECORDED, now).get
        return job.run({"sources": [key], "by_hand": True}, fetch, table, archive, now)

    return run


def _measured(client: StockedTable, run: _Run, now: datetime) -> tuple[str, str, str, str]:
    billed = BilledClient(client)
    begun = time.process_time()
    run(Table(billed, "chautari"), now)
    milliseconds = (time.process_time() - begun) * 1000
    units = f"{sum(billed.writes.values()):,}", f"{sum(billed.reads.values()) / 2:,g}"
    return f"{billed.calls.total():,}", *units, f"{milliseconds:,.0f}"
