"""Rules of a bank's row beside Nepal Rastra Bank's rate of the same day. Each says in words what is wrong, or None.

Bounds were measured on 18 banks on 2025-07-10: dollars within 0.15 % of the central bank's, notes of dollars within
0.60 %, other currencies within 4 %; sold at most 1.6 % dearer than bought; notes bought at most 0.6 % cheaper.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from chautari.markets.model.bank_board import BUYING, BankQuote, QuotedKind

BANDS, BAND = {"USD": Decimal("0.003")}, Decimal("0.05")
BANDS_OF_NOTES = {"USD": Decimal("0.01")}
NOTES: tuple[QuotedKind, ...] = ("cash_below_50", "cash", "sell_cash")
MOST_SPREAD, MOST_OF_NOTES = Decimal("1.02"), Decimal("0.015")
# Its rate is fixed: every bank buys at 1.60 and sells at 1.6015, to the paisa.
FIXED = "INR"
UNITS = (1, 10, 100)


@dataclass(frozen=True, slots=True)
class ReferenceRate:
    """Nepal Rastra Bank's buying and selling rate of a day, in NPR for `unit` of the currency."""

    unit: int
    buy: Decimal
    sell: Decimal

    def per_one(self, kind: QuotedKind) -> Decimal:
        """The rate that a bank's figure of this kind is compared with, for one of the currency."""
        return (self.buy if kind in BUYING else self.sell) / self.unit


def deviation(quote: BankQuote, kind: QuotedKind, unit: int, reference: ReferenceRate) -> Decimal:
    """How far a figure, taken per `unit`, is from the central bank's, as a fraction of it."""
    rate = reference.per_one(kind)
    return quote.amounts[kind] / unit / rate - 1


def proven_unit(quote: BankQuote, reference: ReferenceRate) -> int | None:
    """The unit, stated or of UNITS, by which every figure lies in the band. None if none does.

    Units are ten apart and the band is five in a hundred, so that there is never a second.
    """
    units = UNITS if quote.unit is None else (quote.unit,)
    return next((unit for unit in units if _off_band(quote, unit, reference) is None), None)


def out_of_band(quote: BankQuote, unit: int, reference: ReferenceRate) -> str | None:
    """Every figure is near the central bank's of the day; else the unit, a digit, the row or the day is another."""
    return _off_band(quote, unit, reference)


def _off_band(quote: BankQuote, unit: int, reference: ReferenceRate) -> str | None:
    for kind, amount in quote.amounts.items():
        bands = BANDS_OF_NOTES if kind in NOTES else BANDS
        if abs(deviation(quote, kind, unit, reference)) > bands.get(quote.currency, BAND):
            return f"{kind} {amount} per {unit} beside {reference.per_one(kind) * unit} of the central bank"
    return None


def not_the_fixed_rate(quote: BankQuote, unit: int, reference: ReferenceRate) -> str | None:
    """The Indian rupee has the central bank's rate exactly."""
    if quote.currency != FIXED:
        return None
    wrong = [kind for kind in quote.figures if deviation(quote, kind, unit, reference) != 0]
    return f"{wrong[0]} {quote.figures[wrong[0]]} per {unit} is not the fixed rate" if wrong else None


def sells_below_what_it_buys_at(quote: BankQuote, unit: int, reference: ReferenceRate) -> str | None:
    """A bank sells above what it buys at; else the columns are exchanged or a digit is wrong."""
    buying = [amount for kind, amount in quote.amounts.items() if kind in BUYING]
    selling = [amount for kind, amount in quote.amounts.items() if kind not in BUYING]
    if not buying or not selling or min(selling) > max(buying):
        return None
    return f"buys at {max(buying)} and sells at {min(selling)}"


def wide_spread(quote: BankQuote, unit: int, reference: ReferenceRate) -> str | None:
    """A bank sells at most two in a hundred dearer than it buys by transfer."""
    buy, sell = quote.amounts.get("transfer"), quote.amounts.get("sell")
    if buy is None or sell is None or sell <= buy * MOST_SPREAD:
        return None
    return f"buys at {buy} and sells at {sell}"


def notes_off_transfer(quote: BankQuote, unit: int, reference: ReferenceRate) -> str | None:
    """Notes are bought at what a transfer is bought at or a little cheaper, small ones cheapest."""
    amounts = quote.amounts
    ladder = [amounts[kind] for kind in BUYING if kind in amounts]
    if ladder != sorted(ladder):
        return f"buys at {' and '.join(map(str, ladder))}, notes dearer than transfers"
    if ladder and ladder[-1] - ladder[0] > ladder[-1] * MOST_OF_NOTES:
        return f"buys at {ladder[0]} and {ladder[-1]}"
    return None


RowCheck = Callable[[BankQuote, int, ReferenceRate], str | None]
ROW_CHECKS: tuple[RowCheck, ...] = (
    out_of_band,
    not_the_fixed_rate,
    sells_below_what_it_buys_at,
    wide_spread,
    notes_off_transfer,
)
