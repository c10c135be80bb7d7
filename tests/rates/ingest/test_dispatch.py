"""One firing of the schedule of rates: what is asked, what is left alone, and what a mistake of ours does."""

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

NOON = datetime(2026, 8, 17, 12, 20, tzinfo=NPT)
POLLED = {"fenegosida", "hamropatro", "nepalipatro", "nrb"}


@pytest.fixture(autouse=True)
def the_four(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever sources there are, the tests speak of these."""
    monkeypatch.setattr(sources, "keys", lambda: tuple(sorted(POLLED)))


Fetch = Callable[[HttpRequest], HttpResponse]


def down(ask: HttpRequest) -> HttpResponse:
    raise Unreachable("down")


def fire(table: Table, now: datetime = NOON, fetch: Fetch = down, told: list[RunReport] | None = None) -> Dispatched:
    """One firing; no source answers unless said otherwise."""
    tell = (told if told is not None else []).append
    return Dispatcher(fetch, table, shelf(), now, lambda: True, tell).run()


def asked(dispatched: Dispatched) -> set[str]:
    return {report.source for report in dispatched.reports}


def test_each_source_is_asked_at_its_own_instants_and_once_more_where_nothing_was_read(table: Table) -> None:
    assert asked(fire(table)) == POLLED
    assert asked(fire(table, NOON + timedelta(minutes=5))) == POLLED
    assert asked(fire(table, NOON + timedelta(minutes=10))) == set()
    assert asked(fire(table, NOON + timedelta(minutes=20))) == {"fenegosida", "nepalipatro"}
    assert asked(fire(table, NOON + timedelta(minutes=25))) == {"fenegosida", "nepalipatro", "hamropatro", "nrb"}


def test_a_paused_source_is_left_alone_and_no_silence_of_it_is_told(table: Table) -> None:
    pauses.pause(table, "rates", "nrb", "its new address is being looked for", NOON)
    dispatched = fire(table)
    assert (asked(dispatched), dispatched.waiting) == (POLLED - {"nrb"}, {"nrb": "paused"})
    assert set(dispatched.silent) == POLLED - {"nrb"}
    pauses.resume(table, "rates", "nrb")
    assert "nrb" in asked(fire(table, NOON + timedelta(minutes=1)))


def test_a_mistake_of_ours_in_one_source_holds_up_no_other_and_is_not_made_for_ever(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(ask: HttpRequest) -> HttpResponse:
        if "fenegosida.org" in ask.url:
            raise KeyError("ours")
        raise Unreachable("down")

    for minutes in (0, 1):
        told: list[RunReport] = []
        with pytest.raises(KeyError, match="ours"):
            fire(table, NOON + timedelta(minutes=minutes), mistaken, told)
        assert {report.source for report in told} == POLLED - {"fenegosida"}
    assert asked(fire(table, NOON + timedelta(minutes=2), mistaken)) == set()
