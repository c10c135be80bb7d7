"""Currencies: buy, sell and unit as the bank prints them; the middle and the price of one are derived from these."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from chautari.nepali.numerals import plain
from chautari.rates.model.instruments import Instrument, instruments_of
from chautari.rates.model.observations import Observation
from chautari.rates.model.series import MarketDay, Series
from chautari.rates.views.rate import change, dated, held, newest, standing

if TYPE_CHECKING:
    from chautari.rates.views.answer_types import (
        CurrencyName,
        LatestCurrency,
        LatestForex,
        LatestWithoutQuote,
        OptionalDay,
    )
    from chautari.rates.views.day_types import QuotedDay


def latest(series: Mapping[str, Series]) -> LatestForex:
    """The answer of /v1/forex: each currency's latest rate that is served, with its own date."""
    newest_date = max((day.date for each in series.values() if (day := newest(each)[0])), default=None)
    rates = [
        _latest(currency, series[currency.key]) for currency in instruments_of("forex") if len(series[currency.key])
    ]
    latest_day: OptionalDay = {**dated(newest_date)} if newest_date else {}
    return {"currency": "NPR", **latest_day, "rates": rates}


def _latest(currency: Instrument, series: Series) -> LatestCurrency | LatestWithoutQuote:
    served, waiting = newest(series)
    head: CurrencyName = {"code": currency.key, "name": currency.name, "name_ne": currency.name_ne}
    if served is None:
        return {**head, "status": "held", "buy": None, "sell": None, "held": held(currency, waiting)}
    answer = rate(currency, served, series.last_served_before(served.date))
    return {**head, **answer, "held": held(currency, waiting)}


def rate(currency: Instrument, day: MarketDay, previous: MarketDay | None) -> QuotedDay:
    """One day's rate in NPR per `unit`; a side that is not quoted is null. `change` is of the buying rate."""
    lead = day.lead
    return {
        **dated(day.date),
        "unit": lead.unit,
        "buy": lead.figures.get("buy"),
        "sell": lead.figures.get("sell"),
        "mid": _text(mid(lead)),
        "per_one": {
            "buy": _text(per_one(lead, "buy")),
            "sell": _text(per_one(lead, "sell")),
            "mid": _text(per_one(lead, "mid")),
        },
        "change": change(currency, day, previous),
        "published_on": lead.stated.get("published_on"),
        "modified_on": lead.stated.get("modified_on"),
        **standing(currency, day),
    }


def mid(reading: Observation) -> Decimal | None:
    """The middle of buy and sell in NPR per unit, exact; None unless both are quoted."""
    buy, sell = reading.amount("buy"), reading.amount("sell")
    return None if buy is None or sell is None else (buy + sell) / 2


def per_one(reading: Observation, side: str) -> Decimal | None:
    """NPR for one of the currency on a side (buy, sell, mid), exact; None where that side is not quoted."""
    amount = mid(reading) if side == "mid" else reading.amount(side)
    return None if amount is None else amount / (reading.unit or 1)


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else plain(amount)
