"""Boards as JSON: the request for a day, and rows whose figures are fields."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import HttpRequest
from chautari.markets.model.bank_board import BankQuote
from chautari.markets.model.bank_source import QuotedColumns
from chautari.markets.sources.bank_parsing.board_rows import quote_of, read_rows


def answer_of(url: str) -> Callable[[date], HttpRequest]:
    """The request for a day's board at `url`, in which `{}` stands for the date."""
    return lambda on: HttpRequest(url.format(on.isoformat()))


def quotes_in(
    rows: Iterable[dict[str, Any]], columns: QuotedColumns, name: str, unit: str | None
) -> list[BankQuote | InvalidRow]:
    """The quotes of rows whose currency, unit and figures are fields of these names.

    Raises SchemaChanged if a row lacks a field: a field that is renamed is no rate that the bank does not quote.
    """
    return read_rows(list(rows), partial(quote_in, columns=columns, name=name, unit=unit))


def quote_in(row: Mapping[str, Any], columns: QuotedColumns, name: str, unit: str | None) -> BankQuote:
    """The quote of one row: see `quotes_in`."""
    absent = [field for field in (name, unit, *columns) if field is not None and field not in row]
    if absent:
        raise SchemaChanged(f"no {', '.join(absent)} in a row")
    text = row[name]
    if not isinstance(text, str):
        raise InvalidRow("unknown_currency", type(text).__name__)
    return quote_of([text], row[unit] if unit else None, columns, row)
