"""Views of currencies: buy, sell and unit as printed by the bank; mid rate and price per one derived from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from chautari.nepali.numerals import plain
from chautari.rates.model.authority_rules import AuthorityRules, bundled
from chautari.rates.model.instruments import Instrument, instruments_of
from chautari.rates.model.observations import Observation
from chautari.rates.model.rule_incident import RepeatedContradiction
from chautari.rates.model.series import MarketDay, Series
from chautari.rates.views.rate import change, dated, held, newest, status_fields

if TYPE_CHECKING:
    from chautari.rates.views.answer_types import (
        CurrencyName,
        LatestCurrency,
        LatestForex,
        LatestWithoutQuote,
        OptionalDay,
        OtherCurrencies,
        UnlistedCurrency,
        WithdrawnCurrency,
    )
    from chautari.rates.views.day_types import QuotedDay


def latest(
    series: Mapping[str, Series],
    rules: AuthorityRules | None = None,
    contradictions: Iterable[RepeatedContradiction] = (),
    on: date = date.max,
) -> LatestForex:
    """The answer of /v1/forex: the latest served rate of each currency that is listed `on`, with its own date.

    - `rules`: the authority's; left out, the bundled ones.
    - `contradictions`: of which the currencies without a listing are shown, as printed.
    """
    in_force = bundled("nrb") if rules is None else rules
    newest_date = max(
        (day.date for currency_series in series.values() if (day := newest(currency_series)[0])), default=None
    )
    rates = [
        _latest(currency, series[currency.key])
        for currency in instruments_of("forex")
        if len(series[currency.key]) and in_force.accepts(currency.key, on)
    ]
    unlisted = [_unlisted(found) for found in contradictions if found.rule == "listed"]
    latest_date_fields: OptionalDay = {**dated(newest_date)} if newest_date else {}
    beside: OtherCurrencies = {"unlisted": unlisted, "withdrawn": _withdrawn(in_force, on)}
    return {"currency": "NPR", **latest_date_fields, "rates": rates, **beside}


def _unlisted(found: RepeatedContradiction) -> UnlistedCurrency:
    """A currency that the bank prints and no rule lists: its figures are shown and no rate is made of them."""
    return {
        "code": found.instrument,
        "printed": found.example,
        "since": found.dates[0],
        "last": found.dates[-1],
        "publications": len(found.dates),
    }


def _withdrawn(rules: AuthorityRules, on: date) -> list[WithdrawnCurrency]:
    standings = ((currency, rules.standing(currency.key, on)) for currency in instruments_of("forex"))
    return [
        {
            "code": currency.key,
            "name": currency.name,
            "name_ne": currency.name_ne,
            "since": str(standing.since),
            "notice": standing.notice or "",
        }
        for currency, standing in standings
        if standing is not None and standing.kind == "withdrawn"
    ]


def _latest(currency: Instrument, series: Series) -> LatestCurrency | LatestWithoutQuote:
    served, held_day = newest(series)
    name_fields: CurrencyName = {"code": currency.key, "name": currency.name, "name_ne": currency.name_ne}
    if served is None:
        return {**name_fields, "status": "held", "buy": None, "sell": None, "held": held(currency, held_day)}
    answer = rate(currency, served, series.last_served_before(served.date))
    return {**name_fields, **answer, "held": held(currency, held_day)}


def rate(currency: Instrument, day: MarketDay, previous: MarketDay | None) -> QuotedDay:
    """One day's rate in NPR per `unit`; a side that is not quoted is null.

    `change` is measured on the first side that both days quote: buy, else sell.
    """
    observation = day.lead
    return {
        **dated(day.date),
        "unit": observation.unit,
        "buy": observation.figures.get("buy"),
        "sell": observation.figures.get("sell"),
        "mid": _text(mid(observation)),
        "per_one": {
            "buy": _text(per_one(observation, "buy")),
            "sell": _text(per_one(observation, "sell")),
            "mid": _text(per_one(observation, "mid")),
        },
        "change": change(currency, day, previous),
        "published_on": observation.stated.get("published_on"),
        "modified_on": observation.stated.get("modified_on"),
        **status_fields(currency, day),
    }


def mid(observation: Observation) -> Decimal | None:
    """The mid rate in NPR per unit, exact; None unless both sides are quoted."""
    buy, sell = observation.amount("buy"), observation.amount("sell")
    return None if buy is None or sell is None else (buy + sell) / 2


def per_one(observation: Observation, side: str) -> Decimal | None:
    """NPR per one of the currency on a side (buy, sell, mid), exact; None if that side is not quoted."""
    amount = mid(observation) if side == "mid" else observation.amount(side)
    return None if amount is None else amount / (observation.unit or 1)


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else plain(amount)
