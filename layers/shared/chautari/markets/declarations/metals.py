"""Gold and silver: the price of the day that the Federation of Nepal Gold and Silver Dealers' Associations sets.

Bounds, names and rules are those of `rates.model`, where the days are kept as series and judged.
"""

from decimal import Decimal

from chautari.markets.model.market import DeclaredInstrument, Figure, MarketDeclaration, NamedUnit
from chautari.rates.model.instruments import GRAMS_PER_TOLA, METALS
from chautari.rates.model.rate_markets import RATE_MARKETS

_RATES = RATE_MARKETS["metals"]

MARKET = MarketDeclaration(
    key="metals",
    name="Gold and silver",
    name_ne="सुन र चाँदी",
    basis="the Federation's price, without making",
    basis_ne="महासंघको मूल्य, ज्यालाबाहेक",
    dimensions=("metal",),
    figures=(Figure("tola", "A tola", "एक तोला"), Figure("10g", "Ten grams", "दश ग्राम", unit="10g")),
    headline=METALS["gold"].headlines[0],
    units={
        "tola": NamedUnit("tola", "tola", "तोला", "g", GRAMS_PER_TOLA),
        "10g": NamedUnit("10g", "10 grams", "१० ग्राम", "g", Decimal(10)),
    },
    instruments={
        metal.key: DeclaredInstrument(
            metal.key,
            metal.name,
            metal.name_ne,
            "tola",
            usual=metal.key != "gold-tejabi",  # not set since July 2024
            dimensions={"metal": metal.key},
            jump=metal.jump,
        )
        for metal in METALS.values()
    },
    authority=_RATES.authority,
    schedule=_RATES.schedule,
    least_rows=(_RATES.least_rows,) * 12,
    jump=METALS["gold"].jump,
    agreement="republishers",
    kept="series",
    named_rules=_RATES.rules,
)
