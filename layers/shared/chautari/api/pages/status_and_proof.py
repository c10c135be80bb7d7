"""Pages behind the numbers: the status of the sources, incidents, and the proof of one number."""

from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages.page_replies import language, shown
from chautari.web import proof as proofs
from chautari.web import status as states

RUNS, CORRECTIONS = "20", "10"


def status(request: Request) -> Reply:
    """Source health, the last runs and corrections."""
    sources = reply_of(request, "sources")
    news, runs = answer(reply_of(request, "newsSources")), answer(reply_of(request, "runs", {"limit": RUNS}))
    corrections = answer(reply_of(request, "corrections", {"limit": CORRECTIONS}))
    opened = answer(reply_of(request, "incidents", {"limit": "1"}))["open"]
    page = states.page(answer(sources), news, runs, corrections, opened, language(request))
    return shown(page, request, sources.headers)


def incidents(request: Request) -> Reply:
    """What is wrong at present, and what was."""
    found = reply_of(request, "incidents", {"limit": RUNS, "cursor": request.values.get("cursor", "")})
    return shown(states.incidents_page(answer(found), language(request)), request, found.headers)


def proof(request: Request) -> Reply:
    """The proof of the path."""
    found = reply_of(request, "proof", id=request.values["id"])
    return shown(proofs.page(answer(found), language(request)), request, found.headers)
