"""A BS year in twelve rows, and the page of a month."""

from functools import partial

from chautari.api import cache_control
from chautari.api.calendar import stored_parts, years
from chautari.api.endpoint import Reply, Request
from chautari.calendar.views import calendar as answers
from chautari.dynamodb import almanac_keys
from chautari.nepali.numerals import latin_digits


def year(request: Request) -> Reply:
    """The months of a year, and its holidays."""
    number = years.requested(request, "bs_year")
    headers = cache_control.of_day(years.last_day(number), request.now)
    return stored_parts.reply(request, number, almanac_keys.YEAR, answers.of_year, headers)


def month(request: Request) -> Reply:
    """The page of a month."""
    year, number = years.requested(request, "bs_year"), int(latin_digits(request.values["month"]))
    headers = cache_control.of_day(years.last_day(year, number), request.now)
    answer = partial(answers.of_month, month=number)
    return stored_parts.reply(request, year, almanac_keys.month(number), answer, headers)
