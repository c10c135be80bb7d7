"""Rows of a history by market day: a served day with its rate, a held day with the last good rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from chautari.rates.model.instruments import Instrument
from chautari.rates.model.series import MarketDay
from chautari.rates.views import forex, metals
from chautari.rates.views.rate import dated, status_fields

if TYPE_CHECKING:
    from chautari.api.rates.answer_types import CurrencyDay, LastGoodPrice, LastGoodQuote, MetalDay
    from chautari.rates.views.day_types import CurrencyDayRead


def metal(instrument: Instrument, day: MarketDay, previous: MarketDay | None) -> MetalDay:
    """A served day of a metal, which has no `last_good`."""
    return cast("MetalDay", metals.rate(instrument, day, previous))


def currency(instrument: Instrument, day: MarketDay, previous: MarketDay | None) -> CurrencyDay:
    """A served day of a currency, which has no `last_good`."""
    return cast("CurrencyDay", forex.rate(instrument, day, previous))


def held_metal(instrument: Instrument, day: MarketDay, previous: MarketDay | None) -> MetalDay:
    """A day of a metal that is held or below the least status: no figures, but its reasons and readings."""
    fields = {
        "price": None,
        "unit": None,
        "prices": None,
        "change": None,
        **dated(day.date),
        **status_fields(instrument, day),
        "last_good": _price(instrument, previous) if previous else None,
        **({"pending": metals.rate(instrument, day.without_bar, previous)} if day.pending else {}),
    }
    return cast("MetalDay", fields)


def held_currency(instrument: Instrument, day: MarketDay, previous: MarketDay | None) -> CurrencyDay:
    """A day of a currency that is held or below the least status: no figures, but its reasons and readings."""
    row: CurrencyDayRead = {
        "unit": None,
        "buy": None,
        "sell": None,
        "mid": None,
        "per_one": None,
        "change": None,
        **dated(day.date),
        **status_fields(instrument, day),
    }
    last_good = _quote(instrument, previous) if previous else None
    pending = {"pending": forex.rate(instrument, day.without_bar, previous)} if day.pending else {}
    return cast("CurrencyDay", {**row, "last_good": last_good, **pending})


def _price(instrument: Instrument, day: MarketDay) -> LastGoodPrice:
    good = metals.rate(instrument, day, None)
    return {
        **dated(day.date),
        "price": good["price"],
        "unit": good["unit"],
        "prices": good["prices"],
        "status": good["status"],
    }


def _quote(instrument: Instrument, day: MarketDay) -> LastGoodQuote:
    good = forex.rate(instrument, day, None)
    return {
        **dated(day.date),
        "unit": good["unit"],
        "buy": good["buy"],
        "sell": good["sell"],
        "mid": good["mid"],
        "per_one": good["per_one"],
        "status": good["status"],
    }
