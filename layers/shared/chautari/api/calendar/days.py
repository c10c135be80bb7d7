"""One day: today, any other, and its date in the other calendar."""

from datetime import date

from chautari.answers import calendar as answers
from chautari.api import caching, dates
from chautari.api.calendar import shown, years
from chautari.api.contract import Reply, Request
from chautari.api.problem import Problem, bad_value
from chautari.domain import kathmandu


def today(request: Request) -> Reply:
    """The day in Kathmandu at the moment of the request."""
    on = kathmandu.today(request.now)
    return shown.reply(request, answers.of_day(years.of_day(request, on), on), caching.of_today(request.now))


def day(request: Request) -> Reply:
    """The day of the path."""
    on = dates.asked(request, "date", "not-found")
    return shown.reply(request, answers.of_day(years.of_day(request, on), on), caching.of_day(on, request.now))


def convert(request: Request) -> Reply:
    """The day in `bs` or `ad`, in both calendars."""
    on = _given(request)
    return shown.reply(request, answers.converted(years.of_day(request, on), on), caching.of_day(on, request.now))


def _given(request: Request) -> date:
    given = [name for name in ("bs", "ad") if name in request.values]
    if not given:
        raise Problem("missing-parameter", "one of bs and ad is needed", parameter="bs", allowed=["bs", "ad"])
    if len(given) > 1:
        raise bad_value("ad", "bs and ad are both given: one of them is converted to the other", ["bs", "ad"])
    return dates.asked_in_bs(request, "bs") if given == ["bs"] else dates.asked(request, "ad")
