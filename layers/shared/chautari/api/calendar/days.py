"""One day: today, and any other."""

from chautari.api import cache_control, dates
from chautari.api.calendar import response, years
from chautari.api.endpoint import Reply, Request
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
