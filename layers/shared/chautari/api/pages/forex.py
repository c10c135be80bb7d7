"""Pages of exchange rates: the table of a day, and one currency."""

from typing import Any

from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages import form_values
from chautari.api.pages.page_replies import bar, language, shared, shown
from chautari.api.problems import Problem
from chautari.api.rates import adopted_notices
from chautari.rates.model import instruments
from chautari.web import card_names, structured_data
from chautari.web import forex as pages


def forex(request: Request) -> Reply:
    """Today's table with a conversion, or the table of the day in `on`."""
    asked, lang = request.values, language(request)
    if asked.get("on"):
        return _archive(request)
    latest = reply_of(request, "forex", bar(request))
    converted = (
        answer(reply_of(request, "convert", {**_conversion(request), **bar(request)})) if asked.get("amount") else None
    )
    table = answer(latest)
    page = shared(
        pages.page(table, converted, asked, lang), card=card_names.of_currency("USD"), pictured=table["rates"]
    )
    return shown(page, request, latest.headers, latest.until)


def currency(request: Request) -> Reply:
    """The latest rate of the path's currency, and the months behind it."""
    latest, code = reply_of(request, "forex", bar(request)), request.values["code"]
    rate = next((rate for rate in answer(latest)["rates"] if rate["code"] == code), None)
    if rate is None:
        raise Problem("no-rate", f"no rate of {code} has been published yet")
    months = answer(reply_of(request, "currencyHistory", {"group": "month", **bar(request)}, code=code))
    lang = language(request)
    data_set = structured_data.of_currency(rate, lang, request.origin)
    page = shared(pages.currency(rate, months, lang), data_set, card=card_names.of_currency(code), pictured=rate)
    return shown(page, request, latest.headers, latest.until)


def _conversion(request: Request) -> dict[str, str]:
    asked = request.values
    amount = form_values.amount(request, "amount")
    chosen = {name: asked.get(name) or other for name, other in (("from", "USD"), ("to", "NPR"), ("side", ""))}
    return {"amount": amount, **chosen}


def _archive(request: Request) -> Reply:
    """The bank publishes for every day, holidays too: a currency without a row had no rate then."""
    on = form_values.day(request)
    window = {"from": on["date"], "to": on["date"], **bar(request)}
    adopted_notices.know(request)
    codes = [currency.key for currency in instruments.instruments_of("forex")]
    histories = [reply_of(request, "currencyHistory", window, code=code) for code in codes]
    table = [_of_day(answer(history)) for history in histories]
    page = pages.archive([rate for rate in table if rate], on, request.values, language(request))
    return shown(page, request, histories[0].headers)


def _of_day(history: dict[str, Any]) -> dict[str, Any]:
    """A currency's row of the day with its names; empty if it has none."""
    names = {name: history[name] for name in ("code", "name", "name_ne")}
    return {**names, **history["rates"][0]} if history["rates"] else {}
