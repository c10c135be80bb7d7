"""A run of Nepal Oil Corporation's page: which list each price is of, what is held, and what is not known."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.markets.model.board import Board, BoardRow
from chautari.markets.store import boards
from tests.support.fuel_page import FETCHED, ROWS, TICKER, fuel_page, run_fuel

NEWEST, BEFORE = date(2026, 8, 3), date(2026, 7, 16)
# The list of 17 August for 24:00 hrs, announced while that of 2 August is in force.
TOMORROWS = ("2083.05.01(2026.08.17)", "24:00 hrs", "203.00", "202.00", "202.00", "2060.00", "249.00", "1697.00")


# The ticker of the list of 15 July, were its three fuels alike.
STEPS_BEFORE = (("200.0/L", "197.0/L"), ("199.0/L", "196.0/L"), ("197.5/L", "194.5/L"))
AS_BEFORE = [group.replace(old, new) for group, (old, new) in zip(TICKER, reversed(STEPS_BEFORE), strict=True)]


def rows(table: Table, on: date = NEWEST) -> dict[str, BoardRow]:
    return {row.quote.instrument: row for row in stored(table, on).rows}


def stored(table: Table, on: date) -> Board:
    return boards.get(table, "fuel", on)


def statuses(table: Table, on: date = NEWEST) -> dict[str, str]:
    return {key: row.status for key, row in rows(table, on).items()}


def with_petrol(text: str, group: int = 2) -> list[str]:
    """The ticker with another price of petrol at one group."""
    ticker = list(TICKER)
    before = ("197.5", "199.0", "200.0")[group]
    ticker[group] = ticker[group].replace(f"Petrol(MS):NRs {before}/L", f"Petrol(MS):NRs {text}/L")
    return ticker


def test_a_list_that_the_ticker_has_too_is_official_and_the_other_groups_are_provisional(table: Table) -> None:
    report = run_fuel(table, fuel_page())
    assert (report.kind, report.rows_stored, report.rows_held, report.last_market_date) == (None, 4, 0, NEWEST)
    assert statuses(table)["petrol-kathmandu"] == "official"
    charali = rows(table)["petrol-charali"]
    assert (charali.status, charali.quote.figures) == ("provisional", {"price": "197.5"})
    assert [reason.rule for reason in charali.reasons] == ["one_address"]
    assert set(statuses(table, BEFORE).values()) == {"provisional"}
    assert len(rows(table, BEFORE)) == 6


def test_a_page_of_lists_costs_a_read_for_each_two_more_and_one_transaction(table: Table) -> None:
    calls = Counter[str]()

    def count(model: Any, **_: Any) -> None:
        calls[model.name] += 1

    table.client.meta.events.register("before-call.dynamodb", count, unique_id="counted")
    run_fuel(table, fuel_page())
    table.client.meta.events.unregister("before-call.dynamodb", unique_id="counted")
    assert calls == {"GetItem": 2 + len(ROWS), "TransactWriteItems": 1}


def test_units_and_currency_stand_with_each_product(table: Table) -> None:
    run_fuel(table, fuel_page())
    quotes = {key: row.quote for key, row in rows(table).items()}
    assert quotes["lpg-surkhet"].unit == "cylinder"
    assert (quotes["atf-df-kathmandu"].unit, quotes["atf-df-kathmandu"].dimensions["currency"]) == ("kilolitre", "USD")
    assert quotes["petrol-kathmandu"].dimensions["currency"] == "NPR"


def test_another_groups_price_at_kathmandu_is_held_and_the_other_groups_have_none(table: Table) -> None:
    run_fuel(table, fuel_page(ticker=with_petrol("197.5")))
    assert statuses(table)["petrol-kathmandu"] == "held"
    assert {status for key, status in statuses(table).items() if key != "petrol-kathmandu"} == {"official"}
    assert not any(key.endswith(("charali", "surkhet")) for key in rows(table))


def test_a_ticker_that_has_not_followed_is_of_the_list_before(table: Table) -> None:
    before = [list(ROWS[0]), ["2083-03-31 (2026.07.15)", "24:00 hrs", *["197"] * 3, *ROWS[0][5:]]]
    run_fuel(table, fuel_page(before, AS_BEFORE))
    assert set(statuses(table).values()) == {"provisional"}
    assert statuses(table, BEFORE)["petrol-kathmandu"] == "official"


def test_a_list_that_repeats_the_one_before_is_not_seconded_by_a_ticker_without_a_date(table: Table) -> None:
    repeated = [list(ROWS[0]), [*ROWS[1][:2], *ROWS[0][2:]], *ROWS[2:]]
    run_fuel(table, fuel_page(repeated))
    assert len(rows(table)) == 18
    assert set(statuses(table).values()) == {"provisional"}
    assert rows(table)["petrol-kathmandu"].readings == ("noc-table",)


def test_what_the_ticker_says_otherwise_than_a_list_that_repeats_is_held(table: Table) -> None:
    repeated = [list(ROWS[0]), [*ROWS[1][:2], *ROWS[0][2:]], *ROWS[2:]]
    run_fuel(table, fuel_page(repeated, with_petrol("201.0")))
    assert statuses(table)["petrol-kathmandu"] == "held"


def test_an_announced_list_has_a_board_of_its_day_and_the_ticker_is_of_the_one_in_force(table: Table) -> None:
    run_fuel(table, fuel_page((TOMORROWS, *ROWS)))
    assert statuses(table, date(2026, 8, 18))["petrol-kathmandu"] == "provisional"
    assert statuses(table)["petrol-kathmandu"] == "official"
    later = replace(fuel_page((TOMORROWS, *ROWS)), fetched_at=FETCHED + timedelta(hours=5))
    assert run_fuel(table, later).rows_stored == 0


def test_contradicting_dates_leave_the_price_served_as_provisional_with_both(table: Table) -> None:
    run_fuel(table, fuel_page((("2083.04.16(2026.08.02)", *ROWS[0][1:]), *ROWS[1:])))
    petrol = rows(table)["petrol-kathmandu"]
    assert (petrol.status, [reason.rule for reason in petrol.reasons]) == ("provisional", ["date"])
    assert (petrol.quote.stated["bs"], petrol.quote.stated["ad"]) == ("2083-04-16", "2026-08-02")


def test_below_a_list_that_cannot_be_read_the_price_is_marked(table: Table) -> None:
    run_fuel(table, fuel_page((ROWS[0], ("soon", *ROWS[1][1:]), ROWS[2])))
    oldest = rows(table, date(2026, 7, 1))["petrol-kathmandu"]
    assert oldest.reasons[0] == ("date", "a list printed after it cannot be read")


def test_two_lists_of_one_day_are_one_board_with_the_later_price(table: Table) -> None:
    morning = ("2083.04.18(2026.08.03)", "10:00 hrs", "201.00", "", "", "", "", "")
    run_fuel(table, fuel_page((morning, *ROWS)))
    assert rows(table)["petrol-kathmandu"].quote.figures == {"price": "201.00"}
    assert rows(table)["diesel-kathmandu"].quote.figures == {"price": "200.00"}


@pytest.mark.parametrize(
    "headings", [("effective Date", "effective Time", "MS", "diesel", "kerosene", "LPG", "a", "b")]
)
def test_changed_columns_fail_the_run_and_store_nothing(table: Table, headings: tuple[str, ...]) -> None:
    report = run_fuel(table, fuel_page(headings=headings))
    assert (report.kind, report.failed, stored(table, NEWEST).version) == ("changed", True, 0)


def test_a_page_without_the_ticker_is_told_and_the_table_provisional(table: Table) -> None:
    report = run_fuel(table, fuel_page(ticker=()))
    assert (report.kind, list(report.unread)) == ("changed", ["noc-ticker"])
    assert set(statuses(table).values()) == {"provisional"}


def test_an_empty_cell_for_which_the_ticker_has_another_price_has_the_tickers(table: Table) -> None:
    run_fuel(table, fuel_page((("2083.04.17(2026.08.02)", "24:00 hrs", "", *ROWS[0][3:]), *ROWS[1:])))
    petrol = rows(table)["petrol-kathmandu"]
    assert (petrol.status, petrol.quote.figures, petrol.readings) == (
        "provisional",
        {"price": "200.0"},
        ("noc-ticker",),
    )
    assert not any(key.endswith("charali") for key in rows(table))


def test_groups_that_are_not_as_far_apart_as_they_are_do_not_second_the_table(table: Table) -> None:
    report = run_fuel(table, fuel_page(ticker=with_petrol("200.0", group=0)))
    assert report.rows_dropped == {"out_of_step": 1}
    assert statuses(table)["petrol-kathmandu"] == "provisional"
    assert statuses(table)["diesel-kathmandu"] == "official"
    assert "petrol-charali" not in rows(table)
