"""The row of a currency with a peg to the rupee, which shows whether a table was read right as a whole.

A row off its peg is one of two things, which the rest of the table tells apart:

- a peg that moved on purpose: a row of the shape of a pegged one, while the other rows stay where they were; or
- a table that was misread as a whole: a row of no such shape, or one that moved with all others by one factor.
"""

from collections.abc import Mapping
from decimal import Decimal
from statistics import median

from chautari.rates.model.observations import ParsedQuote

# How far above the peg the bank sells: 0.0015 on 117 of 117 days measured.
MAX_MARGIN = Decimal("0.01")
# A peg that moved is near the one before; farther off it is another row's figure or a misplaced point.
MAX_MOVE = Decimal("0.20")
# How far the median row may lie from the move of the pegged one where one factor moved both. On 117 days measured the
# median moved by 1 % at most, and it moves by chance as a peg does on few of them.
SAME_FACTOR = Decimal("0.003")
MIN_OTHERS = 4
PAISA = Decimal("0.01")
# How the words end about a table that was misread as a whole, as the day before shows.
ALL_MOVED = ": all moved by one factor"

Prices = Mapping[str, Decimal]


def off_peg(quote: ParsedQuote, peg: Decimal, ratio: Decimal | None) -> bool:
    """Whether a row is off its peg, or sold farther above it than the margin, or than its own `ratio` to the peg.

    Sell is above buy, but where the paisa hides the difference.
    """
    unit, margin = quote.unit or 1, _margin(peg, ratio)
    rates = _rates(quote)
    buy, sell = rates.get("buy", peg), rates.get("sell", peg + margin)
    apart = sell > peg or PAISA / unit >= MAX_MARGIN
    return not (buy == peg <= sell <= peg + margin and apart)


def looks_pegged(quote: ParsedQuote, peg: Decimal) -> bool:
    """Whether a row that is off its peg has the shape of a pegged one: near it, and sold just above, or at it still."""
    rates = _rates(quote)
    buy = rates.get("buy", rates.get("sell", peg))
    sell = rates.get("sell", buy + MAX_MARGIN)
    near = abs(buy / peg - 1) <= MAX_MOVE
    return near and buy < sell and (buy == peg or sell - buy <= MAX_MARGIN)


def moved_with_all(code: str, prices: Prices, previous: Prices) -> bool:
    """Whether the row and the median of the others moved by one factor since the day before."""
    factors = {name: price / previous[name] for name, price in prices.items() if name in previous}
    own = factors.pop(code, None)
    if own is None or own == 1 or len(factors) < MIN_OTHERS:
        return False
    return abs(median(factors.values()) / own - 1) <= SAME_FACTOR


def _rates(quote: ParsedQuote) -> dict[str, Decimal]:
    return {side: Decimal(printed) / (quote.unit or 1) for side, printed in quote.figures.items()}


def _margin(peg: Decimal, ratio: Decimal | None) -> Decimal:
    return MAX_MARGIN if ratio is None else peg * (ratio - 1)
