"""Checks of a parsed board before it becomes a reading: dated plausibly, whole, by whoever may state it, and no copy of
the day before.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

from chautari.core.errors import InvalidRow, SchemaChanged, SourceError
from chautari.core.http_messages import HttpResponse
from chautari.markets.model import whole_board
from chautari.markets.model.board import BoardQuote, BoardReading, PrintedBoard, Standing
from chautari.markets.model.board_rules import GENERIC
from chautari.markets.model.board_source import BoardAddress, BoardSource
from chautari.markets.model.market import MarketDeclaration
from chautari.rates.model.provenance import Provenance
from chautari.rates.store import evidence_archive

_WEEK = timedelta(days=7)


class RepeatedBoard(SourceError):
    """A new date over the whole board of an earlier one, in a market where no two days are equal. Action: none, the
    next run tries again.
    """

    kind: ClassVar[str] = "repeated"


def readings(
    source: BoardSource, market: MarketDeclaration, address: BoardAddress, page: HttpResponse, today: date, parser: str
) -> Iterator[tuple[BoardReading, Counter[str]]]:
    """The readings of one response, each with the counts of its dropped rows by rule. Raises SourceError."""
    for printed in address.parse(page):
        _require_dated(source, printed.date, today)
        dropped = Counter(row.rule for row in printed.rows if isinstance(row, InvalidRow))
        quotes = _named_once([row for row in printed.rows if isinstance(row, BoardQuote)], dropped)
        for quote in quotes:
            market.require_right(source, quote.dimensions)
        _require_whole(market, printed, len(quotes))
        rules = (
            "dated",
            "whole",
            "named_once",
            *(rule.name for rule in market.rules),
            *(rule.name for rule in GENERIC),
        )
        provenance = Provenance(page.url, evidence_archive.hash_of(page), len(page.body), parser, rules)
        yield (
            BoardReading(
                source.key,
                address.key,
                printed.date,
                tuple(quotes),
                provenance,
                page.fetched_at,
                printed.stated_at,
            ),
            dropped,
        )


def require_news(market: MarketDeclaration, reading: BoardReading, standing: Standing) -> None:
    """Raises RepeatedBoard for a board of a new date whose every figure stood on one of the two days before, where a
    market always moves, and SchemaChanged for one with too few of the rows of a board of the week before, or with
    figures that are off their rows or in another unit.
    """
    if standing.latest is None or reading.date <= standing.latest:
        return
    quotes, rows = reading.quotes, standing.rows
    if market.changes_daily and whole_board.is_earlier_board(quotes, rows):
        raise RepeatedBoard(f"{reading.name}: all {len(quotes)} rows of {reading.date} stood before")
    latest = sum(row.last.date == standing.latest for row in rows.values() if row.last)
    least = int(latest * market.least_share)
    if reading.date - standing.latest <= _WEEK and len(quotes) < least:
        raise SchemaChanged(f"{len(quotes)} rows of {reading.date}, not {least} after {latest} before")
    if (slipped := whole_board.slipped_rows(quotes, rows)) >= whole_board.LEAST_SLIPPED:
        raise SchemaChanged(f"{slipped} rows of {reading.date} in a stretch have what stood in the row beside them")
    if market.changes_daily and whole_board.is_scaled(quotes, rows, reading.date, market.headline, market.jump):
        raise SchemaChanged(f"so many rows of {reading.date} jumped that another unit may be meant")


def _require_dated(source: BoardSource, on: date, today: date) -> None:
    first, last = today - timedelta(days=source.lookback_days), today + timedelta(days=source.ahead_days)
    if not first <= on <= last:
        raise SchemaChanged(f"dated {on}, not {first} to {last}")


def _named_once(quotes: list[BoardQuote], dropped: Counter[str]) -> list[BoardQuote]:
    """The quotes whose instrument is named once: of two rows of one name nobody knows which is meant."""
    counts = Counter(quote.instrument for quote in quotes)
    unambiguous = [quote for quote in quotes if counts[quote.instrument] == 1]
    if len(unambiguous) < len(quotes):
        dropped["named_twice"] += len(quotes) - len(unambiguous)
    return unambiguous


def _require_whole(market: MarketDeclaration, printed: PrintedBoard, count: int) -> None:
    """Raises SchemaChanged for too few usable rows for the season."""
    least = market.least_rows_on(printed.date)
    if count < least:
        raise SchemaChanged(f"{count} rows of {printed.date}, not {least} or more as in this season")
