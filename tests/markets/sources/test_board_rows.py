"""Rows of a bank's board: what is no currency, no unit, no figure or no whole table is refused by name."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import pytest

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import HttpResponse
from chautari.markets.model.bank_board import BankQuote
from chautari.markets.model.bank_source import LEAST_ROWS
from chautari.markets.sources.bank_parsing.answers import quotes_in
from chautari.markets.sources.bank_parsing.board_rows import date_in_url, edition_of, quote_of, stated_time, unit_of
from chautari.markets.sources.bank_parsing.currency_names import currency_named
from chautari.markets.sources.bank_parsing.tables import MAX_TABLES, NOTES_BY_DENOMINATION, parse_table
from chautari.nepali.clock import NPT
from chautari.rates.model.instruments import CURRENCIES

COLUMNS: Mapping[str, Any] = {"Buy": ("cash", "transfer"), "Sell": ("sell",)}
FIGURES = {"Buy": "140.10", "Sell": "140.70"}
DAY = date(2026, 9, 7)


def rule_of(names: list[str], unit: Any = None, figures: Mapping[str, Any] = FIGURES) -> str:
    with pytest.raises(InvalidRow) as refused:
        quote_of(names, unit, COLUMNS, figures)
    return refused.value.rule


@pytest.mark.parametrize(
    ("names", "rule"),
    [
        (["USD", "Euro"], "two_currencies"),
        (["Bitcoin"], "unknown_currency"),
        (["JPY (10)", "Japanese Yen (100)"], "two_units"),
    ],
)
def test_a_row_that_names_no_one_currency_is_dropped_by_name(names: list[str], rule: str) -> None:
    with pytest.raises(InvalidRow) as refused:
        currency_named(names)
    assert refused.value.rule == rule


def test_a_unit_in_a_column_and_another_in_the_name_are_no_unit() -> None:
    assert rule_of(["JPY (10)"], "100") == "two_units"
    assert quote_of(["JPY (10)"], "10", COLUMNS, FIGURES).unit == 10


@pytest.mark.parametrize("unit", ["0", "1.5", "10001"])
def test_what_is_no_number_of_pieces_is_no_unit(unit: str) -> None:
    assert unit_of("10000") == 10_000
    with pytest.raises(InvalidRow, match="unknown_unit"):
        unit_of(unit)


def test_a_currency_without_a_figure_is_not_quoted_and_a_zero_is_none() -> None:
    assert rule_of(["USD"], None, {"Buy": "-", "Sell": "0.00"}) == "not_quoted"
    assert quote_of(["USD"], None, COLUMNS, {"Buy": "0", "Sell": "140.70"}).figures == {"sell": "140.70"}


def quotes(*changed: BankQuote) -> list[BankQuote | InvalidRow]:
    return [*(BankQuote(code, 1, {"sell": "10"}, {}) for code in sorted(CURRENCIES)[:LEAST_ROWS]), *changed]


@pytest.mark.parametrize("again", [BankQuote("AED", 1, {"sell": "11"}, {}), BankQuote("AED", 10, {"cash": "9"}, {})])
def test_of_two_rows_that_contradict_each_other_neither_holds(again: BankQuote) -> None:
    dollar = BankQuote("USD", 1, {"sell": "140"}, {})
    edition = edition_of(quotes(dollar, again), DAY, "answer")
    assert "AED" not in [quote.currency for quote in edition]
    assert [dropped.detail for dropped in edition.dropped] == ["AED"]


def test_a_time_and_a_date_that_are_none_are_a_named_error() -> None:
    assert (stated_time("10:05 AM"), date_in_url("https://bank.example/2026-09-07")) == (time(10, 5), DAY)
    for refused in (
        lambda: stated_time("soon"),
        lambda: stated_time(None),
        lambda: date_in_url("https://bank.example"),
    ):
        with pytest.raises(SchemaChanged):
            refused()


def test_a_field_that_is_renamed_is_no_rate_that_the_bank_does_not_quote() -> None:
    with pytest.raises(SchemaChanged, match="no Sell in a row"):
        quotes_in([{"Name": "USD", "Buy": "140.10"}], COLUMNS, "Name", None)
    (dropped,) = quotes_in([{"Name": 5, **FIGURES}], COLUMNS, "Name", None)
    assert isinstance(dropped, InvalidRow)
    assert dropped.rule == "unknown_currency"


def page(tables: str) -> HttpResponse:
    text = f"<html><body>{tables}</body></html>"
    return HttpResponse("https://bank.example/", 200, {}, text.encode(), datetime(2026, 9, 7, 12, tzinfo=NPT))


def table(*rows: str) -> str:
    heads = "".join(f"<th>{heading}</th>" for heading in NOTES_BY_DENOMINATION.headings)
    lines = rows or [f"<td>{code}</td><td>1</td><td>9</td><td>9</td><td>10</td>" for code in sorted(CURRENCIES)]
    return f"<table><tr>{heads}</tr>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def test_the_one_table_of_the_headings_is_read() -> None:
    (edition,) = parse_table(NOTES_BY_DENOMINATION, page(f"<table>{table()}</table>"))
    assert (edition.date, len(list(edition))) == (DAY, len(CURRENCIES))
    cut = [*[f"<td>{code}</td><td>1</td><td>9</td><td>9</td><td>10</td>" for code in sorted(CURRENCIES)[1:]], "<td>AED"]
    (edition,) = parse_table(NOTES_BY_DENOMINATION, page(table(*cut)))
    assert [dropped.rule for dropped in edition.dropped] == ["columns"]


@pytest.mark.parametrize("tables", [table() * 2, table() + "<table></table>" * MAX_TABLES])
def test_two_tables_or_very_many_are_none(tables: str) -> None:
    with pytest.raises(SchemaChanged, match=r"\d+ tables"):
        parse_table(NOTES_BY_DENOMINATION, page(tables))
