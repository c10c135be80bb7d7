"""Pages behind the numbers: the status of the sources, incidents, and the proof of one number."""

from chautari.api.endpoint import Reply, Request
from chautari.api.pages.internal_client import answer, ask, language, shown
from chautari.web import proof as proofs
from chautari.web import status as states

RUNS, CORRECTIONS = "20", "10"


def status(request: Request) -> Reply:
    """Source health, the last runs and corrections."""
    sources = ask(request, "sources")
    news, runs = answer(ask(request, "newsSources")), answer(ask(request, "runs", {"limit": RUNS}))
    corrections = answer(ask(request, "corrections", {"limit": CORRECTIONS}))
    opened = answer(ask(request, "incidents", {"limit": "1"}))["open"]
    page = states.page(answer(sources), news, runs, corrections, opened, language(request))
    return shown(page, request, sources.headers)


def incidents(request: Request) -> Reply:
    """What is wrong at present, and what was."""
    found = ask(request, "incidents", {"limit": RUNS, "cursor": request.values.get("cursor", "")})
    return shown(states.incidents_page(answer(found), language(request)), request, found.headers)


def proof(request: Request) -> Reply:
    """The proof of the path."""
    found = ask(request, "proof", id=request.values["id"])
    return shown(proofs.page(answer(found), language(request)), request, found.headers)
