"""A run of the vegetables' board: what is served, what is held or refused, and what a run costs."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from tests.markets.ingest.board_runs import DAY, TUESDAY, board, revisions, row, run, view
from tools.drill.kalimati import BANANA, MONDAY, NOON, RADISH, SILENT, TOMATO, Printed, web


def test_addresses_that_agree_are_official_with_unit_and_basis(table: Table) -> None:
    report = run(table, web(Printed()))
    assert (report.rows_read, report.rows_stored, report.rows_held, report.kind) == (180, 3, 0, None)
    assert {row.status for row in board(table).rows} == {"official"}
    assert row(table, TOMATO).readings == ("kalimati-np", "kalimati-en", "kalimati-page")
    answered = next(entry for entry in view(table)["rows"] if entry["instrument"] == BANANA)
    assert (answered["unit"], answered["basis"], answered["name_ne"]) == ("dozen", "wholesale", "केरा(नेपाली)")


def test_one_address_alone_is_provisional_and_an_outage_of_the_others_no_failed_run(table: Table) -> None:
    report = run(table, web(Printed(), en=SILENT, price=SILENT))
    assert (report.kind, sorted(report.unread)) == (None, ["kalimati-en", "kalimati-page"])
    assert row(table, TOMATO).status == "provisional"
    assert [reason.rule for reason in row(table, TOMATO).reasons] == ["one_address"]


def test_addresses_that_differ_hold_the_row_alone(table: Table) -> None:
    run(table, web(Printed(), en=Printed().with_price(TOMATO, "60.00", "70.00", "56.50")))
    assert row(table, TOMATO).status == "held"
    assert Counter(row.status for row in board(table).rows) == {"official": 59, "held": 1}
    answered = next(entry for entry in view(table)["rows"] if entry["instrument"] == TOMATO)
    assert (answered["figures"], [entry["rule"] for entry in answered["reasons"]]) == (None, ["disagree"])


@pytest.mark.parametrize(
    ("price", "rule"),
    [
        (("30.00", "250.00", "140.00"), "spread"),  # radish red of 2026-07-17, a typing error
        (("50.00", "40.00", "45.00"), "ordered"),
        (("40.00", "50.00", "60.00"), "ordered"),
    ],
)
def test_an_impossible_row_is_held_though_every_address_prints_it(
    table: Table, price: tuple[str, ...], rule: str
) -> None:
    run(table, web(Printed().with_price(RADISH, *price)))
    held = row(table, RADISH)
    assert (held.status, held.reasons[0].rule) == ("held", rule)


def test_a_row_that_one_of_three_addresses_leaves_out_is_provisional(table: Table) -> None:
    run(table, web(Printed(), en=Printed().without(TOMATO)))
    left_out = row(table, TOMATO)
    assert (left_out.status, left_out.reasons) == ("provisional", (("absent", "kalimati-en has no row of it"),))
    assert Counter(row.status for row in board(table).rows) == {"official": 59, "provisional": 1}


def test_todays_board_under_the_date_of_yesterday_adds_no_official_row_to_that(table: Table) -> None:
    run(table, web(Printed().without(TOMATO)))
    late = replace(TUESDAY, on=MONDAY)
    run(table, web(TUESDAY, NOON + DAY, np=late, price=late), days=1)
    assert row(table, TOMATO).status == "provisional"
    assert row(table, TOMATO, days=1).status == "provisional"


def test_a_zero_is_not_priced(table: Table) -> None:
    report = run(table, web(Printed().with_price(RADISH, "0.00", "0.00", "0.00")))
    assert report.rows_dropped == {"not_priced": 3}
    assert RADISH not in {row.quote.instrument for row in board(table).rows}


def test_a_move_beyond_the_usual_is_provisional_and_measured_from_the_day_before(table: Table) -> None:
    run(table, web(Printed()))
    run(table, web(TUESDAY.with_price(TOMATO, "190.00", "210.00", "200.00"), NOON + DAY), days=1)
    assert row(table, TOMATO, days=1).status == "provisional"
    assert row(table, TOMATO, days=1).reasons[0].rule == "jump"
    moved = next(entry for entry in view(table)["rows"] if entry["instrument"] == RADISH)
    assert (moved["change"]["amount"], moved["change"]["since"]) == ("2", "2026-08-17")


def test_a_new_name_is_shown_as_new_and_unconfirmed_without_a_deploy(table: Table) -> None:
    printed = Printed().with_price("tamarilo", "100.00", "120.00", "110.00", name=("Tamarillo", "टमारिलो"))
    run(table, web(printed))
    new = row(table, "tamarilo")
    assert (new.status, new.is_new, new.quote.name_ne) == ("provisional", True, "टमारिलो")
    later = Printed(MONDAY + 31 * DAY, {**printed.prices, RADISH: ("41.00", "51.00", "46.00")}, printed.names)
    run(table, web(later, NOON + 31 * DAY), days=31)
    assert (row(table, "tamarilo", 31).status, row(table, "tamarilo", 31).is_new) == ("official", False)


def test_a_usual_name_that_is_missing_is_told(table: Table) -> None:
    report = run(table, web(Printed().without("aduwa")))
    assert report.missing == ("aduwa",)
    assert [entry["name"] for entry in view(table)["missing"]] == ["Ginger"]


def test_the_same_again_writes_nothing_and_a_correction_is_the_next_revision(table: Table) -> None:
    run(table, web(Printed()))
    assert run(table, web(Printed(), NOON + timedelta(hours=1))).rows_stored == 0
    assert board(table).version == 1
    corrected = Printed().with_price(TOMATO, "60.00", "70.00", "66.00")
    assert run(table, web(corrected, NOON + timedelta(hours=2))).rows_stored == 3
    assert len(revisions(table)) == 6 and "2026-08-17#kalimati-np#0002" in revisions(table)
    assert row(table, TOMATO).quote.figures["avg"] == "66.00"


def test_an_overtaken_run_puts_no_older_price_back(table: Table) -> None:
    run(table, web(Printed().with_price(TOMATO, "60.00", "70.00", "66.00"), NOON + timedelta(hours=2)))
    assert run(table, web(Printed(), NOON)).rows_stored == 0


def test_a_board_of_a_hundred_rows_costs_three_reads_and_one_transaction(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Counter[str]()

    def count(model: Any, **_: Any) -> None:
        calls[model.name] += 1

    table.client.meta.events.register("before-call.dynamodb", count, unique_id="counted")
    run(table, web(Printed()))
    table.client.meta.events.unregister("before-call.dynamodb", unique_id="counted")
    assert calls == {"GetItem": 3, "TransactWriteItems": 1}
