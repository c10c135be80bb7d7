"""One day: today, any other, and its date in the other calendar."""

from datetime import date

from chautari.api import cache_control, dates
from chautari.api.calendar import response, years
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import Problem, bad_value
from chautari.calendar.views import calendar as answers
from chautari.nepali import clock


def today(request: Request) -> Reply:
    """The day in Kathmandu at the moment of the request."""
    on = clock.today(request.now)
    return response.reply(request, answers.of_day(years.of_day(request, on), on), cache_control.of_today(request.now))


def day(request: Request) -> Reply:
    """The day of the path."""
    on = dates.parse(request, "date", "not-found")
    return response.reply(request, answers.of_day(years.of_day(request, on), on), cache_control.of_day(on, request.now))


def convert(request: Request) -> Reply:
    """The day in `bs` or `ad`, in both calendars."""
    on = _day_to_convert(request)
    return response.reply(
        request, answers.converted(years.of_day(request, on), on), cache_control.of_day(on, request.now)
    )


def _day_to_convert(request: Request) -> date:
    names = [name for name in ("bs", "ad") if name in request.values]
    if not names:
        raise Problem("missing-parameter", "one of bs and ad is needed", parameter="bs", allowed=["bs", "ad"])
    if len(names) > 1:
        raise bad_value("ad", "bs and ad are both given: one of them is converted to the other", ["bs", "ad"])
    return dates.parse_bs(request, "bs") if names == ["bs"] else dates.parse(request, "ad")
