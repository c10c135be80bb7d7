"""Boards in the schedule of rates: read when due and once, skipped where paused, republished by today's code."""

from datetime import timedelta

import pytest

from chautari.core.errors import Blocked
from chautari.dynamodb import board_keys, pauses, read_models
from chautari.dynamodb.table import Table
from chautari.fetching.transports import Fetch
from chautari.markets import sources
from chautari.markets.ingest import board_views
from chautari.markets.ingest.board_job import BoardJob
from chautari.markets.views import market_board
from chautari.rates.ingest.dispatch import Dispatched
from chautari.rates.ingest.job import InvalidEvent
from chautari.rates.store import health, job_runs
from tests.support.shelf import shelf
from tools.drill.kalimati import NOON, Printed, web

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def vegetables_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A registry of one source."""
    monkeypatch.setattr(sources, "source_keys", lambda: ("kalimati",))


def office(table: Table, fetch: Fetch | None = None, hours: int = 0) -> BoardJob:
    return BoardJob(fetch or web(Printed()), table, shelf(), NOON + hours * HOUR)


def dispatch(table: Table, fetch: Fetch | None = None, hours: int = 0) -> Dispatched:
    return office(table, fetch, hours).dispatch(lambda: True, lambda _: None)


def test_what_is_due_is_read_once_with_its_health_and_run(table: Table) -> None:
    assert [report.rows_stored for report in dispatch(table).reports] == [3]
    assert dispatch(table).waiting == {"kalimati": "not due"}
    stored = health.get(table, "kalimati")
    assert stored and (stored.market, stored.last_market_date, stored.streak) == ("vegetables", "2026-08-17", 0)
    assert [run.rows_read for run in job_runs.newest(table, ["kalimati"], None, 5)] == [180]


def test_a_paused_source_is_left_alone_and_one_without_time_stays_due(table: Table) -> None:
    assert office(table).dispatch(lambda: False, lambda _: None).waiting == {"kalimati": "not reached"}
    pauses.pause(table, "rates", "kalimati", "its wish", NOON)
    assert dispatch(table).waiting == {"kalimati": "paused"}


def test_a_source_that_keeps_refusing_is_left_alone_by_its_breaker(table: Table) -> None:
    refused = Blocked("403")
    fetch = web(Printed(), np=refused, en=refused, price=refused)
    skipped = [report.skipped for hours in range(12) for report in dispatch(table, fetch, hours).reports]
    assert any(skipped) and skipped[0] is None
    assert not office(table, hours=12).run({"sources": ["kalimati"], "by_hand": True})[0].failed


@pytest.mark.parametrize("event", [{"sources": ["nrb"]}, {"sources": ["kalimati"], "from": "2026-08-01"}])
def test_an_event_that_boards_cannot_take_is_refused(table: Table, event: dict[str, object]) -> None:
    with pytest.raises(InvalidEvent):
        office(table).run(event)


def test_answers_of_an_older_shape_are_rewritten_once(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.setattr(market_board, "LEAST_DAYS", 10_000)
        office(table).run({"sources": ["kalimati"]})
    name = board_keys.view("vegetables")
    assert office(table).republish() == [name]
    assert office(table).republish() == []
    view = read_models.get(table, name)
    assert view and view.version == 2
    assert board_views.rebuild(table, NOON) == []
