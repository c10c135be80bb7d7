"""An unchanged answer of the bank costs a few calls, and leaves the table as a whole run does."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from chautari.calendar.model.notice import Notice
from chautari.calendar.store import years
from chautari.core import code_digest
from chautari.core.errors import Unreachable
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb import keys
from chautari.dynamodb.table import Table
from chautari.rates import sources
from chautari.rates.ingest import job, pipeline, projections, replay, unchanged
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.store import closed_days, last_readings
from chautari.rates.store.last_readings import LastReading
from tests.rates.sources import world
from tests.support.bank import Bank, Rates, morning
from tests.support.faulty import Faulty
from tests.support.shelf import shelf
from tools.drill.memory import MemoryTable

DAY = date(2026, 9, 3)
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def read() -> MemoryTable:
    """The table after three mornings of the bank."""
    table = MemoryTable()
    Bank(Table(table, "memory"), shelf()).publish(1, 3)
    return table


@pytest.fixture
def bank(read: MemoryTable) -> Bank:
    """The bank and a table of its own, after three mornings."""
    return Bank(Table(read.copy(), "memory"), shelf())


def again(bank: Bank, after: timedelta = HOUR, window: Mapping[str, str] | None = None) -> RunReport:
    """One more run of the third day."""
    now = morning(DAY) + after
    (report,) = job.run({"sources": ["nrb"], **(window or {})}, at(bank, now), bank.table, bank.archive, now)
    return report


def at(bank: Bank, now: datetime) -> Callable[[HttpRequest], HttpResponse]:
    def fetch(request: HttpRequest) -> HttpResponse:
        page = bank.fetch(request)
        return HttpResponse(page.url, page.status, page.headers, page.body, now)

    return fetch


def items(bank: Bank) -> dict[str, dict[str, Any]]:
    """All of the table but what was left to the next run, unpacked by nobody."""
    stored: dict[str, dict[str, Any]] = bank.table.client.items
    return {pk: dict(rows) for pk, rows in stored.items() if pk != keys.last_reading("nrb").pk}


def dearer(rates: Rates) -> None:
    rates["USD"] = ("149.95", "150.55", 1)


def test_an_unchanged_answer_leaves_the_table_as_a_whole_run_does(bank: Bank) -> None:
    whole = Bank(Table(bank.table.client.copy(), "memory"), shelf())
    last_readings.forget(whole.table, "nrb")
    reports = [again(bank), again(whole)]
    assert [report.unchanged for report in reports] == [True, False]
    reported = [replace(report, unchanged=False, reading=None) for report in reports]
    assert reported[0] == reported[1]
    assert items(bank) == items(whole)


def test_an_unchanged_answer_costs_a_dozen_calls(bank: Bank) -> None:
    counted = Faulty()
    quick = Bank(counted.wrap(bank.table, bank.archive)[0], bank.archive)
    assert again(quick).unchanged
    assert len(counted.calls) <= 16, counted.calls
    assert counted.calls.count("put_item") == 3  # health, the run's record, and what was read


def test_an_event_that_is_delivered_twice_writes_nothing_the_second_time(bank: Bank) -> None:
    again(bank)
    before = bank.table.client.copy().items
    again(bank)
    assert bank.table.client.items == before


def test_a_changed_answer_is_stored(bank: Bank) -> None:
    again(bank)
    bank.changes[DAY] = dearer
    changed = again(bank, 2 * HOUR)
    assert (changed.unchanged, changed.rows_stored) == (False, 1)
    assert again(bank, 3 * HOUR).unchanged


def test_what_was_read_before_the_last_run_says_nothing(bank: Bank) -> None:
    """A figure that came and went: its run must store the one of before again."""
    bank.changes[DAY] = dearer
    assert again(bank).rows_stored == 1
    del bank.changes[DAY]
    assert again(bank, 2 * HOUR).rows_stored == 1


@pytest.mark.parametrize("after", [timedelta(hours=18), timedelta(days=1)], ids=["midnight", "the next morning"])
def test_another_day_is_read_in_full(bank: Bank, after: timedelta) -> None:
    assert not again(bank, after).unchanged


def test_after_a_failure_the_answer_is_read_in_full(bank: Bank) -> None:
    def down(_: HttpRequest) -> HttpResponse:
        raise Unreachable("down")

    job.run({"sources": ["nrb"]}, down, bank.table, bank.archive, morning(DAY) + HOUR)
    assert not again(bank, 2 * HOUR).unchanged


def test_a_back_fill_and_the_run_after_it_read_in_full(bank: Bank) -> None:
    backfilled = again(bank, window={"from": "2026-09-01", "to": "2026-09-02"})
    assert not backfilled.unchanged
    assert not again(bank, 2 * HOUR).unchanged


def test_a_replay_or_an_adopted_rule_has_the_next_run_read_in_full(bank: Bank) -> None:
    before = last_readings.get(bank.table, "nrb")
    replay.apply(sources.find("nrb"), [], bank.table, bank.archive, "a parser was wrong", morning(DAY))
    after = last_readings.get(bank.table, "nrb")
    assert before.digest
    assert (after.digest, after.version) == ("", before.version + 2)  # before and after it writes
    assert not again(bank).unchanged


@pytest.mark.parametrize(
    "change",
    [
        lambda patch, _: patch.setattr(code_digest, "of_rooms", lambda *_: "another release"),
        lambda _, table: years.add_notice(
            table,
            Notice("months", 2084, 1, "", None, "2026-09-03", "", "0" * 64, {"months": [30] * 5 + [31] * 5 + [30] * 2}),
        ),
        lambda patch, _: patch.setattr(closed_days, "closed_days_near", lambda *_: {DAY: "dashain"}),
    ],
    ids=["code", "notice", "closed day"],
)
def test_what_views_are_made_of_besides_makes_them_anew(
    bank: Bank, monkeypatch: pytest.MonkeyPatch, change: Callable[[pytest.MonkeyPatch, Table], None]
) -> None:
    change(monkeypatch, bank.table)
    assert not again(bank).unchanged


def test_a_run_that_is_killed_before_its_views_are_made_leaves_the_next_to_make_them(
    bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    bank.changes[DAY] = dearer
    with monkeypatch.context() as patch:
        patch.setattr(projections, "rebuild", killed)
        with pytest.raises(KeyboardInterrupt):
            again(bank)
    assert not again(bank, 2 * HOUR).unchanged


def test_of_two_runs_at_once_the_later_leaves_nothing_to_the_next(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = pipeline.run

    def overtaken(*arguments: Any) -> RunReport:
        report = ran(*arguments)
        last_readings.forget(bank.table, "nrb")
        return report

    monkeypatch.setattr(pipeline, "run", overtaken)
    again(bank)
    assert last_readings.get(bank.table, "nrb").digest == ""


def test_a_source_beside_others_is_always_read_in_full() -> None:
    alone = [key for key in sources.keys() if unchanged.is_alone(sources.find(key))]  # noqa: SIM118
    assert alone == ["nrb"]
    table = Table(MemoryTable(), "memory")
    world.run(table, ["fenegosida"], world.FIRST)
    assert last_readings.get(table, "fenegosida") == LastReading()
