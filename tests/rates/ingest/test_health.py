"""Health of a source: updated from the reports of its runs, and summarised in words for a market."""

from dataclasses import replace
from datetime import time, timedelta
from functools import partial

import pytest

from chautari.dynamodb.table import Conflict, Table
from chautari.rates.ingest import health
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.model.source_health import SourceHealth
from chautari.rates.store import health as stored
from tests.support.boards import board
from tests.support.meanwhile import meanwhile
from tests.support.observations import FRIDAY, MONDAY, NOW

SOURCE = board(schedule=PublicationSchedule(due=time(11, 30), saturdays=False))
GOOD = RunReport("fenegosida", NOW, rows_read=4, rows_stored=2, rows_dropped={"positive": 1}, last_market_date=MONDAY)
BAD = RunReport("fenegosida", NOW, kind="unreachable", detail="521 from there")
NPT_NOW = "2026-08-17T11:45:00+05:45"


def health_after(*reports: RunReport) -> SourceHealth:
    current = None
    for report in reports:
        current = health.updated(current, SOURCE, report)
    assert current is not None
    return current


def delayed(report: RunReport, hours: int = 1) -> RunReport:
    return replace(report, at=report.at + timedelta(hours=hours))


def test_a_good_run_is_the_last_success() -> None:
    current = health_after(GOOD)
    assert (current.last_run_at, current.last_success_at, current.last_market_date) == (NPT_NOW, NPT_NOW, "2026-08-17")
    assert current.last_run == {"rows_read": 4, "rows_stored": 2, "rows_dropped": {"positive": 1}, "rows_held": 0}
    assert (current.failures, current.last_failure) == ({}, None)


def test_the_declaration_is_stored_for_readers_that_cannot_import_it() -> None:
    current = health_after(GOOD)
    assert (current.name, current.market, current.origin) == ("Fenegosida", "metals", "fenegosida")
    assert current.rhythm == {"due": "11:30", "saturdays": False}
    assert health.updated(None, board(), GOOD).rhythm is None


def test_a_failure_is_counted_by_kind_and_leaves_the_last_success() -> None:
    current = health_after(GOOD, delayed(BAD), delayed(BAD, 2), delayed(replace(BAD, kind="changed"), 3))
    assert current.failures == {"unreachable": 2, "changed": 1}
    assert current.last_failure == {"kind": "changed", "detail": "521 from there", "at": "2026-08-17T14:45:00+05:45"}
    assert (current.last_success_at, current.last_run_at) == (NPT_NOW, "2026-08-17T14:45:00+05:45")


def test_a_failure_on_the_first_run_leaves_no_success() -> None:
    current = health_after(BAD)
    assert (current.last_success_at, current.last_market_date, current.failures) == (None, None, {"unreachable": 1})


def test_a_run_with_an_incomplete_day_is_a_success_and_a_failure() -> None:
    current = health_after(replace(GOOD, kind="changed", detail="too few rows"))
    assert (current.last_success_at, current.failures) == (NPT_NOW, {"changed": 1})


def test_a_back_fill_never_moves_the_last_market_date_back() -> None:
    current = health_after(GOOD, delayed(replace(GOOD, last_market_date=FRIDAY)))
    assert current.last_market_date == "2026-08-17"
    assert current.last_success_at == "2026-08-17T12:45:00+05:45"


def test_the_same_failure_delivered_twice_counts_once() -> None:
    assert health_after(BAD, BAD).failures == {"unreachable": 1}
    assert health_after(BAD, replace(BAD, kind="refused")).failures == {"unreachable": 1, "refused": 1}


def test_the_same_event_twice_writes_no_health(table: Table) -> None:
    health.record(table, SOURCE, GOOD)
    first = stored.get(table, "fenegosida")
    health.record(table, SOURCE, replace(GOOD, rows_stored=0))
    assert stored.get(table, "fenegosida") == first
    assert first is not None
    assert first.last_run["rows_stored"] == 2


def test_a_later_run_is_stored_and_so_is_another_outcome_at_the_same_instant(table: Table) -> None:
    health.record(table, SOURCE, GOOD)
    health.record(table, SOURCE, delayed(GOOD))
    assert stored.get(table, "fenegosida") == replace(health_after(GOOD, delayed(GOOD)), version=2)
    health.record(table, SOURCE, delayed(BAD))
    assert stored.get(table, "fenegosida") == replace(health_after(GOOD, delayed(GOOD), delayed(BAD)), version=3)


def test_two_concurrent_runs_are_both_counted(table: Table) -> None:
    health.record(table, SOURCE, BAD)
    contended = meanwhile(table, "put_item", lambda: health.record(table, SOURCE, delayed(BAD)))
    health.record(contended, SOURCE, delayed(BAD, 2))
    assert stored.get(table, "fenegosida") == replace(health_after(BAD, delayed(BAD), delayed(BAD, 2)), version=3)


def test_a_run_that_loses_every_race_raises_conflict(table: Table) -> None:
    concurrent_runs = [
        partial(health.record, table, SOURCE, delayed(GOOD, number)) for number in range(health.ATTEMPTS)
    ]
    with pytest.raises(Conflict, match="health of fenegosida: given up"):
        health.record(meanwhile(table, "put_item", *concurrent_runs), SOURCE, delayed(BAD, 9))


def test_a_source_is_failing_since_its_first_failure_until_it_is_read_again() -> None:
    assert health_after(GOOD, delayed(BAD), delayed(BAD, 2)).failing_since == "2026-08-17T12:45:00+05:45"
    assert health_after(BAD, delayed(GOOD)).failing_since is None
    assert health_after(GOOD, delayed(replace(GOOD, kind="changed", detail="too few rows"))).failing_since is None


def test_runs_are_counted_by_day_for_thirty_days() -> None:
    assert health_after(GOOD, delayed(BAD), delayed(GOOD, 2)).recent == {"2026-08-17": [3, 1]}
    days = health_after(BAD, *(delayed(GOOD, 24 * number) for number in range(1, 40))).recent
    assert len(days) == 30
    assert min(days) == "2026-08-27"


def test_a_run_delivered_twice_counts_once() -> None:
    assert health_after(GOOD, replace(GOOD, rows_stored=0)).recent == {"2026-08-17": [1, 0]}


def test_the_summary_names_the_failing_sources_of_one_market_and_since_when(table: Table) -> None:
    assert health.summary(table, "metals") == ""
    health.record(table, SOURCE, BAD)
    assert health.summary(table, "metals") == "fenegosida unreachable since 2026-08-17 11:45 (521)"
    assert health.summary(table, "forex") == ""
    health.record(table, SOURCE, delayed(GOOD))
    assert health.summary(table, "metals") == ""
