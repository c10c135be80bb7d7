"""The pages of feasts: the three lists of the present year, and what is searched for with its days over years."""

from chautari.api import cache_control
from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages.page_replies import language, shown
from chautari.api.problems import Problem
from chautari.nepali.clock import today
from chautari.web import feast_list
from chautari.web import festivals as pages


def festivals(request: Request) -> Reply:
    """What is called by the name in the form; without one the festivals of the present year."""
    name = request.values.get("name", "").strip()
    if not name:
        return _listed(request, "festivals")
    try:
        reply = reply_of(request, "festivals", {"name": name})
    except Problem as problem:
        if problem.parameter != "name":
            raise
        nothing = pages.page(None, name, language(request))
        return shown(nothing, request, cache_control.of_today(request.now))
    return shown(pages.page(answer(reply), name, language(request)), request, reply.headers)


def jatras(request: Request) -> Reply:
    """The jatras and fairs of the present year."""
    return _listed(request, "jatras")


def fasts(request: Request) -> Reply:
    """The fasts and rites of the present year."""
    return _listed(request, "fasts")


def _listed(request: Request, which: str) -> Reply:
    reply = reply_of(request, "festivals")
    page = feast_list.page(answer(reply), which, str(today(request.now)), language(request))
    return shown(page, request, reply.headers)
