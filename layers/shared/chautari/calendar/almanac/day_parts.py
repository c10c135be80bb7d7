"""Parts of the daylight that are reckoned from sunrise and sunset alone: rahu kaal and abhijit.

Rahu kaal is one of eight equal parts, another on each weekday; abhijit the eighth of fifteen, around midday.
https://en.wikipedia.org/wiki/Rahukaala https://en.wikipedia.org/wiki/Muhurta
"""

from datetime import date
from typing import NamedTuple

from chautari.calendar.almanac import sun

_RAHU_PART = (2, 7, 5, 6, 4, 3, 8)  # of eight, Monday first


class DayPart(NamedTuple):
    """A part of a day by its two moments."""

    first: float
    last: float


def rahu_kaal(day: date) -> DayPart:
    """The eighth of the daylight that belongs to Rahu."""
    return _part(day, _RAHU_PART[day.weekday()], 8)


def abhijit(day: date) -> DayPart:
    """The muhurta of midday."""
    return _part(day, 8, 15)


def _part(day: date, number: int, count: int) -> DayPart:
    rise = sun.sunrise(day)
    length = (sun.sunset(day) - rise) / count
    return DayPart(rise + (number - 1) * length, rise + number * length)
