"""Price of a piece of jewellery at the day's rate: weight, purity, wastage, making and tax, and what it sells back for.

A tola is 16 aana or 100 lal (11.664 g): https://en.wikipedia.org/wiki/Tola_(unit) . Rates of wastage, making, tax and
deduction are the reader's: no list of them is published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext

from chautari.nepali.numerals import plain
from chautari.rates.model.instruments import GRAMS_PER_TOLA

AANA, LAL, PERCENT = Decimal(16), Decimal(100), Decimal(100)
FINE = 24
CARATS = (FINE, 22, 18)
# Digits of the tax on the most that the form takes: 12 digits of weight and of two percentages, times a price.
_EXACT = Context(prec=60)
NUMBERS = ("tola", "aana", "lal", "gram", "wastage", "making", "tax", "deduction")


@dataclass(frozen=True, slots=True)
class JewelleryPiece:
    """A piece as described by a customer.

    Weights in tola, aana, lal and grams are added up; wastage (jarti), tax and deduction are percent; making is rupees.
    """

    carat: int
    tola: Decimal
    aana: Decimal
    lal: Decimal
    gram: Decimal
    wastage: Decimal
    making: Decimal
    tax: Decimal
    deduction: Decimal

    @property
    def weight(self) -> Decimal:
        """The weight in tola."""
        return self.tola + self.aana / AANA + self.lal / LAL + self.gram / GRAMS_PER_TOLA


@dataclass(frozen=True, slots=True)
class JewelleryCost:
    """Amounts in whole rupees, weights in tola and grams to a thousandth; `total` is the sum of the amounts shown.

    `sold_back` is the worth of the metal less the deduction: wastage, making and tax are not paid back.
    """

    weight: Decimal
    grams: Decimal
    metal: Decimal
    wastage: Decimal
    making: Decimal
    tax: Decimal
    sold_back: Decimal

    @property
    def total(self) -> Decimal:
        """The total in rupees."""
        with localcontext(_EXACT):
            return self.metal + self.wastage + self.making + self.tax


def piece(asked: Mapping[str, str]) -> JewelleryPiece:
    """The piece of a form's values in the API's notation; what is left out is zero, and fine metal."""
    carat = int(asked.get("carat") or FINE) if asked.get("metal", "gold") != "silver" else FINE
    return JewelleryPiece(carat, *(_number(asked.get(name, "")) for name in NUMBERS))


def cost(of: JewelleryPiece, price: Decimal) -> JewelleryCost:
    """The cost at `price` rupees a tola of the fine metal."""
    with localcontext(_EXACT):
        return _cost(of, price)


def _cost(of: JewelleryPiece, price: Decimal) -> JewelleryCost:
    metal = _rupees(of.weight * at_carat(price, of.carat))
    wastage, making = _rupees(metal * of.wastage / PERCENT), _rupees(of.making)
    return JewelleryCost(
        _thousandths(of.weight),
        _thousandths(of.weight * GRAMS_PER_TOLA),
        metal,
        wastage,
        making,
        _rupees((metal + wastage + making) * of.tax / PERCENT),
        _rupees(metal * (PERCENT - min(of.deduction, PERCENT)) / PERCENT),
    )


def at_carat(price: Decimal, carat: int) -> Decimal:
    """The price of an alloy by its share of fine metal: of 24 parts `carat` are fine. Computed, printed by nobody."""
    return price if carat == FINE else price * carat / FINE


def said(amount: Decimal) -> str:
    """An amount in the API's notation."""
    return plain(amount)


def _number(text: str) -> Decimal:
    return Decimal(text or "0")


def _rupees(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), ROUND_HALF_EVEN)


def _thousandths(weight: Decimal) -> Decimal:
    return weight.quantize(Decimal("0.001"), ROUND_HALF_EVEN)
