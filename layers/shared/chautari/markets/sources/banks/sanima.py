"""Sanima Bank: JSON of one edition with date and time; five decimals as it calculates them, INR and KRW per 100."""

from typing import Any

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import HttpResponse
from chautari.markets.model.bank_board import BankEdition
from chautari.markets.model.bank_source import BankSource, QuotedColumns
from chautari.markets.sources.bank_parsing.answers import answer_of, quotes_in
from chautari.markets.sources.bank_parsing.board_rows import edition_of, stated_time
from chautari.rates.sources.parsing.records import json_of, parse_date, require_object, require_objects

COLUMNS: QuotedColumns = {"cash_buy": ("cash",), "non_cash_buy": ("transfer",), "sell": ("sell",)}


def parse(page: HttpResponse) -> tuple[BankEdition, ...]:
    """The one edition of the answer."""
    edition = require_object(require_object(json_of(page), "the top").get("data"), "data")
    rows = require_objects(edition.get("forexCategory"), "forexCategory")
    try:
        stated = parse_date(edition.get("date"))
    except InvalidRow as error:
        raise SchemaChanged(f"no date: {error.detail}") from error
    quotes = quotes_in(map(_flat, rows), COLUMNS, "code", "unit")
    return (edition_of(quotes, stated, "answer", stated_time(edition.get("time"))),)


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    return row | require_object(row.get("item"), "item")


SOURCE = BankSource(
    key="sanima",
    name="Sanima Bank Limited",
    name_ne="सानिमा बैंक",
    home="https://www.sanimabank.com/know-us/forex",
    columns=COLUMNS,
    request=answer_of("https://cms.sanimabank.com/framework/api/frontend/forex-rate/list?date={}"),
    parse=parse,
)
