"""Feeds of what changed on the boards of a market: an entry a board, or the days on which one instrument moved.

Read from the boards of a window. A board that is corrected remains one entry with a later `updated`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from chautari.api import cache_control, syndication
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import Problem
from chautari.api.rates.change_feeds import moved
from chautari.api.syndication import FeedItem, SyndicationFeed
from chautari.markets import declarations
from chautari.markets.store import boards
from chautari.markets.views import board_moves
from chautari.nepali import bikram_sambat
from chautari.nepali.clock import today
from chautari.nepali.numerals import grouped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chautari.markets.model.board import Board
    from chautari.markets.model.market import MarketDeclaration
    from chautari.markets.views.board_moves import BoardMoves
    from chautari.markets.views.board_types import BoardRowAnswer

# Lists that hold until revised are months apart, boards a day.
BACK = {"day": timedelta(days=15), "until-revised": timedelta(days=200)}
BACK_OF_ONE = timedelta(days=45)
IN_FEED, IN_TEXT = 50, 20
ABOUT = "An entry for each board on which a price moved since it was served before, with the furthest moves first."


def feed(request: Request) -> Reply:
    """The newest boards of a market on which a price moved, or that of one instrument. Raises Problem if unknown."""
    market, instrument = declarations.find(request.values["market"]), request.values.get("instrument", "")
    if market.kept == "series":
        raise Problem("not-found", f"changes of {market.key} are in /v1/rates.{request.values['form']}")
    market, read = _boards(request, market, bool(instrument))
    if instrument and instrument not in market.instruments and not _is_printed(read, instrument):
        raise Problem("not-found", f"{market.key} has no {instrument!r} of late", parameter="instrument")
    entries = [_entry(request.origin, market, move, instrument) for move in board_moves.moves(market, read, instrument)]
    query = f"?{urlencode({'instrument': instrument})}" if instrument else ""
    form, place = request.values["form"], f"markets/{market.key}"
    address = f"{request.origin}/v1/{place}/changes.{form}{query}"
    home = f"{request.origin}/en/{place}" + (f"/{instrument}" if instrument else "")
    title = f"Chautari: {_name(market, read, instrument) if instrument else market.name}"
    newest = SyndicationFeed(address, home, title, ABOUT, tuple(entries[::-1][:IN_FEED]))
    return syndication.reply(newest, form, cache_control.of_rates(request.now))


def _boards(request: Request, market: MarketDeclaration, is_of_one: bool) -> tuple[MarketDeclaration, list[Board]]:
    """The boards of the feed's window, which for one instrument is the longer."""
    last = today(request.now)
    first = last - max(BACK[market.validity], BACK_OF_ONE if is_of_one else timedelta())
    if market.kept == "banks":
        from chautari.api.markets import boards_of_banks

        return boards_of_banks.boards_between(request, first, last)
    # A list that is announced is no change yet.
    return market, boards.between(request.table, market.key, first, last)


def _is_printed(read: list[Board], instrument: str) -> bool:
    return any(row.quote.instrument == instrument for board in read for row in board.rows)


def _name(market: MarketDeclaration, read: list[Board], instrument: str) -> str:
    """The name of an instrument: declared, or as its newest row has it."""
    if instrument in market.instruments:
        return market.instruments[instrument].name
    quotes = (row.quote for board in reversed(read) for row in board.rows if row.quote.instrument == instrument)
    return next(quote.name or quote.name_ne for quote in quotes)


def _entry(origin: str, market: MarketDeclaration, move: BoardMoves, instrument: str) -> FeedItem:
    on, lines = move.board.date, list(_lines(market, move))
    rest = [f"and {len(lines) - IN_TEXT} more"] if len(lines) > IN_TEXT else []
    counted = f"{market.name}: {len(lines)} of {move.served} prices moved"
    dates = f"{bikram_sambat.to_bs(on)} BS, {on} AD"
    return FeedItem(
        id=f"urn:chautari:board:{':'.join(filter(None, (market.key, instrument)))}:{on}",
        url=f"{origin}/en/markets/{market.key}?on={on}",
        title=lines[0] if instrument else counted,
        text=f"{'; '.join(lines[:IN_TEXT] + rest)}. {dates}. {market.basis.capitalize()}.",
        published=move.first_seen,
        updated=move.last_seen,
        category=instrument or market.key,
    )


def _lines(market: MarketDeclaration, move: BoardMoves) -> Iterator[str]:
    """Each row that moved in words: `Ginger: Rs 120.00 for a kilogram, up 5 (4.3%)`."""
    for row in move.rows:
        figure = (row["figures"] or {})[market.headline]
        yield f"{row['name']}: {_currency(row)} {grouped(figure)} / {row['unit_name']}{_moved(row)}{_doubt(row)}"


def _currency(row: BoardRowAnswer) -> str:
    """Duty-free fuel is in dollars."""
    currency = row["dimensions"].get("currency", "NPR") if "depot_group" in row["dimensions"] else "NPR"
    return "Rs" if currency == "NPR" else currency


def _moved(row: BoardRowAnswer) -> str:
    return f", {moved(row['change'])}" if row["change"] else ""


def _doubt(row: BoardRowAnswer) -> str:
    return "" if row["status"] == "official" else f" ({row['status']})"
