"""The answers that are ready in the table, but for what the clock says of them, and the index."""

from datetime import datetime

from chautari.answers.rate import Answer
from chautari.api import caching, reads, replies
from chautari.api.contract import Reply, Request
from chautari.api.problem import not_ready
from chautari.domain import kathmandu

# Top stories are those of the newest articles that most outlets have.
NEWEST, TOP = 40, 8


def home(request: Request) -> Reply:
    """What a front page needs: the stored view of the rates, the calendar of the day on which it is asked, top stories.

    Today changes without a run and so is in no view; the tag is of the whole answer. Lists of articles as they were are
    not kept, so that there is no news of a past instant.
    """
    from chautari.answers.articles import top
    from chautari.store import lists

    answer, headers = brief(request)
    news = None if request.as_of else top(lists.newest(request.table, lists.ALL, None, NEWEST), TOP)
    return replies.of_json({**answer, "news": news}, headers)


def brief(request: Request) -> tuple[Answer, caching.Headers]:
    """Today and the main rates, and the headers of an answer that is made of them."""
    from chautari.answers.calendar import today
    from chautari.api.calendar import years

    on = kathmandu.today(request.now)
    rates, change = _ready(request, "home")
    almanac = years.published_of_day(request, on)
    headers = caching.until(request.now, caching.midnight(request.now), change)
    return {"today": today(almanac, on) if almanac else None, **rates}, headers


def metals(request: Request) -> Reply:
    """The latest metals."""
    return _latest(request, "metals")


def forex(request: Request) -> Reply:
    """The latest currencies."""
    return _latest(request, "forex")


def _latest(request: Request, name: str) -> Reply:
    answer, change = _ready(request, name)
    return replies.of_json(answer, caching.until(request.now, change))


def _ready(request: Request, name: str) -> tuple[Answer, datetime | None]:
    """The ready answer at the moment of the request, and when the clock makes it another."""
    answer = reads.ready(request, name)
    if answer is None:
        raise not_ready(name)
    return answer, reads.tell(answer, request.now)


def index(_: Request) -> Reply:
    """Every endpoint with what it is for."""
    from chautari.api.endpoints import ENDPOINTS

    rows = [{"path": each.path, "summary": each.summary, "parameters": each.queries} for each in ENDPOINTS]
    return replies.of_json({"name": "Chautari", "documentation": "/v1/openapi.json", "endpoints": rows})
