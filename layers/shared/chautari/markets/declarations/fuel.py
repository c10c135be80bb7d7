"""Fuel of Nepal Oil Corporation: the retail price of six products at three groups of depots, in force until revised.

An instrument is a product at a group, `petrol-kathmandu`: two groups' prices are two right figures.
"""

from decimal import Decimal

from chautari.markets.model.board import BoardQuote
from chautari.markets.model.board_rules import BoardRule, RowScene
from chautari.markets.model.depot_groups import DEPOT_GROUPS, DepotGroup
from chautari.markets.model.market import DeclaredInstrument, Figure, MarketDeclaration, NamedUnit

# Product -> name, Nepali name, unit, currency.
PRODUCTS = {
    "petrol": ("Petrol", "पेट्रोल", "litre", "NPR"),
    "diesel": ("Diesel", "डिजेल", "litre", "NPR"),
    "kerosene": ("Kerosene", "मट्टीतेल", "litre", "NPR"),
    "lpg": ("LP gas", "खाना पकाउने ग्यास", "cylinder", "NPR"),
    "atf_dp": ("Aviation fuel, duty paid", "हवाई इन्धन, भन्सारसहित", "litre", "NPR"),
    "atf_df": ("Aviation fuel, duty free", "हवाई इन्धन, भन्सारमुक्त", "kilolitre", "USD"),
}


def instrument_key(product: str, group: str) -> str:
    """The key of a product at a depot group: `atf-dp-kathmandu`."""
    return f"{product.replace('_', '-')}-{group}"


def _instrument(product: str, group: DepotGroup) -> DeclaredInstrument:
    name, name_ne, unit, currency = PRODUCTS[product]
    return DeclaredInstrument(
        instrument_key(product, group.key),
        f"{name}: {group.name}",
        f"{name_ne}: {group.name_ne}",
        unit,
        dimensions={"product": product, "depot_group": group.key, "currency": currency},
    )


def _dated(quote: BoardQuote, _: RowScene) -> str | None:
    return quote.stated.get("doubt")


MARKET = MarketDeclaration(
    key="fuel",
    name="Fuel of Nepal Oil Corporation",
    name_ne="नेपाल आयल निगमको इन्धन",
    basis="retail, within 15 km of the depot",
    basis_ne="खुद्रा, डिपोबाट १५ किलोमिटरभित्र",
    dimensions=("product", "depot_group", "currency"),
    figures=(Figure("price", "Price", "मूल्य"),),
    headline="price",
    units={
        "litre": NamedUnit("litre", "litre", "लिटर", "litre"),
        "kilolitre": NamedUnit(
            "kilolitre", "kilolitre, in US dollars", "किलोलिटर, अमेरिकी डलरमा", "litre", Decimal(1000)
        ),
        "cylinder": NamedUnit("cylinder", "cylinder of 14.2 kg", "सिलिन्डर (१४.२ किलो)", "kg", Decimal("14.2")),
    },
    instruments={
        declared.key: declared
        for group in reversed(DEPOT_GROUPS)  # Kathmandu's first, as in the table
        for product in PRODUCTS
        if (declared := _instrument(product, group))
    },
    authority="noc",
    validity="until-revised",
    rules=(BoardRule("date", "provisional", _dated),),
    # Petrol moved at most 47 % (1989) in 119 revisions; aviation fuel once by 98 % (2026-04-02).
    jump=Decimal("0.5"),
)
