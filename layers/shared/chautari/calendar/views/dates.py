"""Views of a day of an almanac in both calendars, with the names of its month and weekday."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chautari.calendar.almanac import calendar_names
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.views.panchanga import named, numbered
from chautari.nepali.bikram_sambat import BsDate
from chautari.nepali.numerals import devanagari_digits

if TYPE_CHECKING:
    from chautari.calendar.views.date_types import CalendarDate, DateInFull, Numbered

DAYS_OF_WEEK = 7


def bs_date(almanac: Almanac, on: date) -> BsDate:
    """The Bikram Sambat date of a day of the year, by the month lengths of the almanac."""
    day, month = (on - almanac.start).days, 0
    while day >= almanac.months[month]:
        day -= almanac.months[month]
        month += 1
    return BsDate(almanac.year, month + 1, day + 1)


def dated(almanac: Almanac, on: date) -> CalendarDate:
    """A day in both calendars, as ISO date and BS date."""
    return {"date": str(on), "date_bs": str(bs_date(almanac, on))}


def in_full(almanac: Almanac, on: date) -> DateInFull:
    """A day in both calendars, with the names of its month and weekday."""
    bs = bs_date(almanac, on)
    weekday: Numbered[int] = {"number": from_sunday(on) + 1, "name": named(calendar_names.WEEKDAYS, on.weekday() + 1)}
    return {
        **dated(almanac, on),
        "year": bs.year,
        "month": numbered(calendar_names.MONTHS, bs.month),
        "day": bs.day,
        "day_ne": devanagari_digits(str(bs.day)),
        "weekday": weekday,
    }


def from_sunday(on: date) -> int:
    """The days since Sunday, 0 to 6."""
    return (on.weekday() + 1) % DAYS_OF_WEEK
