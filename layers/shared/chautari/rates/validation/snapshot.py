"""Daily snapshot: all quotes of one source on one market date, since comparing rows reveals errors of single ones.

The relations between the bank's rates were measured on 117 of its days of 2020, 2022 and 2026.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from statistics import median

from chautari.rates.model.authority_rules import AuthorityRules, DatedRule, bundled
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.source import RateSource
from chautari.rates.validation import pegged_row

Quotes = Mapping[str, ParsedQuote]

# Both sides are rounded to the paisa, from a rate that the bank does not round: half a paisa of each, times the ratio.
MAX_ROUNDING = Decimal("0.0101")

# Units of a currency for a dollar, and how far the bank's rates lie from that, as a share; the same of DKK for a euro.
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

# Two exchanged rates: each moved by at least this share, and at most a quarter of that move away from what the other
# was on the day before.
_MIN_MOVE, _MATCH_FACTOR = Decimal("0.004"), 4


class DailySnapshot:
    """Quotes by instrument, with those of the calendar day before if the same source has them.

    `rules` are the authority's; left out, the bundled ones.
    """

    def __init__(
        self,
        source: RateSource,
        quotes: Quotes,
        previous_day: Quotes | None = None,
        rules: AuthorityRules | None = None,
    ) -> None:
        self.source = source
        self.quotes = quotes
        self.previous_day = previous_day or {}
        self.rules = bundled(source.origin) if rules is None else rules

    def peg(self, quote: ParsedQuote) -> Decimal | None:
        """The peg of the quote's instrument in force on its date, NPR for one; None if it has none."""
        return self.rules.peg(quote.instrument, quote.date)

    def own_spread(self, quote: ParsedQuote) -> DatedRule | None:
        """The spread of the quote's instrument alone; None if the day's ratio holds for it."""
        return self.rules.own("spread", quote.instrument, quote.date)

    def off_peg(self, quote: ParsedQuote) -> str | None:
        """In words, a quote that is off its peg; None for one at its peg or without one."""
        peg, spread = self.peg(quote), self.own_spread(quote)
        ratio = Decimal(spread.value) if spread else None
        if peg is None or quote.unit is None or not pegged_row.off_peg(quote, peg, ratio):
            return None
        return f"{quote.instrument} {dict(quote.figures)} per {quote.unit}, and its peg is {peg}"

    @cached_property
    def misread_by_a_peg(self) -> str | None:
        """In words, the row of a pegged currency which shows that the whole table was misread; None without one."""
        for code, quote in self.quotes.items():
            words, peg = self.off_peg(quote), self.peg(quote)
            moved = pegged_row.moved_with_all(code, self._prices, self._previous_prices)
            if words and peg and (moved or not pegged_row.looks_pegged(quote, peg)):
                return f"{words}{pegged_row.ALL_MOVED if moved else ''}"
        return None

    def rules_changed(self, quote: ParsedQuote) -> bool:
        """Whether the instrument's peg or unit is another than on the day before."""
        today, eve = (
            (self.rules.own("peg", quote.instrument, on), self.rules.unit(quote.instrument, on))
            for on in (quote.date, quote.date - timedelta(days=1))
        )
        return today != eve

    @cached_property
    def ratio(self) -> Decimal | None:
        """The ratio of sell to buy that three quarters of the currencies have; None if there is none."""
        common = [quote.figures for quote in self.quotes.values() if two_sided(quote) and self._has_common(quote)]
        sides = [(Decimal(figures["buy"]), Decimal(figures["sell"])) for figures in common]
        best: Decimal | None = None
        most = 0
        for ratio in sorted({sell / buy for buy, sell in sides}, reverse=True):
            votes = sum(abs(sell - buy * ratio) <= MAX_ROUNDING for buy, sell in sides)
            best, most = (ratio, votes) if votes > most else (best, most)
            if most == len(sides):
                break  # a sound table: of 22 ratios one is tried
        return best if most * 4 >= len(sides) * 3 else None

    def _has_common(self, quote: ParsedQuote) -> bool:
        return self.peg(quote) is None and self.own_spread(quote) is None

    @cached_property
    def _dollars(self) -> dict[str, Decimal]:
        """The price of a dollar that follows from each currency pegged to it, and from its own row."""
        prices = {code: price_per_unit(self.quotes[code]) for code in _DOLLAR_PEGS if code in self.quotes}
        return {code: price * Decimal(_DOLLAR_PEGS[code][0]) for code, price in prices.items() if price is not None}

    def off_its_peg(self, code: str) -> str | None:
        """In words, how far a pegged currency or the dollar is from its peg; None within its band."""
        if code == "DKK":
            return self._off_the_euro_peg()
        if code not in self._dollars or len(self._dollars) < _MIN_PEGGED:
            return None
        dollar = median(self._dollars.values())
        deviation = self._dollars[code] / dollar - 1
        within_band = abs(deviation) <= Decimal(_DOLLAR_PEGS[code][1])
        return None if within_band else f"{deviation:+.2%} from its peg to the dollar"

    def _off_the_euro_peg(self) -> str | None:
        krone, euro = (price_per_unit(self.quotes[code]) if code in self.quotes else None for code in ("DKK", "EUR"))
        if krone is None or euro is None:
            return None
        deviation = krone * _DKK_PER_EUR / euro - 1
        return None if abs(deviation) <= _DKK_PEG_BAND else f"{deviation:+.2%} from its peg to the euro"

    def moved_since_yesterday(self, code: str) -> bool:
        """Whether a side that both days quote has changed, per unit of the currency."""
        quote, previous = self.quotes[code], self.previous_day.get(code)
        if previous is None:
            return False
        sides = quote.figures.keys() & previous.figures.keys()
        return any(
            Decimal(quote.figures[side]) * (previous.unit or 1) != Decimal(previous.figures[side]) * (quote.unit or 1)
            for side in sides
        )

    def exchanged_with(self, code: str) -> str | None:
        """The currency whose rate of the day before this one has, if that currency has this one's; else None."""
        if code not in self._moves:
            return None
        candidates = (candidate for candidate in self._moves if candidate != code)
        return next((candidate for candidate in candidates if self._are_exchanged(code, candidate)), None)

    @cached_property
    def _moves(self) -> dict[str, Decimal]:
        """Moves since the day before, as shares, of the rates that moved far enough to be another's."""
        previous = self._previous_prices
        shares = {code: abs(price / previous[code] - 1) for code, price in self._prices.items() if code in previous}
        return {code: share for code, share in shares.items() if share >= _MIN_MOVE}

    def _are_exchanged(self, code: str, other: str) -> bool:
        prices, previous = self._prices, self._previous_prices
        distance = max(abs(prices[code] / previous[other] - 1), abs(prices[other] / previous[code] - 1))
        return distance * _MATCH_FACTOR <= min(self._moves[code], self._moves[other])

    @cached_property
    def _prices(self) -> dict[str, Decimal]:
        return dict(_prices(self.quotes))

    @cached_property
    def _previous_prices(self) -> dict[str, Decimal]:
        return dict(_prices(self.previous_day))

    @cached_property
    def repeats_the_day_before(self) -> bool:
        """Whether every rate is that of the day before, though the bank modified the two tables on different days."""
        modified = {quote.stated.get("modified_on", "")[:10] for quote in self.quotes.values()}
        modified_before = {quote.stated.get("modified_on", "")[:10] for quote in self.previous_day.values()}
        figures, before = ({n: q.figures for n, q in quotes.items()} for quotes in (self.quotes, self.previous_day))
        is_modified = "" not in modified | modified_before and not modified & modified_before
        return is_modified and len(figures) > _MIN_PEGGED and figures == before


def _prices(quotes: Quotes) -> Iterator[tuple[str, Decimal]]:
    prices = ((name, price_per_unit(quote)) for name, quote in quotes.items())
    return ((name, price) for name, price in prices if price is not None)


def price_per_unit(quote: ParsedQuote) -> Decimal | None:
    """The buying rate of one unit of a currency, in NPR; None if it is not quoted."""
    return Decimal(quote.figures["buy"]) / quote.unit if quote.unit and "buy" in quote.figures else None


def two_sided(quote: ParsedQuote) -> bool:
    """Whether buy and sell are both quoted."""
    return {"buy", "sell"} <= quote.figures.keys()


def ratio_deviation(quote: ParsedQuote, ratio: Decimal) -> Decimal:
    """The difference in NPR between the selling rate and `ratio` times the buying rate."""
    return abs(Decimal(quote.figures["sell"]) - Decimal(quote.figures["buy"]) * ratio)
