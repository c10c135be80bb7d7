"""A BS year in twelve rows, and the page of a month."""

from chautari.api import cache_control
from chautari.api.calendar import response, years
from chautari.api.endpoint import Reply, Request
from chautari.calendar.views import calendar as answers
from chautari.nepali.numerals import latin_digits


def year(request: Request) -> Reply:
    """The months of a year, and its holidays."""
    almanac = years.stored(request, years.requested(request, "bs_year"))
    return response.reply(request, answers.of_year(almanac), cache_control.of_day(answers.last(almanac), request.now))


def month(request: Request) -> Reply:
    """The page of a month."""
    almanac = years.stored(request, years.requested(request, "bs_year"))
    number = int(latin_digits(request.values["month"]))
    last = almanac.month(number)[-1].ad
    return response.reply(request, answers.of_month(almanac, number), cache_control.of_day(last, request.now))
