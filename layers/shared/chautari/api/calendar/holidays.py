"""The public holidays of a year."""

from chautari.answers import calendar as answers
from chautari.api import caching
from chautari.api.calendar import shown, years
from chautari.api.contract import Reply, Request


def holidays(request: Request) -> Reply:
    """Those of a scope, or all."""
    almanac = years.stored(request, years.asked(request, "year"))
    fresh = (
        caching.of_day(answers.last(almanac), request.now)
        if "year" in request.values
        else caching.of_today(request.now)
    )
    return shown.reply(request, answers.holidays(almanac, request.values.get("scope")), fresh)
