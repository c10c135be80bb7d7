"""Boards of what banks quote: the latest from the counter's answer, a past one and a history from banks' days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from chautari.api import dates
from chautari.api.endpoint import Request
from chautari.api.markets.counter import stored_answer
from chautari.api.problems import Problem
from chautari.markets.model.board import Standing
from chautari.markets.store import bank_codec, bank_days
from chautari.markets.views import bank_rows, market_board
from chautari.markets.views.bank_rows import QuotingBank

if TYPE_CHECKING:
    from chautari.markets.model.bank_day import BankDay
    from chautari.markets.model.board import Board, BoardRow
    from chautari.markets.model.market import MarketDeclaration
    from chautari.markets.views.board_types import MarketBoard


def latest(request: Request) -> tuple[MarketBoard, datetime | None]:
    """The board of the newest day that any bank has. One read."""
    banks = [_newest(entry) for entry in stored_answer(request)["banks"]]
    on = max(bank.date for bank in banks)
    return _answer(banks, on), None


def on_day(request: Request) -> tuple[MarketBoard, datetime | None]:
    """The board of the day `on`, a read for each bank. Raises Problem if no bank has one."""
    on = dates.parse(request, "on")
    entries = stored_answer(request)["banks"]
    banks = [_of_day(entry, day) for entry in entries if (day := _read(request, entry, on)).version]
    if not banks:
        raise Problem("no-rate", f"there is no board of {on}", parameter="on")
    return _answer(banks, on), None


def rows_between(
    request: Request, instrument: str, first: date, last: date
) -> tuple[MarketDeclaration, dict[date, BoardRow]]:
    """The rows of a currency at a bank by day, and the market with its units."""
    key, _, currency = instrument.partition("-")
    entries = [entry for entry in stored_answer(request)["banks"] if entry["bank"] == key]
    days = _days_of(request, entries, first, last)
    rows = {
        bank.date: bank_rows.row_of(bank, row) for bank in days for row in bank.rows if row.quote.currency == currency
    }
    return bank_rows.market_of(days), rows


def boards_between(request: Request, first: date, last: date) -> tuple[MarketDeclaration, list[Board]]:
    """The boards of a window by day, a query for each bank, and the market with their instruments."""
    days = _days_of(request, stored_answer(request)["banks"], first, last)
    by_date = groupby(sorted(days, key=lambda bank: bank.date), key=lambda bank: bank.date)
    return bank_rows.market_of(days), [bank_rows.board_of(list(banks), on) for on, banks in by_date]


def _days_of(request: Request, entries: Iterable[Any], first: date, last: date) -> list[QuotingBank]:
    return [
        _of_day(entry, day) for entry in entries for day in bank_days.between(request.table, entry["bank"], first, last)
    ]


def _answer(banks: list[QuotingBank], on: date) -> MarketBoard:
    market, board = bank_rows.market_of(banks), bank_rows.board_of(banks, on)
    return market_board.answer(market, board, Standing(market.key))


def _read(request: Request, entry: Any, on: date) -> BankDay:
    return bank_days.get(request.table, entry["bank"], on)


def _newest(entry: Any) -> QuotingBank:
    seen = bank_codec.seen_from_json(entry["seen"])
    rows = bank_codec.rows_from_json(entry["rows"], seen.edition)
    # The release before counted none.
    return QuotingBank(*_about(entry), seen, rows, entry.get("editions", 1))


def _of_day(entry: Any, day: BankDay) -> QuotingBank:
    return QuotingBank(*_about(entry), day.newest, day.rows, len(day.editions))


def _about(entry: Any) -> tuple[str, str, str, dict[str, str]]:
    return entry["bank"], entry["name"], entry["name_ne"], entry["words"]
