"""Runs beside each other, runs that die half-way and runs that come late: nothing is lost and nothing goes back."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from chautari.core.http_messages import DateRange
from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Conflict, Table
from chautari.rates.ingest import pipeline, projections, writer
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.store import series
from tests.support.boards import board, gold, saying
from tests.support.meanwhile import meanwhile
from tests.support.observations import FRIDAY, MONDAY, NOW, SUNDAY, statuses
from tests.support.shelf import shelf


def read(table: Table, source: str, *rows: Any) -> RunReport:
    """A run that dies before it publishes."""
    return pipeline.run(board(source), DateRange(FRIDAY, MONDAY), saying(*rows), table, shelf(), NOW)


def run(table: Table, source: str, *rows: Any) -> None:
    read(table, source, *rows)
    projections.rebuild(table, ["metals"], NOW)


def view_answer(table: Table, name: str = "metals") -> dict[str, Any]:
    """What a request is told of gold."""
    view = read_models.get(table, name)
    assert view is not None
    answer: dict[str, Any] = codec.unpacked(view.body)["metals"][0]
    return answer


def days(table: Table) -> dict[date, str]:
    return statuses(series.series_of("gold", series.latest_years(table, "gold")))


def another(table: Table, source: str, *rows: Any) -> Callable[[], object]:
    return lambda: read(table, source, *rows)


@pytest.mark.parametrize("earlier_rows", [(), (gold(FRIDAY, 305000),)])
def test_two_runs_on_one_instrument_and_year_both_leave_their_revision(
    table: Table, earlier_rows: tuple[Any, ...]
) -> None:
    if earlier_rows:
        read(table, "fenegosida", *earlier_rows)
    concurrent_table = meanwhile(table, "transact_write_items", another(table, "nepalipatro", gold(MONDAY, 306800)))
    assert read(concurrent_table, "fenegosida", gold(MONDAY, 306800)).rows_stored == 1
    revisions = [item["sk"]["S"] for item in series.revision_items(table, "gold", MONDAY)]
    assert revisions == ["2026-08-17#fenegosida#0001", "2026-08-17#nepalipatro#0001"]
    assert days(table)[MONDAY] == "confirmed"


def test_the_same_run_twice_at_once_stores_once(table: Table) -> None:
    concurrent_table = meanwhile(table, "transact_write_items", another(table, "fenegosida", gold(MONDAY, 306800)))
    assert read(concurrent_table, "fenegosida", gold(MONDAY, 306800)).rows_stored == 0
    assert len(series.revision_items(table, "gold", MONDAY)) == 1


def test_two_corrections_at_once_are_two_revisions(table: Table) -> None:
    read(table, "fenegosida", gold(MONDAY, 306800))
    concurrent_table = meanwhile(table, "transact_write_items", another(table, "fenegosida", gold(MONDAY, 307000)))
    read(concurrent_table, "fenegosida", gold(MONDAY, 308000))
    assert len(series.revision_items(table, "gold", MONDAY)) == 3


OLD_YEAR, NEW_YEAR = gold(date(2025, 12, 31), 318000), gold(date(2026, 1, 1), 330000)


@pytest.mark.parametrize(("first", "second"), [(OLD_YEAR, NEW_YEAR), (NEW_YEAR, OLD_YEAR)])
def test_a_new_year_beside_a_back_fill_of_the_old_one_is_judged_with_it(table: Table, first: Any, second: Any) -> None:
    read(table, "fenegosida", gold(date(2025, 12, 30), 300000))
    concurrent_table = meanwhile(table, "transact_write_items", another(table, "fenegosida", first))
    assert read(concurrent_table, "fenegosida", second).rows_held == 0
    assert set(days(table).values()) == {"provisional"}


def test_a_run_that_is_always_overtaken_gives_up_loudly(table: Table) -> None:
    concurrent_runs = [
        another(table, "nepalipatro", gold(MONDAY, 300000 + number)) for number in range(writer.ATTEMPTS)
    ]
    with pytest.raises(Conflict, match="given up"):
        read(meanwhile(table, "transact_write_items", *concurrent_runs), "fenegosida", gold(MONDAY, 306800))
    assert len(series.revision_items(table, "gold", MONDAY)) == writer.ATTEMPTS


def test_an_older_answer_never_wins_over_a_newer_one(table: Table) -> None:
    run(table, "fenegosida", gold(SUNDAY, 305200))
    read(table, "nepalipatro", gold(SUNDAY, 305200))
    concurrent_table = meanwhile(table, "transact_write_items", lambda: run(table, "fenegosida", gold(MONDAY, 306800)))
    projections.rebuild(concurrent_table, ["metals"], NOW)
    assert (view_answer(table)["price"], view_answer(table, "home")["price"]) == ("306800", "306800")


def test_a_run_between_reading_and_writing_an_answer_is_not_lost(table: Table) -> None:
    read(table, "fenegosida", gold(SUNDAY, 305200))
    overtaking = (lambda: None, lambda: run(table, "fenegosida", gold(MONDAY, 306800)))
    between = meanwhile(table, "get_paginator", *overtaking)
    projections.rebuild(between, ["metals"], NOW)
    assert (view_answer(table)["price"], view_answer(table, "home")["price"]) == ("306800", "306800")


def test_a_refresh_that_is_always_overtaken_gives_up_loudly(table: Table) -> None:
    read(table, "fenegosida", gold(FRIDAY, 305000))

    def other(number: int) -> Callable[[], object]:
        return lambda: read_models.put(table, "metals", read_models.ready(f"other {number}", number))

    concurrent_table = meanwhile(
        table, "transact_write_items", *(other(number) for number in range(1, projections.ATTEMPTS + 1))
    )
    with pytest.raises(Conflict, match="view metals: given up"):
        projections.rebuild(concurrent_table, ["metals"], NOW)


def test_whatever_is_written_rests_on_what_was_last_written(table: Table) -> None:
    stale: list[str] = []

    def watch(params: dict[str, Any], model: Any, **_: Any) -> None:
        if model.name in ("GetItem", "Query") and not params.get("ConsistentRead"):
            stale.append(model.name)

    table.client.meta.events.register("provide-client-params.dynamodb", watch)
    run(table, "fenegosida", gold(MONDAY, 306800))
    run(table, "fenegosida", gold(MONDAY, 307000))
    assert stale == []


def test_home_is_of_the_answers_that_were_just_made(table: Table) -> None:
    run(table, "fenegosida", gold(MONDAY, 306800))
    assert view_answer(table, "home")["price"] == view_answer(table)["price"] == "306800"


def test_a_run_killed_before_it_published_is_made_good_by_the_next(table: Table) -> None:
    run(table, "fenegosida", gold(SUNDAY, 305200))
    read(table, "fenegosida", gold(MONDAY, 306800))
    assert view_answer(table)["price"] == "305200"
    run(table, "fenegosida", gold(MONDAY, 306800))
    assert (view_answer(table)["price"], view_answer(table, "home")["price"]) == ("306800", "306800")


def test_an_answer_that_did_not_change_is_not_written_again(table: Table) -> None:
    run(table, "fenegosida", gold(MONDAY, 306800))
    first = [read_models.get(table, name) for name in ("metals", "home")]
    run(table, "fenegosida", gold(MONDAY, 306800))
    assert [read_models.get(table, name) for name in ("metals", "home")] == first


def test_a_late_back_fill_never_moves_the_latest_back(table: Table) -> None:
    run(table, "fenegosida", gold(MONDAY, 306800))
    for year in (2010, 2026, 2011, 2025, 2024):
        run(table, "goldmandu", gold(date(year, 3, 1), 305000))
        assert (view_answer(table)["date"], view_answer(table)["price"]) == ("2026-08-17", "306800")
    assert view_answer(table)["change"]["since"] == "2026-03-01"


def test_years_filled_in_any_order_publish_without_a_conflict(table: Table) -> None:
    run(table, "fenegosida", gold(MONDAY, 306800))
    for year, corrections in ((2010, 4), (2011, 1), (2012, 1), (2009, 1)):
        for number in range(corrections):
            run(table, "goldmandu", gold(date(year, 3, 1), 305000 + number))
    assert view_answer(table)["change"]["since"] == "2012-03-01"


def test_a_correction_of_the_same_day_is_served(table: Table) -> None:
    run(table, "fenegosida", gold(SUNDAY, 305200), gold(MONDAY, 306800))
    run(table, "fenegosida", gold(SUNDAY, 305200), gold(MONDAY, 307000))
    assert (view_answer(table)["price"], view_answer(table)["change"]["amount"]) == ("307000", "1800")
    assert view_answer(table)["sources"][0]["revision"] == 2


def test_a_correction_of_the_day_before_moves_the_change_of_today(table: Table) -> None:
    run(table, "fenegosida", gold(SUNDAY, 305200), gold(MONDAY, 306800))
    run(table, "fenegosida", gold(SUNDAY, 306000))
    assert (view_answer(table)["price"], view_answer(table)["change"]["amount"]) == ("306800", "800")


def test_a_new_year_begins_with_the_change_since_the_old_one(table: Table) -> None:
    last = date(2025, 12, 31)
    run(table, "fenegosida", *(gold(last - timedelta(days=number), 300000 + number) for number in range(5)))
    run(table, "fenegosida", gold(date(2026, 1, 1), 301000))
    answer = view_answer(table)
    assert (answer["date"], answer["change"]["amount"], answer["change"]["since"]) == (
        "2026-01-01",
        "1000",
        "2025-12-31",
    )
