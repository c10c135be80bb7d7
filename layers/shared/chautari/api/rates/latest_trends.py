"""Trends of the latest rates, as the run that changed them made them ready."""

from chautari.api import cache_control, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import not_ready
from chautari.api.rates import adopted_notices, stored
from chautari.core.json_types import JsonObject
from chautari.rates.model.instruments import Market, instruments_of
from chautari.rates.store import series
from chautari.rates.views import trends


def metals(request: Request) -> Reply:
    """The trend of each metal."""
    return _trends(request, "metals")


def forex(request: Request) -> Reply:
    """The trend of each currency."""
    return _trends(request, "forex")


def _trends(request: Request, market: Market) -> Reply:
    answer = stored.ready(request, trends.view_of(market)) or _of_series(request, market)
    return responses.of_json(answer, cache_control.of_rates(request.now))


def _of_series(request: Request, market: Market) -> JsonObject:
    """The trends of a table that an older release wrote, until its ready answers are made anew."""
    if stored.ready(request, market) is None:
        raise not_ready(trends.view_of(market))
    adopted_notices.know(request)
    days = {
        instrument.key: series.series_of(instrument.key, series.latest_years(request.table, instrument.key))
        for instrument in instruments_of(market)
    }
    return dict(trends.latest(market, days, stored.min_status_of(request)))
