"""The answers that are ready in the table, but for what the clock says of them."""

from datetime import datetime
from typing import TYPE_CHECKING, cast

from chautari.api import cache_control, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import not_ready
from chautari.api.rates import stored
from chautari.core.json_types import JsonObject
from chautari.nepali import clock

if TYPE_CHECKING:
    from chautari.api.rates.answer_types import Home

# Top stories are those of the newest articles that most outlets have.
NEWEST, TOP = 40, 8


def home(request: Request) -> Reply:
    """What a front page needs: the stored view of the rates, the calendar of the day on which it is asked, top stories.

    Today changes without a run and so is in no view; the tag is of the whole answer. Lists of articles as they were are
    not kept, so that there is no news of a past instant.
    """
    from chautari.news.store import listings
    from chautari.news.views.articles import top_stories

    answer, headers = brief(request)
    news = None if request.as_of else top_stories(listings.newest(request.table, listings.ALL, None, NEWEST), TOP)
    # What a run made ready is JSON as it was stored.
    whole = cast("Home", {**answer, "news": news})
    return responses.of_json(whole, headers)


def brief(request: Request) -> tuple[JsonObject, cache_control.Headers]:
    """Today and the main rates, and the headers of an answer that is made of them."""
    from chautari.api.calendar import years
    from chautari.calendar.views.calendar import today

    on = clock.today(request.now)
    rates, change = _ready(request, "home")
    almanac = years.published_of_day(request, on)
    headers = cache_control.of_rates(request.now, cache_control.midnight(request.now), change)
    return {"today": today(almanac, on) if almanac else None, **rates}, headers


def metals(request: Request) -> Reply:
    """The latest metals."""
    return _latest(request, "metals")


def forex(request: Request) -> Reply:
    """The latest currencies."""
    return _latest(request, "forex")


def _latest(request: Request, name: str) -> Reply:
    answer, change = _ready(request, name)
    return responses.of_json(answer, cache_control.of_rates(request.now, change))


def _ready(request: Request, name: str) -> tuple[JsonObject, datetime | None]:
    """The ready answer at the moment of the request, and when the clock makes it another."""
    answer = stored.ready(request, name)
    if answer is None:
        raise not_ready(name)
    return answer, stored.tell(answer, request.now)
