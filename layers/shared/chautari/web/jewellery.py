"""What a piece of jewellery costs at the day's price: its weight, what is lost in the making, and the making.

A tola is 16 aana or 100 lal (11.664 g): https://en.wikipedia.org/wiki/Tola_(unit) . Taxes are not reckoned.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from chautari.nepali.numerals import latin_digits, plain
from chautari.rates.model.instruments import GRAMS_PER_TOLA

AANA, LAL, PERCENT = Decimal(16), Decimal(100), Decimal(100)


@dataclass(frozen=True, slots=True)
class JewelleryPiece:
    """A piece as a customer states it. Weights in tola, aana and lal; wastage (jarti) in percent; making in rupees."""

    tola: Decimal
    aana: Decimal
    lal: Decimal
    wastage: Decimal
    making: Decimal

    @property
    def weight(self) -> Decimal:
        """Its weight in tola."""
        return self.tola + self.aana / AANA + self.lal / LAL


@dataclass(frozen=True, slots=True)
class JewelleryCost:
    """Whole rupees but for the weights (tola, grams); `total` is the sum of what is shown."""

    weight: Decimal
    grams: Decimal
    metal: Decimal
    wastage: Decimal
    making: Decimal

    @property
    def total(self) -> Decimal:
        """What is to be paid."""
        return self.metal + self.wastage + self.making


def piece(asked: Mapping[str, str]) -> JewelleryPiece:
    """The piece that a form describes; what is left out is nothing."""
    return JewelleryPiece(*(_number(asked.get(name, "")) for name in ("tola", "aana", "lal", "wastage", "making")))


def cost(of: JewelleryPiece, price: Decimal) -> JewelleryCost:
    """What it costs at `price` rupees a tola."""
    metal = of.weight * price
    grams = (of.weight * GRAMS_PER_TOLA).quantize(Decimal("0.001"), ROUND_HALF_EVEN)
    return JewelleryCost(of.weight, grams, _rupees(metal), _rupees(metal * of.wastage / PERCENT), _rupees(of.making))


def said(amount: Decimal) -> str:
    """An amount as the API would write it."""
    return plain(amount)


def _number(text: str) -> Decimal:
    return Decimal(latin_digits(text).strip(".") or "0")


def _rupees(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), ROUND_HALF_EVEN)
