"""Kamana Sewa Bikas Bank: JSON of rows, each with date and time; JPY and KRW per 1, INR per 100."""

from typing import Any

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import HttpResponse
from chautari.markets.model.bank_board import BankEdition
from chautari.markets.model.bank_source import BankSource, QuotedColumns
from chautari.markets.sources.bank_parsing.answers import answer_of, quotes_in
from chautari.markets.sources.bank_parsing.board_rows import edition_of, stated_time
from chautari.rates.sources.parsing.records import json_of, parse_date, require_object, require_objects

COLUMNS: QuotedColumns = {"buy_rate_cash": ("cash",), "buy_rate_non_cash": ("transfer",), "sell_rate": ("sell",)}


def parse(page: HttpResponse) -> tuple[BankEdition, ...]:
    """An edition for each date and time that rows state."""
    rows = require_objects(require_object(json_of(page), "the top").get("data"), "data")
    by_edition: dict[tuple[Any, Any], list[dict[str, Any]]] = {}
    for row in rows:
        by_edition.setdefault((row.get("date"), row.get("time")), []).append(row)
    return tuple(_edition(on, at, members) for (on, at), members in by_edition.items())


def _edition(on: Any, at: Any, rows: list[dict[str, Any]]) -> BankEdition:
    try:
        stated = parse_date(on)
    except InvalidRow as error:
        raise SchemaChanged(f"no date of a row: {error.detail}") from error
    quotes = quotes_in(rows, COLUMNS, "fxd_currency_code", "fxd_currency_units")
    return edition_of(quotes, stated, "answer", stated_time(at))


SOURCE = BankSource(
    key="kamana",
    name="Kamana Sewa Bikas Bank Limited",
    name_ne="कामना सेवा विकास बैंक",
    home="https://www.kamanasewabank.com/forex",
    bank_class="B",
    columns=COLUMNS,
    request=answer_of("https://backend.kamanasewabank.com/api/v1/forex?date={}"),
    parse=parse,
)
