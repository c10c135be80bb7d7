"""How a source fares, as its runs tell."""

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


def after(*reports: RunReport) -> SourceHealth:
    known = None
    for report in reports:
        known = health.after(known, SOURCE, report)
    assert known is not None
    return known


def later(report: RunReport, hours: int = 1) -> RunReport:
    return replace(report, at=report.at + timedelta(hours=hours))


def test_a_good_run_is_the_last_success() -> None:
    known = after(GOOD)
    assert (known.last_run_at, known.last_success_at, known.last_market_date) == (NPT_NOW, NPT_NOW, "2026-08-17")
    assert known.last_run == {"rows_read": 4, "rows_stored": 2, "rows_dropped": {"positive": 1}, "rows_held": 0}
    assert (known.failures, known.last_failure) == ({}, None)


def test_what_the_source_declares_is_kept_for_who_cannot_import_it() -> None:
    known = after(GOOD)
    assert (known.name, known.market, known.origin) == ("Fenegosida", "metals", "fenegosida")
    assert known.rhythm == {"due": "11:30", "saturdays": False}
    assert health.after(None, board(), GOOD).rhythm is None


def test_a_failure_is_counted_by_kind_and_leaves_the_last_success() -> None:
    known = after(GOOD, later(BAD), later(BAD, 2), later(replace(BAD, kind="changed"), 3))
    assert known.failures == {"unreachable": 2, "changed": 1}
    assert known.last_failure == {"kind": "changed", "detail": "521 from there", "at": "2026-08-17T14:45:00+05:45"}
    assert (known.last_success_at, known.last_run_at) == (NPT_NOW, "2026-08-17T14:45:00+05:45")


def test_a_failure_on_the_first_run_knows_no_success() -> None:
    known = after(BAD)
    assert (known.last_success_at, known.last_market_date, known.failures) == (None, None, {"unreachable": 1})


def test_a_run_with_a_thin_day_is_a_success_and_a_failure() -> None:
    known = after(replace(GOOD, kind="changed", detail="too few rows"))
    assert (known.last_success_at, known.failures) == (NPT_NOW, {"changed": 1})


def test_a_back_fill_never_moves_the_last_market_date_back() -> None:
    known = after(GOOD, later(replace(GOOD, last_market_date=FRIDAY)))
    assert known.last_market_date == "2026-08-17"
    assert known.last_success_at == "2026-08-17T12:45:00+05:45"


def test_the_same_failure_delivered_twice_counts_once() -> None:
    assert after(BAD, BAD).failures == {"unreachable": 1}
    assert after(BAD, replace(BAD, kind="refused")).failures == {"unreachable": 1, "refused": 1}


def test_the_same_event_twice_writes_no_health(table: Table) -> None:
    health.record(table, SOURCE, GOOD)
    first = stored.get(table, "fenegosida")
    health.record(table, SOURCE, replace(GOOD, rows_stored=0))
    assert stored.get(table, "fenegosida") == first
    assert first is not None
    assert first.last_run["rows_stored"] == 2


def test_a_later_run_is_noted_and_so_is_another_outcome_at_the_same_instant(table: Table) -> None:
    health.record(table, SOURCE, GOOD)
    health.record(table, SOURCE, later(GOOD))
    assert stored.get(table, "fenegosida") == replace(after(GOOD, later(GOOD)), version=2)
    health.record(table, SOURCE, later(BAD))
    assert stored.get(table, "fenegosida") == replace(after(GOOD, later(GOOD), later(BAD)), version=3)


def test_of_two_runs_at_once_both_are_counted(table: Table) -> None:
    health.record(table, SOURCE, BAD)
    beside = meanwhile(table, "put_item", lambda: health.record(table, SOURCE, later(BAD)))
    health.record(beside, SOURCE, later(BAD, 2))
    assert stored.get(table, "fenegosida") == replace(after(BAD, later(BAD), later(BAD, 2)), version=3)


def test_who_is_always_overtaken_gives_up_loudly(table: Table) -> None:
    others = [partial(health.record, table, SOURCE, later(GOOD, number)) for number in range(health.ATTEMPTS)]
    with pytest.raises(Conflict, match="health of fenegosida: given up"):
        health.record(meanwhile(table, "put_item", *others), SOURCE, later(BAD, 9))


def test_a_source_fails_since_its_first_failure_and_no_more_once_it_is_read() -> None:
    assert after(GOOD, later(BAD), later(BAD, 2)).failing_since == "2026-08-17T12:45:00+05:45"
    assert after(BAD, later(GOOD)).failing_since is None
    assert after(GOOD, later(replace(GOOD, kind="changed", detail="too few rows"))).failing_since is None


def test_runs_are_counted_by_day_for_thirty_days() -> None:
    assert after(GOOD, later(BAD), later(GOOD, 2)).recent == {"2026-08-17": [3, 1]}
    days = after(BAD, *(later(GOOD, 24 * number) for number in range(1, 40))).recent
    assert len(days) == 30
    assert min(days) == "2026-08-27"


def test_a_run_delivered_twice_counts_once() -> None:
    assert after(GOOD, replace(GOOD, rows_stored=0)).recent == {"2026-08-17": [1, 0]}


def test_trouble_names_who_fails_since_when_and_of_this_market_alone(table: Table) -> None:
    assert health.summary(table, "metals") == ""
    health.record(table, SOURCE, BAD)
    assert health.summary(table, "metals") == "fenegosida unreachable since 2026-08-17 11:45 (521)"
    assert health.summary(table, "forex") == ""
    health.record(table, SOURCE, later(GOOD))
    assert health.summary(table, "metals") == ""
