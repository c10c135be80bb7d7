"""Boards of before our first run, from the bundled files of a market: a file a year, a line an instrument.

A cell is the figures in the order of the market's columns, `80/90/85`; `=` repeats the line's last ones, an empty cell
is no row. The folder's README names origin and corrections.
"""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from chautari.markets.model import board_rules
from chautari.markets.model.board import Board, BoardQuote, BoardRow, RowReason
from chautari.markets.model.board_rules import RowScene
from chautari.markets.model.market import MarketDeclaration
from chautari.rates.model.series import Status

_DATA = Path(__file__).parents[2] / "data"
_HEADING = "instrument"
_REASON = "bundled"


def first_day(market: MarketDeclaration) -> date | None:
    """The first bundled day of a market; None if it has no history."""
    years = _years(market)
    return min(_days_of(_file(market, years[0]))) if years else None


def rows_between(market: MarketDeclaration, instrument: str, first: date, last: date) -> dict[date, BoardRow]:
    """The bundled rows of an instrument by day."""
    rows: dict[date, BoardRow] = {}
    for year in _years(market):
        if first.year <= year <= last.year:
            for on, cell, unit in _cells(_file(market, year), instrument):
                if first <= on <= last:
                    rows[on] = _row(market, instrument, unit, on, cell)
    return rows


def board(market: MarketDeclaration, on: date) -> Board | None:
    """The bundled board of a day; None if there is none."""
    if on.year not in _years(market) or on not in _days_of(_file(market, on.year)):
        return None
    keys = _lines(_file(market, on.year)).keys()
    rows = (row for key in keys for row in rows_between(market, key, on, on).values())
    return Board(market.key, on, rows=tuple(rows))


def _years(market: MarketDeclaration) -> list[int]:
    folder = _DATA / market.history
    return sorted(int(path.stem) for path in folder.glob("[0-9]*.csv")) if market.history else []


def _file(market: MarketDeclaration, year: int) -> Path:
    return _DATA / market.history / f"{year}.csv"


@cache
def _lines(path: Path) -> dict[str, list[str]]:
    """The lines of a file by instrument, without its heading."""
    with path.open(encoding="utf-8", newline="") as file:
        return {line[0]: line for line in csv.reader(file) if line[0] != _HEADING}


@cache
def _days_of(path: Path) -> tuple[date, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(date.fromisoformat(text) for text in next(csv.reader(file))[2:])


def _cells(path: Path, instrument: str) -> Iterator[tuple[date, str, str]]:
    """The days of an instrument's line with their cell and unit, repetitions written out."""
    line = _lines(path).get(instrument, [])
    last = ""
    for on, cell in zip(_days_of(path), line[2:], strict=bool(line)):
        last = last if cell in ("", "=") else cell
        if cell:
            yield on, last, line[1]


def _row(market: MarketDeclaration, instrument: str, unit: str, on: date, cell: str) -> BoardRow:
    """A row as printed, provisional since a third hand gathered it; held where the market's rules say so."""
    declared = market.instruments[instrument]
    printed = (format(Decimal(text).quantize(Decimal("0.01")), "f") for text in cell.split("/"))
    figures = dict(zip((figure.key for figure in market.figures), printed, strict=True))
    quote = BoardQuote(instrument, declared.name, declared.name_ne, unit, figures)
    scene = RowScene(on, market.headline, market.jump, declared.unit, None)
    broken = board_rules.reasons(quote, scene, market.rules)
    status: Status = "held" if broken else "provisional"
    reasons = (RowReason(_REASON, f"gathered by others: data/{market.history}"), *(reason for _, reason in broken))
    return BoardRow(quote, status, reasons, False, ())
