"""What shows that a whole board is misread, beside what stood before it. Pure.

All addresses of a publisher may say so: they are one data base, and agree on it. The bounds were chosen on the even
days of the bundled ones, the odd ones were held out (docs/measurements.md).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from chautari.markets.model.board import BoardQuote, StandingRow
from chautari.markets.model.board_rules import JUMP_MEMORY

# On a right day at most 3 rows more; with twenty rows or more slipped, 94 in 100 boards have 5.
LEAST_SLIPPED = 5
# On a right day at most 12 in 100 rows jumped.
LEAST_SCALED, LEAST_COMPARED = Decimal("0.25"), 10

StandingRows = Mapping[str, StandingRow]


def is_earlier_board(quotes: Sequence[BoardQuote], rows: StandingRows) -> bool:
    """Whether every row has the figures of one of the two days before; of a right board at most 96 in 100 rows have."""
    return all(_has_stood(rows.get(quote.instrument), quote) for quote in quotes)


def _has_stood(row: StandingRow | None, quote: BoardQuote) -> bool:
    return row is not None and any(dated.figures == quote.figures for dated in (row.last, row.before) if dated)


def slipped_rows(quotes: Sequence[BoardQuote], rows: StandingRows) -> int:
    """How many more rows of a stretch have what stood in the row beside them than have what stood in their own.

    Of all stretches and both directions the most. Half of the prices of vegetables are those of the day before.
    """
    before = {key: row.last.figures for key, row in rows.items() if row.last}
    return max(_most_in_a_stretch(quotes, before, step) for step in (-1, 1))


def _most_in_a_stretch(quotes: Sequence[BoardQuote], before: Mapping[str, Mapping[str, str]], step: int) -> int:
    most = running = 0
    for place, quote in enumerate(quotes):
        neighbour = quotes[place + step].instrument if 0 <= place + step < len(quotes) else ""
        is_own = before.get(quote.instrument) == quote.figures
        is_beside = before.get(neighbour) == quote.figures
        running = max(0, running + is_beside - is_own)
        most = max(most, running)
    return most


def is_scaled(quotes: Sequence[BoardQuote], rows: StandingRows, on: date, headline: str, jump: Decimal) -> bool:
    """Whether so many rows jumped at once that another unit or place is meant: every price ten times as much."""
    moves = [move for quote in quotes if (move := _move(quote, rows.get(quote.instrument), on, headline)) is not None]
    jumped = sum(move > jump for move in moves)
    return len(moves) >= LEAST_COMPARED and jumped >= LEAST_SCALED * len(moves)


def _move(quote: BoardQuote, row: StandingRow | None, on: date, headline: str) -> Decimal | None:
    """How far the headline moved since a short while ago, as a fraction of the lower; None if nothing is known."""
    last = row.last if row else None
    if last is None or on - last.date > JUMP_MEMORY or not {headline} <= last.figures.keys() & quote.figures.keys():
        return None
    low, high = sorted((Decimal(last.figures[headline]), Decimal(quote.figures[headline])))
    return (high - low) / low if low else None
