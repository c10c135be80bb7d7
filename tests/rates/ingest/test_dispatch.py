"""Dispatcher of rates: which sources one dispatch runs, which it skips, and what a bug of ours does."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from chautari.core.errors import Unreachable
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb import pauses
from chautari.dynamodb.table import Table
from chautari.nepali.clock import NPT
from chautari.rates import sources
from chautari.rates.ingest.dispatch import Dispatched, Dispatcher
from chautari.rates.ingest.pipeline import RunReport
from tests.support.shelf import shelf
from tools.drill.memory import MemoryTable

NOON = datetime(2026, 8, 17, 12, 20, tzinfo=NPT)
SOURCES = {"fenegosida", "hamropatro", "nepalipatro", "nrb"}


@pytest.fixture(autouse=True)
def four_declared_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    """Declare these four sources only, whatever others exist."""
    monkeypatch.setattr(sources, "keys", lambda: tuple(sorted(SOURCES)))


Fetch = Callable[[HttpRequest], HttpResponse]


def unreachable(request: HttpRequest) -> HttpResponse:
    raise Unreachable("down")


def dispatch(
    table: Table, now: datetime = NOON, fetch: Fetch = unreachable, reports: list[RunReport] | None = None
) -> Dispatched:
    """Run one dispatch; every source is unreachable unless `fetch` is given."""
    on_report = (reports if reports is not None else []).append
    return Dispatcher(fetch, table, shelf(), now, lambda: True, on_report).run()


def run_sources(dispatched: Dispatched) -> set[str]:
    return {report.source for report in dispatched.reports}


def test_each_source_runs_at_its_own_times_also_after_a_failed_run(table: Table) -> None:
    assert run_sources(dispatch(table)) == SOURCES
    assert run_sources(dispatch(table, NOON + timedelta(minutes=5))) == set()
    assert run_sources(dispatch(table, NOON + timedelta(minutes=20))) == {"fenegosida", "nepalipatro"}
    assert run_sources(dispatch(table, NOON + timedelta(minutes=25))) == {"hamropatro", "nrb"}


def test_a_source_that_is_down_is_asked_no_more_often_than_one_that_answers() -> None:
    table = Table(MemoryTable(), "memory")  # 288 firings of moto take fifteen seconds
    midnight = datetime(2026, 8, 18, tzinfo=NPT)
    runs = Counter[str]()
    for number in range(288):
        dispatched = dispatch(table, midnight + number * timedelta(minutes=5))
        runs.update(report.source for report in dispatched.reports if not report.skipped)
    for key in SOURCES:
        declared = sum(1 for times in sources.find(key).polls for _ in times.on(midnight.date()))
        assert 4 <= runs[key] <= declared, key


def test_a_paused_source_is_not_run(table: Table) -> None:
    pauses.pause(table, "rates", "nrb", "its new address is being looked for", NOON)
    dispatched = dispatch(table)
    assert (run_sources(dispatched), dispatched.waiting) == (SOURCES - {"nrb"}, {"nrb": "paused"})
    pauses.resume(table, "rates", "nrb")
    assert "nrb" in run_sources(dispatch(table, NOON + timedelta(minutes=1)))


def test_a_bug_in_one_source_holds_up_no_other_and_is_not_retried_for_ever(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(request: HttpRequest) -> HttpResponse:
        if "fenegosida.org" in request.url:
            raise KeyError("ours")
        raise Unreachable("down")

    for minutes, reported in ((0, SOURCES - {"fenegosida"}), (1, set[str]())):
        reports: list[RunReport] = []
        with pytest.raises(KeyError, match="ours"):
            dispatch(table, NOON + timedelta(minutes=minutes), mistaken, reports)
        assert {report.source for report in reports} == reported
    assert run_sources(dispatch(table, NOON + timedelta(minutes=2), mistaken)) == set()
