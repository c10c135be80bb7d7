"""Gold and silver: the Federation prints tola and 10 grams; gram and ounce are derived from these and marked so."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from chautari.nepali.numerals import plain
from chautari.rates.model.instruments import GRAMS_PER_TOLA, GRAMS_PER_TROY_OUNCE, Instrument, instruments_of
from chautari.rates.model.observations import Observation
from chautari.rates.model.series import MarketDay, Series
from chautari.rates.views.rate import PAISA, change, dated, held, newest, standing

if TYPE_CHECKING:
    from chautari.rates.views.answer_types import LatestMetal, LatestMetals, LatestWithoutPrice, MetalName, OptionalDay
    from chautari.rates.views.day_types import Price, PublishedMetal

GRAMS = {"tola": GRAMS_PER_TOLA, "10g": Decimal(10), "g": Decimal(1), "oz": GRAMS_PER_TROY_OUNCE}


def latest(series: Mapping[str, Series]) -> LatestMetals:
    """The answer of /v1/metals: each metal's latest rate that is served, or that it is not published any more."""
    newest_date = max((day.date for each in series.values() if (day := newest(each)[0])), default=None)
    rates = [_latest(metal, series[metal.key], newest_date) for metal in instruments_of("metals")]
    latest_day: OptionalDay = {**dated(newest_date)} if newest_date else {}
    return {"currency": "NPR", **latest_day, "metals": rates}


def _latest(metal: Instrument, series: Series, newest_date: object) -> LatestMetal | LatestWithoutPrice:
    served, waiting = newest(series)
    if served is None:
        return {
            "instrument": metal.key,
            "name": metal.name,
            "name_ne": metal.name_ne,
            "status": "held" if waiting else "unpublished",
            "price": None,
            "held": held(metal, waiting),
        }
    answer = rate(metal, served, series.last_served_before(served.date))
    if metal.key == "gold-tejabi" and newest_date not in (served.date, waiting and waiting.date):
        return {
            "instrument": metal.key,
            "name": metal.name,
            "name_ne": metal.name_ne,
            "status": "unpublished",
            "price": None,
            "last_published": answer,
            "held": held(metal, waiting),
        }
    head: MetalName = {"instrument": metal.key, "name": metal.name, "name_ne": metal.name_ne}
    return {**head, **answer, "held": held(metal, waiting)}


def rate(metal: Instrument, day: MarketDay, previous: MarketDay | None) -> PublishedMetal:
    """One day's rate. `price` is NPR per tola; `prices` has every unit."""
    return {
        **dated(day.date),
        "price": plain(price(day.lead, "tola")),
        "unit": "tola",
        "prices": {
            "tola": _in_unit(day.lead, "tola"),
            "10g": _in_unit(day.lead, "10g"),
            "g": _in_unit(day.lead, "g"),
            "oz": _in_unit(day.lead, "oz"),
        },
        "change": change(metal, day, previous),
        **standing(metal, day),
    }


def _in_unit(reading: Observation, unit: str) -> Price:
    derived = unit not in reading.figures
    answer: Price = {"amount": plain(price(reading, unit)), "derived": derived}
    return {**answer, "derived_from": _basis(reading, unit)} if derived else answer


def _basis(reading: Observation, unit: str) -> Literal["tola", "10g"]:
    return "10g" if unit == "g" and "10g" in reading.figures else "tola"


def price(reading: Observation, unit: str) -> Decimal:
    """NPR for one `unit` of GRAMS: as printed where it is, else by weight from the printed figure, to the paisa."""
    printed = reading.amount(unit)
    if printed is not None:
        return printed
    basis = _basis(reading, unit)
    amount = Decimal(reading.figures[basis])
    return (amount * GRAMS[unit] / GRAMS[basis]).quantize(PAISA)
