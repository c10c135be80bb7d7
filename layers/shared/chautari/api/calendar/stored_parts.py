"""Answers and parts of a BS year as they are stored beside it; where there are none, the year is read."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from chautari.api.calendar import response, years
from chautari.api.endpoint import Reply, Request
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.model.near_years import is_near
from chautari.calendar.store import part_items
from chautari.calendar.views import calendar
from chautari.calendar.views.day_times import times_of
from chautari.calendar.views.stored_day import of_stored_month
from chautari.dynamodb import codec
from chautari.nepali import bikram_sambat
from chautari.nepali.clock import today

AnswerOfYear = Callable[[Almanac], Mapping[str, object]]


def reply(request: Request, year: int, name: str, answer: AnswerOfYear, headers: Mapping[str, str]) -> Reply:
    """The stored answer `name` of a BS year passed through, or what `answer` makes of the year.

    Raises Problem if the year is not published.
    """
    stored = part_items.answer(request.table, year, name) if _is_near(request, year) else None
    if stored is None:
        return response.reply(request, answer(years.stored(request, year)), headers)
    if response.is_reduced(request):
        return response.reply(request, codec.unpacked(stored.body), headers)
    return Reply(stored.body, stored.etag, headers=headers, gzipped=True)


def of_day(request: Request, on: date) -> Mapping[str, Any]:
    """An AD day with its basis and times. Raises Problem if its year is not published.

    A row of months after this code may have moved the day into another month than this process knows of: then its year
    is read.
    """
    year, month, _ = bikram_sambat.to_bs(on)
    stored = part_items.month(request.table, year, month) if _is_near(request, year) else None
    day = of_stored_month(stored, on) if stored else None
    if day is not None:
        return day
    almanac = years.of_day(request, on)
    return {**calendar.of_day(almanac, on), "times": times_of(almanac, on)}


def days_off(request: Request, year: int) -> Almanac | None:
    """The days off of a BS year, or None if it is not published."""
    stored = part_items.days_off(request.table, year) if _is_near(request, year) else None
    return stored or years.published(request, year)


def observances(request: Request, year: int) -> Almanac:
    """The observances of a BS year. Raises Problem if it is not published."""
    stored = part_items.observances(request.table, year) if _is_near(request, year) else None
    return stored or years.stored(request, year)


def _is_near(request: Request, year: int) -> bool:
    return is_near(year, today(request.now))
