"""Public holidays of a year."""

from typing import cast

from chautari.api import cache_control
from chautari.api.calendar import response, stored_parts, years
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import not_ready
from chautari.calendar.model.scopes import Scope
from chautari.calendar.views import calendar as answers


def holidays(request: Request) -> Reply:
    """The holidays of a scope, or of all."""
    year = years.requested(request, "year")
    almanac = stored_parts.days_off(request, year)
    if almanac is None:
        raise not_ready(f"the calendar of {year}")
    answer = answers.holidays(almanac, cast("Scope | None", request.values.get("scope")))
    if "year" not in request.values:
        return response.of_today(request, answer)
    return response.reply(request, answer, cache_control.of_day(answers.last(almanac), request.now))
