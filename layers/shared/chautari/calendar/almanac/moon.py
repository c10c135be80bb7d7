"""Moonrise, moonset and phase on a civil day of Kathmandu, at sea level.

The upper limb rises with the refraction of 34 minutes of arc: J. Meeus, Astronomical Algorithms, chapter 15.
"""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from math import asin, atan2, cos, degrees, radians, sin
from typing import Literal, NamedTuple

from chautari.calendar.almanac.ephemeris import SYNODIC_MONTH, reached
from chautari.calendar.almanac.modern import MODERN, moon_place, obliquity
from chautari.calendar.almanac.sun import LATITUDE, LONGITUDE
from chautari.nepali.clock import NPT

PhaseKey = Literal[
    "new-moon",
    "waxing-crescent",
    "first-quarter",
    "waxing-gibbous",
    "full-moon",
    "waning-gibbous",
    "last-quarter",
    "waning-crescent",
]
PHASES: tuple[PhaseKey, ...] = (
    "new-moon",
    "waxing-crescent",
    "first-quarter",
    "waxing-gibbous",
    "full-moon",
    "waning-gibbous",
    "last-quarter",
    "waning-crescent",
)
_EARTH_RADIUS = 6378.14  # km
_J2000 = 730120.5
_STEPS = 12  # of two hours; the moon does not rise and set within one in this latitude
_NPT_DAYS = NPT.utcoffset(None).total_seconds() / 86400


class Phase(NamedTuple):
    """`at`: the moment of a quarter, new or full moon, if it is on this day; `illuminated`: 0 to 1 at noon."""

    key: PhaseKey
    at: float | None
    illuminated: float


def moonrise(day: date) -> float | None:
    """The moment of moonrise, or None on a day without one."""
    return _crossing(day, rising=True)


def moonset(day: date) -> float | None:
    """The moment of moonset, or None on a day without one."""
    return _crossing(day, rising=False)


def phase(day: date) -> Phase:
    """The phase of the moon: a quarter, new or full moon on its day, else what lies between."""
    begin = midnight(day)
    illuminated = (1 - cos(radians(MODERN.elongation(begin + 0.5)))) / 2
    for quarter in range(4):
        at = reached(MODERN.elongation, quarter * 90, SYNODIC_MONTH, begin + 0.5)
        if begin <= at < begin + 1:
            return Phase(PHASES[quarter * 2], at, illuminated)
    return Phase(PHASES[int(MODERN.elongation(begin + 0.5) // 90) * 2 + 1], None, illuminated)


def midnight(day: date) -> float:
    """The moment at which a civil day of Kathmandu begins."""
    return day.toordinal() - _NPT_DAYS


def height(moment: float) -> float:
    """Degrees of the moon's centre above the place where it rises or sets, seen from the centre of the earth."""
    place = moon_place(moment)
    longitude, latitude, tilt = radians(place.longitude), radians(place.latitude), radians(obliquity(moment))
    declination = asin(sin(latitude) * cos(tilt) + cos(latitude) * sin(tilt) * sin(longitude))
    ascension = atan2(
        sin(longitude) * cos(tilt) - sin(latitude) / cos(latitude) * sin(tilt),
        cos(longitude),
    )
    sidereal = 280.46061837 + 360.98564736629 * (moment - _J2000) + LONGITUDE
    hour_angle = radians(sidereal) - ascension
    observer = radians(LATITUDE)
    altitude = asin(sin(observer) * sin(declination) + cos(observer) * cos(declination) * cos(hour_angle))
    parallax = degrees(asin(_EARTH_RADIUS / place.distance))
    return degrees(altitude) - (0.7275 * parallax - 0.5667)


def _crossing(day: date, *, rising: bool) -> float | None:
    begin = midnight(day)
    moments = [begin + step / _STEPS for step in range(_STEPS + 1)]
    heights = [height(moment) for moment in moments]
    for (first, last), (before, after) in zip(pairwise(moments), pairwise(heights), strict=True):
        if (before < 0 <= after) if rising else (after < 0 <= before):
            return _root(height, first, last)
    return None


def _root(function: Callable[[float], float], first: float, last: float) -> float:
    """Halve the span in which the sign changes down to two seconds."""
    sign = function(first) < 0
    while last - first > 2 / 86400:
        middle = (first + last) / 2
        if (function(middle) < 0) == sign:
            first = middle
        else:
            last = middle
    return (first + last) / 2
