"""Whether the figures of a board stand a row off their names. Pure.

Half of the prices of vegetables are those of the day before. Where rows have slipped, that half stands in the rows
beside them: all addresses of a publisher may say so, as they are one data base.
"""

from collections.abc import Mapping, Sequence

from chautari.markets.model.board import BoardQuote

Figures = Mapping[str, str]
# On the 899 bundled days at most 3; with twenty rows or more slipped, 94 in 100 boards have 5 (docs/measurements.md).
LEAST_SLIPPED = 5


def slipped_rows(quotes: Sequence[BoardQuote], before: Mapping[str, Figures]) -> int:
    """How many more rows of a stretch have what stood in the row beside them than have what stood in their own.

    Of all stretches and both directions the most. `before`: the figures last served, by instrument.
    """
    return max(_most_in_a_stretch(quotes, before, step) for step in (-1, 1))


def _most_in_a_stretch(quotes: Sequence[BoardQuote], before: Mapping[str, Figures], step: int) -> int:
    most = running = 0
    for place, quote in enumerate(quotes):
        beside = quotes[place + step].instrument if 0 <= place + step < len(quotes) else ""
        is_own = before.get(quote.instrument) == quote.figures
        is_beside = before.get(beside) == quote.figures
        running = max(0, running + is_beside - is_own)
        most = max(most, running)
    return most
