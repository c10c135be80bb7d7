"""A BS year in twelve rows, and the page of a month."""

from chautari.answers import calendar as answers
from chautari.api import caching
from chautari.api.calendar import shown, years
from chautari.api.contract import Reply, Request
from chautari.domain.numerals import latin_digits


def year(request: Request) -> Reply:
    """The months of a year, and its holidays."""
    almanac = years.stored(request, years.asked(request, "bs_year"))
    return shown.reply(request, answers.of_year(almanac), caching.of_day(answers.last(almanac), request.now))


def month(request: Request) -> Reply:
    """The page of a month."""
    almanac = years.stored(request, years.asked(request, "bs_year"))
    number = int(latin_digits(request.values["month"]))
    last = almanac.month(number)[-1].ad
    return shown.reply(request, answers.of_month(almanac, number), caching.of_day(last, request.now))
