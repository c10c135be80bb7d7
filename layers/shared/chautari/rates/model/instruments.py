"""Instruments: three metals of the Federation and the currencies of Nepal Rastra Bank, each with its normal bounds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Market = Literal["metals", "forex"]

GRAMS_PER_TOLA = Decimal("11.664")
GRAMS_PER_TROY_OUNCE = Decimal("31.1034768")


@dataclass(frozen=True, slots=True)
class Instrument:
    """A priced metal or currency. Amounts are in NPR.

    - `authority`: the key of the source that sets its figures.
    - `headlines`: change and jumps are measured on the first of these figures that is printed.
    - `jump`: the largest move in one market day that is served on a single observation, as a share. It was set on
      2,673 market days, 2017 to 2026: gold moved more than 7 % on three of them (one a typing error), silver more than
      12 % on three.
    - `tolerance`: how far two observations of one figure may lie apart and still agree. Some republishers compute the
      tola from the rounded 10 grams, which moves it by half a rounding step. So it holds only if the other figure is a
      whole multiple of the authority's `steps`: the Federation printed every tola of gold of its 2,673 days in whole
      hundreds.
    - `republished`: whether others print the authority's figure in a form we read, so that it could have a second
      source.
    - `ten_gram_step`: how far ten grams may lie from what the tola makes; None where that is not checked.
    - `steps`: the authority's rounding step by figure.
    - `related`: instruments whose price in the same table is evidence for or against a large move: gold and silver
      mostly move together, and all currencies do when the Indian rupee moves.
    """

    key: str
    market: Market
    name: str
    name_ne: str
    authority: str
    headlines: tuple[str, ...]
    jump: Decimal
    tolerance: Decimal
    republished: bool
    ten_gram_step: Decimal | None = None
    steps: Mapping[str, Decimal] = field(default_factory=dict)
    related: tuple[str, ...] = ()


def _metal(
    key: str, name: str, name_ne: str, *, jump: str, tolerance: str, step: str, steps: tuple[str, str]
) -> Instrument:
    bounds = Decimal(jump), Decimal(tolerance), True, Decimal(step)
    step_by_figure = {figure: Decimal(text) for figure, text in zip(("tola", "10g"), steps, strict=True)}
    related = ("gold",) if key == "silver" else ("silver",)
    return Instrument(key, "metals", name, name_ne, "fenegosida", ("tola",), *bounds, step_by_figure, related)


METALS = {
    metal.key: metal
    for metal in (
        _metal(
            "gold", "Fine gold (9999, hallmark)", "छापावाल सुन", jump="0.07", tolerance="3", step="5", steps=("100", "5")
        ),
        _metal("gold-tejabi", "Tejabi gold (995)", "तेजाबी सुन", jump="0.07", tolerance="3", step="10", steps=("5", "5")),
        _metal("silver", "Silver", "चाँदी", jump="0.12", tolerance="0.5", step="1", steps=("5", "0.5")),
    )
}

# Names are ours: the bank's own hold spelling errors ("Kuwaity Dinar", "Swedish Kroner").
_CURRENCIES = {
    "INR": ("Indian Rupee", "भारतीय रुपैयाँ"),
    "USD": ("US Dollar", "अमेरिकी डलर"),
    "EUR": ("Euro", "युरो"),
    "GBP": ("Pound Sterling", "पाउन्ड स्टर्लिङ"),
    "CHF": ("Swiss Franc", "स्विस फ्र्याङ्क"),
    "AUD": ("Australian Dollar", "अस्ट्रेलियन डलर"),
    "CAD": ("Canadian Dollar", "क्यानेडियन डलर"),
    "SGD": ("Singapore Dollar", "सिङ्गापुर डलर"),
    "JPY": ("Japanese Yen", "जापानी येन"),
    "CNY": ("Chinese Yuan", "चिनियाँ युआन"),
    "SAR": ("Saudi Riyal", "साउदी रियाल"),
    "QAR": ("Qatari Riyal", "कतारी रियाल"),
    "THB": ("Thai Baht", "थाई भाट"),
    "AED": ("UAE Dirham", "यूएई दिराम"),
    "MYR": ("Malaysian Ringgit", "मलेसियन रिङ्गिट"),
    "KRW": ("South Korean Won", "दक्षिण कोरियाली वन"),
    "SEK": ("Swedish Krona", "स्विडिस क्रोना"),
    "DKK": ("Danish Krone", "डेनिस क्रोन"),
    "HKD": ("Hong Kong Dollar", "हङकङ डलर"),
    "KWD": ("Kuwaiti Dinar", "कुवेती दिनार"),
    "BHD": ("Bahraini Dinar", "बहराइन दिनार"),
    "OMR": ("Omani Rial", "ओमानी रियाल"),
}

# The currency that the rupee is pegged to: while it stands, what moves all others alike is a move and no misreading.
ANCHOR = "INR"


def _currency(code: str, name: str, name_ne: str) -> Instrument:
    related = () if code == ANCHOR else (ANCHOR, "EUR" if code == "USD" else "USD")
    bounds = Decimal("0.06"), Decimal(0), False
    return Instrument(code, "forex", name, name_ne, "nrb", ("buy", "sell"), *bounds, related=related)


CURRENCIES = {code: _currency(code, *names) for code, names in _CURRENCIES.items()}

INSTRUMENTS = METALS | CURRENCIES


def instruments_of(market: Market) -> tuple[Instrument, ...]:
    """The instruments of one market in their order of display."""
    return tuple(instrument for instrument in INSTRUMENTS.values() if instrument.market == market)
