"""What one source says of one market date, seen whole: a row that is wrong by itself often shows beside the others.

How the bank's rates hang together was measured on 117 of its days of 2020, 2022 and 2026.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from statistics import median

from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.source import RateSource

Quotes = Mapping[str, ParsedQuote]

# Both sides are rounded to the paisa, from a rate that the bank does not round: half a paisa of each, times the ratio.
MAX_ROUNDING = Decimal("0.0101")

# Units of a currency for a dollar (for a euro: DKK), and how far the bank's rates lie from that, as a share.
_DOLLAR_PEGS = {
    "USD": ("1", "0.005"),
    "AED": ("3.6725", "0.003"),
    "SAR": ("3.756", "0.005"),
    "QAR": ("3.658", "0.008"),
    "BHD": ("0.377", "0.004"),
    "OMR": ("0.385", "0.004"),
    "HKD": ("7.806", "0.010"),
}
_DKK_PER_EUR, _DKK_PEG_BAND = Decimal("7.456"), Decimal("0.006")
_MIN_PEGGED = 4

# Two rates that each moved to the other's of yesterday: from this share on, and with at most a quarter of it left over.
_MIN_MOVE, _MATCH_FACTOR = Decimal("0.004"), 4


class DailySnapshot:
    """Quotes by instrument, with those of the calendar day before where the same source holds them."""

    def __init__(self, source: RateSource, quotes: Quotes, before: Quotes | None = None) -> None:
        self.source = source
        self.quotes = quotes
        self.before = before or {}

    @cached_property
    def ratio(self) -> Decimal | None:
        """The ratio of sell to buy that explains three quarters of the currencies; None where there is none."""
        quoted = [quote for quote in self.quotes.values() if quote.instrument != "INR" and two_sided(quote)]
        ratios = {Decimal(each.figures["sell"]) / Decimal(each.figures["buy"]) for each in quoted}
        votes = {ratio: sum(ratio_deviation(quote, ratio) <= MAX_ROUNDING for quote in quoted) for ratio in ratios}
        best = max(votes, key=lambda ratio: (votes[ratio], ratio), default=None)
        return best if best is not None and votes[best] * 4 >= len(quoted) * 3 else None

    @cached_property
    def _dollars(self) -> dict[str, Decimal]:
        """What a dollar costs by each currency that is pegged to it, and by its own row."""
        prices = {code: price_per_unit(self.quotes[code]) for code in _DOLLAR_PEGS if code in self.quotes}
        return {code: price * Decimal(_DOLLAR_PEGS[code][0]) for code, price in prices.items() if price is not None}

    def off_its_peg(self, code: str) -> str | None:
        """In words how far a pegged currency (or the dollar) lies from what the others make of it."""
        if code == "DKK":
            return self._off_the_euro()
        if code not in self._dollars or len(self._dollars) < _MIN_PEGGED:
            return None
        dollar = median(self._dollars.values())
        off = self._dollars[code] / dollar - 1
        return None if abs(off) <= Decimal(_DOLLAR_PEGS[code][1]) else f"{off:+.2%} from its peg to the dollar"

    def _off_the_euro(self) -> str | None:
        crown, euro = (price_per_unit(self.quotes[code]) if code in self.quotes else None for code in ("DKK", "EUR"))
        if crown is None or euro is None:
            return None
        off = crown * _DKK_PER_EUR / euro - 1
        return None if abs(off) <= _DKK_PEG_BAND else f"{off:+.2%} from its peg to the euro"

    def moved_since_yesterday(self, code: str) -> bool:
        """Whether a side that both days quote is not what it was, for one of the currency."""
        quote, eve = self.quotes[code], self.before.get(code)
        if eve is None:
            return False
        sides = quote.figures.keys() & eve.figures.keys()
        return any(
            Decimal(quote.figures[side]) * (eve.unit or 1) != Decimal(eve.figures[side]) * (quote.unit or 1)
            for side in sides
        )

    def exchanged_with(self, code: str) -> str | None:
        """The currency whose rate of yesterday this one has, which in turn has this one's."""
        moved = self._moved
        return next((other for other in moved if code in moved and other != code and self._crossed(code, other)), None)

    @cached_property
    def _moved(self) -> dict[str, Decimal]:
        """How far each rate moved since yesterday, as a share, of those that moved far enough to be another's."""
        eve = self._eve
        shares = {code: abs(now / eve[code] - 1) for code, now in self._prices.items() if code in eve}
        return {code: share for code, share in shares.items() if share >= _MIN_MOVE}

    def _crossed(self, code: str, other: str) -> bool:
        now, eve = self._prices, self._eve
        left = max(abs(now[code] / eve[other] - 1), abs(now[other] / eve[code] - 1))
        return left * _MATCH_FACTOR <= min(self._moved[code], self._moved[other])

    @cached_property
    def _prices(self) -> dict[str, Decimal]:
        return dict(_prices(self.quotes))

    @cached_property
    def _eve(self) -> dict[str, Decimal]:
        return dict(_prices(self.before))

    @cached_property
    def repeats_the_day_before(self) -> bool:
        """Whether every rate is that of the day before, though the bank made the two tables on different days."""
        made = {quote.stated.get("modified_on", "")[:10] for quote in self.quotes.values()}
        made_before = {quote.stated.get("modified_on", "")[:10] for quote in self.before.values()}
        alike = {name: quote.figures for name, quote in self.quotes.items()}
        return (
            "" not in made | made_before
            and not made & made_before
            and len(alike) > _MIN_PEGGED
            and alike == {name: quote.figures for name, quote in self.before.items()}
        )


def _prices(quotes: Quotes) -> Iterator[tuple[str, Decimal]]:
    prices = ((name, price_per_unit(quote)) for name, quote in quotes.items())
    return ((name, price) for name, price in prices if price is not None)


def price_per_unit(quote: ParsedQuote) -> Decimal | None:
    """The buying rate of one of a currency."""
    return Decimal(quote.figures["buy"]) / quote.unit if quote.unit and "buy" in quote.figures else None


def two_sided(quote: ParsedQuote) -> bool:
    """Whether buy and sell are both quoted."""
    return {"buy", "sell"} <= quote.figures.keys()


def ratio_deviation(quote: ParsedQuote, ratio: Decimal) -> Decimal:
    """How far, in NPR, the selling rate lies from `ratio` times the buying rate."""
    return abs(Decimal(quote.figures["sell"]) - Decimal(quote.figures["buy"]) * ratio)
