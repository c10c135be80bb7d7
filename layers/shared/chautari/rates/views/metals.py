"""Views of gold and silver: tola and 10 grams as printed by the Federation; gram and ounce derived and marked so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, cast

from chautari.nepali.numerals import plain
from chautari.rates.model.instruments import GRAMS_PER_TOLA, GRAMS_PER_TROY_OUNCE, Instrument, instruments_of
from chautari.rates.model.min_status import MinStatus, pending_day, series_with
from chautari.rates.model.observations import Observation
from chautari.rates.model.series import MarketDay, Series
from chautari.rates.views.rate import PAISA, change, dated, held, newest, status_fields

if TYPE_CHECKING:
    from chautari.rates.views.answer_types import LatestMetal, LatestMetals, LatestWithoutPrice, MetalName, OptionalDay
    from chautari.rates.views.day_types import Price, PublishedMetal

GRAMS = {"tola": GRAMS_PER_TOLA, "10g": Decimal(10), "g": Decimal(1), "oz": GRAMS_PER_TROY_OUNCE}


def latest(series: Mapping[str, Series], min_status: MinStatus | None = None) -> LatestMetals:
    """The answer of /v1/metals: the latest served rate of each metal, or the status of one that is not published.

    With a least status, what is below it is `pending`.
    """
    published_date = _newest_date(series)
    if min_status:
        series = {key: series_with(min_status, days) for key, days in series.items()}
    newest_date = _newest_date(series)
    rates = [_latest(metal, series[metal.key], published_date) for metal in instruments_of("metals")]
    for metal, latest_rate in zip(instruments_of("metals"), rates, strict=True) if min_status else ():
        is_published = latest_rate["status"] != "unpublished"
        latest_rate["pending"] = _pending(metal, series[metal.key]) if is_published else None
    latest_date_fields: OptionalDay = {**dated(newest_date)} if newest_date else {}
    return {"currency": "NPR", **latest_date_fields, "metals": rates}


def _newest_date(series: Mapping[str, Series]) -> date | None:
    return max((day.date for metal_series in series.values() if (day := newest(metal_series)[0])), default=None)


def _latest(metal: Instrument, series: Series, published_date: date | None) -> LatestMetal | LatestWithoutPrice:
    served, held_day = newest(series)
    last = held_day or served
    is_current = metal.key != "gold-tejabi" or not last or not published_date or last.date >= published_date
    if served is None:
        return {
            "instrument": metal.key,
            "name": metal.name,
            "name_ne": metal.name_ne,
            "status": "held" if held_day and is_current else "unpublished",
            "price": None,
            "held": held(metal, held_day),
        }
    answer = rate(metal, served, series.last_served_before(served.date))
    if not is_current:
        return {
            "instrument": metal.key,
            "name": metal.name,
            "name_ne": metal.name_ne,
            "status": "unpublished",
            "price": None,
            "last_published": answer,
            "held": held(metal, held_day),
        }
    name_fields: MetalName = {"instrument": metal.key, "name": metal.name, "name_ne": metal.name_ne}
    return cast("LatestMetal", {**name_fields, **answer, "held": held(metal, held_day)})


def _pending(metal: Instrument, series: Series) -> PublishedMetal | None:
    """The latest rate below the least status, if it is newer than the one that is served."""
    day = pending_day(series)
    return rate(metal, day.without_bar, series.last_served_before(day.date)) if day else None


def rate(metal: Instrument, day: MarketDay, previous: MarketDay | None) -> PublishedMetal:
    """One day's rate. `price` is NPR per tola; `prices` has NPR for each unit of GRAMS."""
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
        **status_fields(metal, day),
    }


def _in_unit(observation: Observation, unit: str) -> Price:
    derived = unit not in observation.figures
    answer: Price = {"amount": plain(price(observation, unit)), "derived": derived}
    return {**answer, "derived_from": _basis(observation, unit)} if derived else answer


def _basis(observation: Observation, unit: str) -> Literal["tola", "10g"]:
    return "10g" if unit == "g" and "10g" in observation.figures else "tola"


def price(observation: Observation, unit: str) -> Decimal:
    """NPR for one `unit` of GRAMS: the printed figure, or else derived from one by weight and rounded to the paisa."""
    printed = observation.amount(unit)
    if printed is not None:
        return printed
    basis = _basis(observation, unit)
    amount = Decimal(observation.figures[basis])
    return (amount * GRAMS[unit] / GRAMS[basis]).quantize(PAISA)
