"""The page of festivals: those of the present year, or the days over years of what is searched for."""

from chautari.api import cache_control
from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages.page_replies import language, shown
from chautari.api.problems import Problem
from chautari.web import festivals as pages


def festivals(request: Request) -> Reply:
    """What is called by the name in the form; without one the festivals of the present year."""
    name = request.values.get("name", "").strip()
    try:
        reply = reply_of(request, "festivals", {"name": name})
    except Problem as problem:
        if problem.parameter != "name":
            raise
        nothing = pages.page(None, name, language(request))
        return shown(nothing, request, cache_control.of_today(request.now))
    return shown(pages.page(answer(reply), name, language(request)), request, reply.headers)
