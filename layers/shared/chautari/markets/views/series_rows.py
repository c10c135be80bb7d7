"""Rows of a market whose days are kept as series: what `/v1/metals` and `/v1/forex` say of a day, in the shape of rows.

A held day has no figures, but what was printed and the last good rate, as a row of a board has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from chautari.markets.declarations.forex import declared, unit_of
from chautari.markets.model.market import DeclaredInstrument, MarketDeclaration, NamedUnit
from chautari.rates.model.instruments import INSTRUMENTS

if TYPE_CHECKING:
    from chautari.markets.views.board_types import BoardRowAnswer, LastServed

RateAnswer = Mapping[str, Any]


def row_of(market: MarketDeclaration, instrument: str, rate: RateAnswer, last: RateAnswer | None) -> BoardRowAnswer:
    """The row of a day, from its rate in an answer of the market. `last`: the good rate before a held day."""
    about, is_served = instrument_of(market, instrument), rate["status"] != "held"
    reading, unit = _lead(rate), _unit(market, instrument, rate, last)
    row: BoardRowAnswer = {
        "instrument": instrument,
        "name": about.name,
        "name_ne": about.name_ne,
        "dimensions": dict(about.dimensions),
        "unit": unit.key,
        "unit_name": unit.name,
        "unit_name_ne": unit.name_ne,
        "basis": market.basis,
        "status": rate["status"],
        "figures": figures_of(rate) if is_served else None,
        "printed": None if is_served else dict(reading["figures"]),
        "stated": {name: rate[name] for name in ("published_on", "modified_on") if rate.get(name)},
        "new": False,
        "reasons": list(rate["reasons"]),
        "readings": [source["source"] for source in rate["sources"] if source["agrees"]] or [reading["source"]],
        "change": rate.get("change"),
        "last": _last(last) if last and not is_served else None,
        "season": None,
        "proof": rate["proof"],
    }
    if rate.get("pending"):
        row["pending"] = {"status": rate["pending"]["status"], "figures": figures_of(rate["pending"])}
    return row


def below_least(pending: RateAnswer | None) -> RateAnswer | None:
    """The newer day below the least status, as a history has it: held, with what is pending."""
    return {**pending, "status": "held", "change": None, "pending": pending} if pending else None


def instrument_of(market: MarketDeclaration, instrument: str) -> DeclaredInstrument:
    """An instrument as declared, or a currency that a notice listed since."""
    return market.instruments.get(instrument) or declared(INSTRUMENTS[instrument])


def figures_of(rate: RateAnswer) -> dict[str, str]:
    """The figures of a served rate that were printed: what is derived from them is left out."""
    if "prices" in rate:
        return {unit: price["amount"] for unit, price in rate["prices"].items() if not price["derived"]}
    return {side: rate[side] for side in ("buy", "sell") if rate[side] is not None}


def _lead(rate: RateAnswer) -> RateAnswer:
    """The reading that a day's row shows: the first that agrees, else the first without a fault, else the first."""
    readings: Iterable[RateAnswer] = rate["sources"]
    return sorted(readings, key=lambda reading: (not reading["agrees"], bool(reading["faults"])))[0]


def _unit(market: MarketDeclaration, instrument: str, rate: RateAnswer, last: RateAnswer | None) -> NamedUnit:
    """What the figures are for: of a currency as the day printed it, else as before, else as declared."""
    printed = rate.get("unit") or (last or {}).get("unit")
    if isinstance(printed, int):
        return unit_of(instrument, printed)
    return market.units[instrument_of(market, instrument).unit]


def _last(rate: RateAnswer) -> LastServed:
    return {"date": rate["date"], "date_bs": rate["date_bs"], "figures": figures_of(rate)}
