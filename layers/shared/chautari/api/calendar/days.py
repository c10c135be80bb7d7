"""One day: today, and any other."""

from collections.abc import Mapping
from datetime import date

from chautari.api import cache_control, dates
from chautari.api.calendar import response, stored_parts
from chautari.api.endpoint import Reply, Request
from chautari.nepali import clock
from chautari.nepali.bikram_sambat import BsDate, fiscal_year, quarter


def today(request: Request) -> Reply:
    """The day in Kathmandu at the moment of the request."""
    on = clock.today(request.now)
    return response.reply(request, _day(request, on), cache_control.of_today(request.now))


def day(request: Request) -> Reply:
    """The day of the path."""
    on = dates.parse(request, "date", "not-found")
    return response.reply(request, _day(request, on), cache_control.of_day(on, request.now))


def _day(request: Request, on: date) -> Mapping[str, object]:
    answer = dict(stored_parts.of_day(request, on))
    times, bs = answer.pop("times"), BsDate(answer["year"], answer["month"]["number"], answer["day"])
    return {**answer, "fiscal_year": fiscal_year(bs), "fiscal_quarter": quarter(bs), "times": times}
