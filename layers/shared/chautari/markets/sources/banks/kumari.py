"""Kumari Bank: JSON by currency, dates as `10-JUL-25`, INR per 1, and one buying rate: none of cash."""

from datetime import date, datetime
from typing import Any

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import HttpResponse
from chautari.markets.model.bank_board import BankEdition
from chautari.markets.model.bank_source import BankSource, QuotedColumns
from chautari.markets.sources.bank_parsing.answers import answer_of, quotes_in
from chautari.markets.sources.bank_parsing.board_rows import edition_of
from chautari.rates.sources.parsing.records import describe, json_of, require_object, require_objects

COLUMNS: QuotedColumns = {"BUY_RATE": ("transfer",), "SELL_RATE": ("sell",)}


def parse(page: HttpResponse) -> tuple[BankEdition, ...]:
    """The edition of the newest stated date; a row of another date is dropped."""
    by_key = require_object(require_object(json_of(page), "the top").get("data"), "data")
    rows = require_objects(list(by_key.values()), "data")
    dates = [_stated_date(row.get("RTLIST_DATE")) for row in rows]
    newest = max(dates, default=date.min)
    current = (row for row, on in zip(rows, dates, strict=True) if on == newest)
    quotes = quotes_in(current, COLUMNS, "FXD_CRNCY_CODE", "FXD_CRNCY_UNITS")
    quotes += [InvalidRow("another_date", str(on)) for on in dates if on != newest]
    return (edition_of(quotes, newest, "answer"),)


def _stated_date(text: Any) -> date:
    try:
        return datetime.strptime(text, "%d-%b-%y").date()  # noqa: DTZ007 - a date of Kathmandu, without a time
    except (TypeError, ValueError):
        raise SchemaChanged(f"no date of a row: {describe(text)}") from None


SOURCE = BankSource(
    key="kumari",
    name="Kumari Bank Limited",
    name_ne="कुमारी बैंक",
    home="https://www.kumaribank.com/forex",
    columns=COLUMNS,
    request=answer_of("https://backend.kumaribank.com/api/v1/forex?date={}"),
    parse=parse,
)
