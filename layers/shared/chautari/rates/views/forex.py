"""Views of currencies: buy, sell and unit as printed by the bank; mid rate and price per one derived from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from chautari.nepali.numerals import plain
from chautari.rates.model.authority_rules import AuthorityRules, bundled
from chautari.rates.model.instruments import Instrument, instruments_of
from chautari.rates.model.min_status import MinStatus, pending_day, series_with
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
    min_status: MinStatus | None = None,
) -> LatestForex:
    """The answer of /v1/forex: the latest served rate of each currency that is listed `on`, with its own date.

    - `series`: of all currencies, or of those that are asked for.
    - `rules`: the authority's; left out, the bundled ones.
    - `contradictions`: of which the currencies without a listing are shown, as printed.
    - `min_status`: what is below it is `pending`.
    """
    in_force = bundled("nrb") if rules is None else rules
    if min_status:
        series = {key: series_with(min_status, days) for key, days in series.items()}
    newest_date = max(
        (day.date for currency_series in series.values() if (day := newest(currency_series)[0])), default=None
    )
    listed = (currency for currency in instruments_of("forex") if in_force.accepts(currency.key, on))
    currencies = [currency for currency in listed if series.get(currency.key)]
    rates = [_latest(currency, series[currency.key]) for currency in currencies]
    for currency, latest_rate in zip(currencies, rates, strict=True) if min_status else ():
        latest_rate["pending"] = _pending(currency, series[currency.key])
    unlisted = [_unlisted(contradiction) for contradiction in contradictions if contradiction.rule == "listed"]
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
        absent = {"status": "held", "buy": None, "sell": None, "held": held(currency, held_day)}
        return cast("LatestWithoutQuote", {**name_fields, **absent})
    answer = rate(currency, served, series.last_served_before(served.date))
    return cast("LatestCurrency", {**name_fields, **answer, "held": held(currency, held_day)})


def _pending(currency: Instrument, series: Series) -> QuotedDay | None:
    """The latest rate below the least status, if it is newer than the one that is served."""
    day = pending_day(series)
    return rate(currency, day.without_bar, series.last_served_before(day.date)) if day else None


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
