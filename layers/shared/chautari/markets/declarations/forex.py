"""Currencies: the rates of the day of Nepal Rastra Bank, the bank of issue.

Names, rules and bounds are those of `rates.model`, where the days are kept as series and judged. What a commercial bank
quotes is another market.
"""

from datetime import date
from decimal import Decimal

from chautari.markets.model.market import DeclaredInstrument, Figure, MarketDeclaration, NamedUnit
from chautari.rates.model.authority_rules import bundled
from chautari.rates.model.instruments import ANCHOR, CURRENCIES, Instrument
from chautari.rates.model.rate_markets import RATE_MARKETS

_RATES = RATE_MARKETS["forex"]


def unit_of(code: str, amount: int) -> NamedUnit:
    """The unit of a figure for so many of a currency: `100 INR`."""
    name = f"{amount} {code}"
    return NamedUnit(name.replace(" ", "-"), name, name, code, Decimal(amount))


def declared(currency: Instrument) -> DeclaredInstrument:
    """A currency. One that a notice lists is quoted as its own rows say."""
    return DeclaredInstrument(
        currency.key,
        currency.name,
        currency.name_ne,
        _UNITS.get(currency.key, unit_of(currency.key, 1)).key,
        usual=True,
        dimensions={"currency": currency.key},
        jump=currency.jump,
    )


def _listed(code: str) -> int:
    """How many of a currency its listing is for."""
    listing = bundled(_RATES.authority).standing(code, date.max)
    return int(listing.value) if listing else 1


_UNITS = {code: unit_of(code, _listed(code)) for code in CURRENCIES}
_DECLARED = {code: declared(currency) for code, currency in CURRENCIES.items()}

MARKET = MarketDeclaration(
    key="forex",
    name="Exchange rates of Nepal Rastra Bank",
    name_ne="नेपाल राष्ट्र बैंकको विनिमय दर",
    basis="the bank of issue's rate",
    basis_ne="केन्द्रीय बैंकको दर",
    dimensions=("currency",),
    figures=(Figure("buy", "Buying", "खरिद", "buy"), Figure("sell", "Selling", "बिक्री", "sell")),
    headline=CURRENCIES[ANCHOR].headlines[0],
    units={unit.key: unit for unit in _UNITS.values()},
    instruments=_DECLARED,
    authority=_RATES.authority,
    schedule=_RATES.schedule,
    least_rows=(_RATES.least_rows,) * 12,
    jump=CURRENCIES[ANCHOR].jump,
    agreement="authority",
    kept="series",
    named_rules=_RATES.rules,
)
