"""One day: today, and any other."""

from collections.abc import Mapping
from datetime import date

from chautari.api import cache_control, dates
from chautari.api.calendar import response, years
from chautari.api.endpoint import Reply, Request
from chautari.calendar.views import calendar as answers
from chautari.calendar.views.dates import bs_date
from chautari.calendar.views.day_times import times_of
from chautari.nepali import clock
from chautari.nepali.bikram_sambat import fiscal_year, quarter


def today(request: Request) -> Reply:
    """The day in Kathmandu at the moment of the request."""
    on = clock.today(request.now)
    return response.reply(request, _day(request, on), cache_control.of_today(request.now))


def day(request: Request) -> Reply:
    """The day of the path."""
    on = dates.parse(request, "date", "not-found")
    return response.reply(request, _day(request, on), cache_control.of_day(on, request.now))


def _day(request: Request, on: date) -> Mapping[str, object]:
    almanac = years.of_day(request, on)
    bs = bs_date(almanac, on)
    return {
        **answers.of_day(almanac, on),
        "fiscal_year": fiscal_year(bs),
        "fiscal_quarter": quarter(bs),
        "times": times_of(almanac, on),
    }
