"""The page of gold and silver."""

from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages.page_replies import bar, language, shown
from chautari.web import metals as pages


def metals(request: Request) -> Reply:
    """The latest rates, and the months behind them."""
    latest = reply_of(request, "metals", bar(request))
    rates = answer(latest)["metals"]
    served = [rate["instrument"] for rate in rates if rate["price"]]
    months = {
        key: answer(reply_of(request, "metalHistory", {"group": "month", **bar(request)}, instrument=key))
        for key in served
    }
    return shown(pages.page(rates, months, request.values, language(request)), request, latest.headers)
