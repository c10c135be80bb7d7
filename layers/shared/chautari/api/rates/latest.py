"""Latest rates: stored read models, with freshness computed at the moment of the request."""

from datetime import datetime
from typing import TYPE_CHECKING, cast

from chautari.api import cache_control, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import not_ready
from chautari.api.rates import latest_rows, stored
from chautari.core.json_types import JsonObject
from chautari.nepali import clock

if TYPE_CHECKING:
    from chautari.api.rates.answer_types import Home

# Top stories are those of the newest articles that most outlets have.
NEWEST, TOP = 40, 8


def home(request: Request) -> Reply:
    """The home answer: the stored view of the rates, today's calendar, top stories.

    Today changes without a run and is in no view, so the entity tag is of the whole answer. Past lists of articles are
    not kept, so a past instant has no news.
    """
    from chautari.news.store import listings
    from chautari.news.views.articles import top_stories

    answer, headers = brief(request)
    news = None if request.as_of else top_stories(listings.newest(request.table, listings.ALL, None, NEWEST), TOP)
    # What a run made ready is JSON as it was stored.
    whole = cast("Home", {**answer, "news": news})
    return responses.of_json(whole, headers)


def brief(request: Request) -> tuple[JsonObject, cache_control.Headers]:
    """Today and the main rates, with the headers of an answer made of them."""
    from chautari.api.calendar import years
    from chautari.calendar.views.calendar import today

    on = clock.today(request.now)
    rates, change = _ready(request, "home")
    almanac = years.published_of_day(request, on)
    headers = cache_control.of_rates(request.now, cache_control.midnight(request.now), change)
    return {"today": today(almanac, on) if almanac else None, **rates}, headers


def metals(request: Request) -> Reply:
    """The latest metals, or those of the day in `on`."""
    if "on" in request.values:
        from chautari.api.rates.rates_of_day import metals_of_day

        return metals_of_day(request)
    answer, change = _ready(request, "metals")
    return latest_rows.reply(request, "metals", answer, answer["metals"], cache_control.of_rates(request.now, change))


def forex(request: Request) -> Reply:
    """The latest currencies, or those of the day in `on`; only those in `codes` if it is given."""
    if "on" in request.values:
        from chautari.api.rates.rates_of_day import forex_of_day

        return forex_of_day(request)
    answer, change = _ready(request, "forex")
    return latest_rows.reply(request, "forex", answer, answer["rates"], cache_control.of_rates(request.now, change))


def _ready(request: Request, name: str) -> tuple[JsonObject, datetime | None]:
    """The stored answer at the moment of the request, and the instant of its next change."""
    answer = stored.ready(request, name)
    if answer is None:
        raise not_ready(name)
    if "codes" in request.values:
        from chautari.api.rates import codes

        answer = codes.only(request, answer)
    return answer, stored.tell(answer, request.now)
