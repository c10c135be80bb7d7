"""Pages of markets: the list, and the board of a market."""

from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages.page_replies import language, shown
from chautari.web import instrument as instrument_page
from chautari.web import markets as pages


def index(request: Request) -> Reply:
    """The list of markets."""
    reply = reply_of(request, "markets")
    return shown(pages.index(answer(reply), language(request)), request, reply.headers)


def board(request: Request) -> Reply:
    """The latest board, or that of the day `on`, filtered by `q`."""
    on = {"on": request.values["on"]} if request.values.get("on") else {}
    reply = reply_of(request, "market", on, market=request.values["market"])
    page = pages.page(answer(reply), request.values, language(request))
    return shown(page, request, reply.headers, reply.until)


def instrument(request: Request) -> Reply:
    """One instrument of a market: its chart and its latest days."""
    names = {name: request.values[name] for name in ("market", "instrument")}
    reply = reply_of(request, "instrumentHistory", None, **names)
    return shown(instrument_page.page(answer(reply), language(request)), request, reply.headers)
