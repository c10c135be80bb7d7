"""The page of the counter."""

from chautari.api.endpoint import Reply, Request
from chautari.api.endpoints.counter import KINDS
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages import form_values
from chautari.api.pages.page_replies import language, shown
from chautari.api.problems import Problem
from chautari.rates.model.instruments import CURRENCIES
from chautari.web import counter as pages

# A remittance that many ask about.
FIRST = {"currency": "QAR", "amount": "3000", "kind": "transfer"}


def counter(request: Request) -> Reply:
    """Which bank gives more, for the form's amount or a first example."""
    form = {name: request.values.get(name) or first for name, first in FIRST.items()}
    form["amount"] = form_values.amount(request, "amount") or FIRST["amount"]
    names, lang = {code: code for code in CURRENCIES}, language(request)
    try:
        offers = reply_of(request, "counter", form)
    except Problem as problem:
        if problem.kind != "no-rate":
            raise
        return shown(pages.without_offers(names, form, KINDS, lang), request, {})
    return shown(pages.page(answer(offers), names, form, KINDS, lang), request, offers.headers, offers.until)
