"""The page of gold and silver."""

from typing import Any

from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages import form_values
from chautari.api.pages.page_replies import bar, language, shared, shown
from chautari.api.pages.rate_trends import trends_of
from chautari.api.problems import Problem
from chautari.web import card_names, jewellery, structured_data
from chautari.web import metals as pages


def metals(request: Request) -> Reply:
    """The latest rates, what is known of them, and the rates of the day that they are compared with."""
    latest = reply_of(request, "metals", bar(request))
    rates = answer(latest)["metals"]
    served = [rate["instrument"] for rate in rates if rate["price"]]
    # All years first: those of the months are among them.
    by_year = {metal: _history(request, metal, {"group": "fiscal-year", "from": pages.FIRST_DAY}) for metal in served}
    answers = pages.MetalsAnswers(
        rates,
        trends_of(request, "metalTrends"),
        {metal: _history(request, metal, {"group": "month"}) for metal in served},
        by_year,
        _compared(request) if request.values.get("on") else None,
    )
    lang = language(request)
    typed = {name: form_values.amount(request, name) for name in jewellery.NUMBERS}
    page = pages.page(answers, {**request.values, **typed}, lang)
    data_set = structured_data.of_metals(rates, lang, request.origin)
    return shown(
        shared(page, data_set, card=card_names.of_metal("gold"), pictured=rates), request, latest.headers, latest.until
    )


def _history(request: Request, metal: str, query: dict[str, str]) -> dict[str, Any]:
    history: dict[str, Any] = answer(reply_of(request, "metalHistory", {**query, **bar(request)}, instrument=metal))
    return history


def _compared(request: Request) -> list[dict[str, Any]]:
    """The rates of the day in the form `on`; none of a day that has none, so that the page and its form stay."""
    query = {"on": form_values.day(request)["date"], **bar(request)}
    try:
        compared: list[dict[str, Any]] = answer(reply_of(request, "metals", query))["metals"]
    except Problem as problem:
        if problem.kind != "no-rate":
            raise
        return []
    return compared
