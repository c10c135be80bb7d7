"""What of a market changed from board to board: of each served instrument the move of its headline. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from chautari.markets.model.board import Board, BoardRow, DatedFigures
from chautari.markets.model.market import MarketDeclaration
from chautari.markets.views import market_board

if TYPE_CHECKING:
    from chautari.markets.views.board_types import BoardRowAnswer


# An instrument in a unit: a bank that quotes 100 yen after 10 has moved nothing.
Priced = tuple[str, str]
Before = dict[Priced, DatedFigures]


@dataclass(frozen=True, slots=True)
class BoardMoves:
    """A board with those of its served rows that moved, the furthest first.

    - `first_seen`, `last_seen`: when the first and the last of its answers came.
    - `served`: how many rows are served.
    """

    board: Board
    rows: tuple["BoardRowAnswer", ...]
    first_seen: datetime
    last_seen: datetime
    served: int


def moves(market: MarketDeclaration, boards: Iterable[Board], instrument: str = "") -> Iterator[BoardMoves]:
    """The boards on which anything moved since it was served before, or `instrument` alone did; earliest first.

    Of an instrument that no earlier one of `boards` has nothing is known to have moved.
    """
    before: Before = {}
    for board in boards:
        rows = [row for row in board.rows if row.is_served and instrument in ("", row.quote.instrument)]
        moved = tuple(sorted(_moved(market, board, rows, before), key=_distance, reverse=True))
        if moved:
            instants = [reading.observed_at for reading in board.readings]
            yield BoardMoves(board, moved, min(instants), max(instants), len(rows))
        before |= {_priced(row): DatedFigures(board.date, row.quote.figures) for row in rows}


def _moved(
    market: MarketDeclaration, board: Board, rows: Iterable[BoardRow], before: Before
) -> Iterator["BoardRowAnswer"]:
    for row in rows:
        answer = market_board.row_answer(market, row, board.date, before.get(_priced(row)))
        if answer["change"] and Decimal(answer["change"]["amount"]):
            yield answer


def _priced(row: BoardRow) -> Priced:
    return row.quote.instrument, row.quote.unit


def _distance(row: "BoardRowAnswer") -> Decimal:
    return abs(Decimal(row["change"]["percent"])) if row["change"] else Decimal(0)
