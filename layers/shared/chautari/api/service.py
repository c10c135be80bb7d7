"""The answers that are ready in the table, the front page made from one, and the index."""

import gzip
import json

from chautari.api import replies
from chautari.api.contract import Reply, Request
from chautari.api.problem import not_ready
from chautari.domain import kathmandu
from chautari.store import views


def home(request: Request) -> Reply:
    """What a front page needs: the stored view of the rates, and the calendar of the day on which it is asked.

    Today changes without a run and so is in no view; the tag is of the whole answer.
    """
    from chautari.answers.calendar import today
    from chautari.api import freshness
    from chautari.api.calendar import years

    on, rates = kathmandu.today(request.now), _ready(request, "home")
    almanac = years.published_of_day(request, on)
    answer = {"today": today(almanac, on) if almanac else None, **json.loads(gzip.decompress(rates.body))}
    return replies.of_json(answer, freshness.of_today(request.now))


def metals(request: Request) -> Reply:
    """The latest metals."""
    return _ready(request, "metals")


def forex(request: Request) -> Reply:
    """The latest currencies."""
    return _ready(request, "forex")


def _ready(request: Request, name: str) -> Reply:
    view = views.get(request.table, name)
    if view is None:
        raise not_ready(name)
    return Reply(view.body, view.etag, gzipped=True)


def index(_: Request) -> Reply:
    """Every endpoint with what it is for."""
    from chautari.api.endpoints import ENDPOINTS

    rows = [{"path": each.path, "summary": each.summary, "parameters": each.queries} for each in ENDPOINTS]
    return replies.of_json({"name": "Chautari", "documentation": "/v1/openapi.json", "endpoints": rows})
