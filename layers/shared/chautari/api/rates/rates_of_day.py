"""Rates of a past day: every rate of a market that was in force on it, in the shape of the latest rates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, cast

from chautari.api import cache_control, dates
from chautari.api.endpoint import Reply, Request
from chautari.api.rates import codes, latest_rows, stored
from chautari.api.rates.unknown_days import unknown
from chautari.nepali.clock import today
from chautari.rates.model.instruments import Instrument, Market, instruments_of
from chautari.rates.model.rate_markets import RATE_MARKETS
from chautari.rates.model.series import MarketDay, Series
from chautari.rates.store import rule_notices
from chautari.rates.views import forex, metals

if TYPE_CHECKING:
    from chautari.core.json_types import JsonObject
    from chautari.rates.views.answer_types import LatestForex, LatestMetals


def metals_of_day(request: Request) -> Reply:
    """The metals of the day in `on`. Raises Problem if it is yet to come or before the first price."""
    on = _day(request)
    return _reply(request, on, "metals", metals.latest(_series(request, instruments_of("metals"), on)), "metals")


def forex_of_day(request: Request) -> Reply:
    """The currencies of the day in `on`: those that were listed on it, of `codes` if given. Raises Problem as of
    metals.
    """
    on = _day(request)
    rules = rule_notices.rules_in_force(request.table, RATE_MARKETS["forex"].authority)
    answer = forex.latest(_series(request, codes.chosen(request), on), rules, on=on)
    return _reply(request, on, "forex", answer, "rates")


def _day(request: Request) -> date:
    on = dates.parse(request, "on")
    if on > today(request.now):
        raise dates.future_day("no-rate", request, "on", on)
    return on


def _series(request: Request, instruments: Iterable[Instrument], on: date) -> dict[str, Series]:
    """The days of each instrument up to `on`."""
    return {instrument.key: Series(instrument.key, _days(request, instrument.key, on)) for instrument in instruments}


def _days(request: Request, instrument: str, on: date) -> list[MarketDay]:
    """The days up to `on` of its year and the one before; of all years if these have none, as `latest_on` looks."""
    for first in (on.year - 1, 0):
        years = stored.years_of(request, instrument, first, on.year)
        if days := [day for year in years for day in year.days if day.date <= on]:
            return days
    return []


def _reply(request: Request, on: date, market: Market, answer: LatestMetals | LatestForex, name: str) -> Reply:
    """The answer. Nothing of a past day is late: `freshness` is null; what is of an earlier day is `carried`."""
    if "date" not in answer:
        raise unknown(request, (codes.chosen(request) if market == "forex" else instruments_of(market))[0], on)
    chosen = codes.only(request, cast("JsonObject", answer))
    rates = chosen[name]
    for rate in rates:
        rate["freshness"] = None
        if "date" in rate:
            rate["carried"] = rate["date"] != str(on)
    headers = cache_control.of_rates(request.now, cache_control.midnight(request.now))
    return latest_rows.reply(request, market, chosen, rates, headers)
