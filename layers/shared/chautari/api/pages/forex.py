"""Pages of exchange rates: the table of a day, and one currency."""

from typing import Any

from chautari.api.endpoint import Reply, Request
from chautari.api.pages.internal_client import answer, ask, bar, language, shown
from chautari.api.problems import Problem
from chautari.nepali.numerals import latin_digits
from chautari.rates.model import instruments
from chautari.web import forex as pages


def forex(request: Request) -> Reply:
    """Today's table with a conversion, or the table of the day in `on`."""
    asked, lang = request.values, language(request)
    if asked.get("on"):
        return _archive(request)
    latest = ask(request, "forex", bar(request))
    converted = (
        answer(ask(request, "convert", {**_conversion(request), **bar(request)})) if asked.get("amount") else None
    )
    return shown(pages.page(answer(latest)["rates"], converted, asked, lang), request, latest.headers)


def currency(request: Request) -> Reply:
    """The latest rate of the path's currency, and the months behind it."""
    latest, code = ask(request, "forex", bar(request)), request.values["code"]
    rate = next((rate for rate in answer(latest)["rates"] if rate["code"] == code), None)
    if rate is None:
        raise Problem("no-rate", f"no rate of {code} has been published yet")
    months = answer(ask(request, "currencyHistory", {"group": "month", **bar(request)}, code=code))
    return shown(pages.currency(rate, months, language(request)), request, latest.headers)


def _conversion(request: Request) -> dict[str, str]:
    asked = request.values
    amount = latin_digits(asked["amount"]).strip(".")
    chosen = {name: asked.get(name) or other for name, other in (("from", "USD"), ("to", "NPR"), ("side", ""))}
    return {"amount": amount, **chosen}


def _archive(request: Request) -> Reply:
    """The bank publishes for every day, holidays too: a currency without a row had no rate then."""
    on = answer(ask(request, "convertDate", {request.values.get("calendar") or "bs": request.values["on"]}))
    window = {"from": on["date"], "to": on["date"], **bar(request)}
    histories = [ask(request, "currencyHistory", window, code=code) for code in instruments.CURRENCIES]
    table = [_of_day(answer(history)) for history in histories]
    page = pages.archive([rate for rate in table if rate], on, request.values, language(request))
    return shown(page, request, histories[0].headers)


def _of_day(history: dict[str, Any]) -> dict[str, Any]:
    """A currency's row of the day with its names; empty if it has none."""
    names = {name: history[name] for name in ("code", "name", "name_ne")}
    return {**names, **history["rates"][0]} if history["rates"] else {}
