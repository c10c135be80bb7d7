"""Trends of the latest rates, as the run that changed them stored them."""

from chautari.api import cache_control, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import not_ready
from chautari.api.rates import stored
from chautari.rates.model.instruments import Market
from chautari.rates.views.trends import view_of


def metals(request: Request) -> Reply:
    """The trend of each metal."""
    return _trends(request, "metals")


def forex(request: Request) -> Reply:
    """The trend of each currency."""
    return _trends(request, "forex")


def _trends(request: Request, market: Market) -> Reply:
    answer = stored.ready(request, view_of(market))
    if answer is None:
        raise not_ready(view_of(market))
    return responses.of_json(answer, cache_control.of_rates(request.now))
