"""The answers that are ready in the table, given out as they are, and the index."""

from chautari.api import replies
from chautari.api.contract import Reply, Request
from chautari.api.problem import Problem
from chautari.store import views

FIRST_RUN_WITHIN = 300


def home(request: Request) -> Reply:
    """What a front page needs."""
    return _ready(request, "home")


def metals(request: Request) -> Reply:
    """The latest metals."""
    return _ready(request, "metals")


def forex(request: Request) -> Reply:
    """The latest currencies."""
    return _ready(request, "forex")


def _ready(request: Request, name: str) -> Reply:
    view = views.get(request.table, name)
    if view is None:
        wait = {"Retry-After": str(FIRST_RUN_WITHIN)}
        raise Problem("not-ready", f"No run has published {name} yet; the first one will.", headers=wait)
    return Reply(view.body, view.etag, gzipped=True)


def index(_: Request) -> Reply:
    """Every endpoint with what it is for."""
    from chautari.api.endpoints import ENDPOINTS

    rows = [{"path": each.path, "summary": each.summary, "parameters": each.queries} for each in ENDPOINTS]
    return replies.of_json({"name": "Chautari", "documentation": "/v1/openapi.json", "endpoints": rows})
