"""Gold and silver: the Federation prints tola and 10 grams; gram and ounce are derived from these and marked so."""

from collections.abc import Mapping
from decimal import Decimal

from chautari.core.json_types import JsonObject
from chautari.nepali.numerals import plain
from chautari.rates.model.instruments import GRAMS_PER_TOLA, GRAMS_PER_TROY_OUNCE, Instrument, of_market
from chautari.rates.model.observations import Observation
from chautari.rates.model.series import MarketDay, Series
from chautari.rates.views.rate import PAISA, change, dated, held, newest, standing

GRAMS = {"tola": GRAMS_PER_TOLA, "10g": Decimal(10), "g": Decimal(1), "oz": GRAMS_PER_TROY_OUNCE}


def latest(series: Mapping[str, Series]) -> JsonObject:
    """The answer of /v1/metals: each metal's latest rate that is served, or that it is not published any more."""
    newest_date = max((day.date for each in series.values() if (day := newest(each)[0])), default=None)
    rates = [_latest(metal, series[metal.key], newest_date) for metal in of_market("metals")]
    return {"currency": "NPR", **(dated(newest_date) if newest_date else {}), "metals": rates}


def _latest(metal: Instrument, series: Series, newest_date: object) -> JsonObject:
    served, waiting = newest(series)
    head: JsonObject = {"instrument": metal.key, "name": metal.name, "name_ne": metal.name_ne}
    if served is None:
        return {**head, "status": "held" if waiting else "unpublished", "price": None, "held": held(metal, waiting)}
    answer = rate(metal, served, series.last_served_before(served.date))
    if metal.key == "gold-tejabi" and newest_date not in (served.date, waiting and waiting.date):
        return {**head, "status": "unpublished", "price": None, "last_published": answer, "held": held(metal, waiting)}
    return {**head, **answer, "held": held(metal, waiting)}


def rate(metal: Instrument, day: MarketDay, previous: MarketDay | None) -> JsonObject:
    """One day's rate. `price` is NPR per tola; `prices` has every unit."""
    return {
        **dated(day.date),
        "price": plain(price(day.lead, "tola")),
        "unit": "tola",
        "prices": {unit: _in_unit(day.lead, unit) for unit in GRAMS},
        "change": change(metal, day, previous),
        **standing(metal, day),
    }


def _in_unit(reading: Observation, unit: str) -> JsonObject:
    derived = unit not in reading.figures
    answer: JsonObject = {"amount": plain(price(reading, unit)), "derived": derived}
    return {**answer, "derived_from": _basis(reading, unit)} if derived else answer


def _basis(reading: Observation, unit: str) -> str:
    return "10g" if unit == "g" and "10g" in reading.figures else "tola"


def price(reading: Observation, unit: str) -> Decimal:
    """NPR for one `unit` of GRAMS: as printed where it is, else by weight from the printed figure, to the paisa."""
    printed = reading.amount(unit)
    if printed is not None:
        return printed
    basis = _basis(reading, unit)
    amount = Decimal(reading.figures[basis])
    return (amount * GRAMS[unit] / GRAMS[basis]).quantize(PAISA)
