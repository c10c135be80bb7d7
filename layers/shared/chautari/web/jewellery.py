"""Price of a piece of jewellery at the day's rate: weight, wastage and making.

A tola is 16 aana or 100 lal (11.664 g): https://en.wikipedia.org/wiki/Tola_(unit) . Taxes are not included.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from chautari.nepali.numerals import latin_digits, plain
from chautari.rates.model.instruments import GRAMS_PER_TOLA

AANA, LAL, PERCENT = Decimal(16), Decimal(100), Decimal(100)


@dataclass(frozen=True, slots=True)
class JewelleryPiece:
    """A piece as described by a customer. Weights in tola, aana, lal; wastage (jarti) in percent; making in rupees."""

    tola: Decimal
    aana: Decimal
    lal: Decimal
    wastage: Decimal
    making: Decimal

    @property
    def weight(self) -> Decimal:
        """The weight in tola."""
        return self.tola + self.aana / AANA + self.lal / LAL


@dataclass(frozen=True, slots=True)
class JewelleryCost:
    """Amounts in whole rupees, weights in tola and grams; `total` is the sum of the amounts shown."""

    weight: Decimal
    grams: Decimal
    metal: Decimal
    wastage: Decimal
    making: Decimal

    @property
    def total(self) -> Decimal:
        """The total in rupees."""
        return self.metal + self.wastage + self.making


def piece(asked: Mapping[str, str]) -> JewelleryPiece:
    """The piece in a form; fields left out are zero."""
    return JewelleryPiece(*(_number(asked.get(name, "")) for name in ("tola", "aana", "lal", "wastage", "making")))


def cost(of: JewelleryPiece, price: Decimal) -> JewelleryCost:
    """The cost at `price` rupees a tola."""
    metal = of.weight * price
    grams = (of.weight * GRAMS_PER_TOLA).quantize(Decimal("0.001"), ROUND_HALF_EVEN)
    return JewelleryCost(of.weight, grams, _rupees(metal), _rupees(metal * of.wastage / PERCENT), _rupees(of.making))


def said(amount: Decimal) -> str:
    """An amount in the API's notation."""
    return plain(amount)


def _number(text: str) -> Decimal:
    return Decimal(latin_digits(text).strip(".") or "0")


def _rupees(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), ROUND_HALF_EVEN)
