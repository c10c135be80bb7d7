"""Latest rates: stored read models, with freshness computed at the moment of the request."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, cast

from chautari.api import cache_control, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import not_ready
from chautari.api.rates import composed, latest_rows, stored
from chautari.core.json_types import JsonObject
from chautari.nepali import clock

if TYPE_CHECKING:
    from chautari.api.rates.answer_types import Home

# Top stories are those of the newest articles that most outlets have.
NEWEST, TOP = 40, 8


def home(request: Request) -> Reply:
    """The home answer: the stored view of the rates, today's calendar, top stories."""
    return composed.reply(request, "home", home_of_parts)


def home_of_parts(request: Request) -> Reply:
    """The same made of its parts.

    Today changes without a run and is in no view, so the entity tag is of the whole answer. Past lists of articles are
    not kept, so a past instant has no news.
    """
    from chautari.news.store import listings
    from chautari.news.views.articles import top_stories

    answer, end = brief(request)
    newest = () if request.as_of else listings.newest(request.table, listings.ALL, None, NEWEST)
    news = None if request.as_of else top_stories(newest, TOP)
    # What a run made ready is JSON as it was stored.
    whole = cast("Home", {**answer, "news": news})
    return replace(responses.of_json(whole, cache_control.of_rates(request.now, end)), until=end)


def brief(request: Request) -> tuple[JsonObject, datetime]:
    """Today and the main rates, with the instant at which the clock alone makes them others."""
    from chautari.api.calendar import years
    from chautari.calendar.views.calendar import today

    on = clock.today(request.now)
    rates, change = _ready(request, "home")
    almanac = years.published_of_day(request, on)
    end = min(filter(None, (cache_control.midnight(request.now), change)))
    return {"today": today(almanac, on) if almanac else None, **rates}, end


def metals(request: Request) -> Reply:
    """The latest metals, or those of the day in `on`."""
    if "on" in request.values:
        from chautari.api.rates.rates_of_day import metals_of_day

        return metals_of_day(request)
    return composed.reply(request, "metals", metals_of_parts)


def metals_of_parts(request: Request) -> Reply:
    """The latest metals with their freshness at the moment of the request."""
    answer, change = _ready(request, "metals")
    headers = cache_control.of_rates(request.now, change)
    return replace(latest_rows.reply(request, "metals", answer, answer["metals"], headers), until=change)


def forex(request: Request) -> Reply:
    """The latest currencies, or those of the day in `on`; only those in `codes` if it is given."""
    if "on" in request.values:
        from chautari.api.rates.rates_of_day import forex_of_day

        return forex_of_day(request)
    return composed.reply(request, "forex", forex_of_parts)


def forex_of_parts(request: Request) -> Reply:
    """The latest currencies with their freshness at the moment of the request."""
    answer, change = _ready(request, "forex")
    headers = cache_control.of_rates(request.now, change)
    return replace(latest_rows.reply(request, "forex", answer, answer["rates"], headers), until=change)


def _ready(request: Request, name: str) -> tuple[JsonObject, datetime | None]:
    """The stored answer at the moment of the request, and the instant of its next change."""
    answer = stored.ready(request, name)
    if answer is None:
        raise not_ready(name)
    if "codes" in request.values:
        from chautari.api.rates import codes

        answer = codes.only(request, answer)
    return answer, stored.tell(answer, request.now)
