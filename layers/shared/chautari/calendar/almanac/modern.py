"""Sun and moon by modern astronomy without a library: apparent places of date, for the times of a single day.

The series are those of J. Meeus, Astronomical Algorithms, chapters 25 and 47 (`data/moon-terms.csv`), the difference of
clock and dynamical time is that of Espenak and Meeus, https://eclipse.gsfc.nasa.gov/SEcat5/deltatpoly.html.
In 1913 to 2044 the moon is within 18 and the sun within 14 seconds of arc of astronomy-engine: half a minute of time.
"""

import csv
from functools import cache
from math import cos, radians, sin
from pathlib import Path
from typing import NamedTuple

from chautari.calendar.almanac.drik import METHOD, ayanamsa
from chautari.calendar.almanac.ephemeris import Ephemeris

_TABLE = Path(__file__).parent / "data" / "moon-terms.csv"
_J2000 = 730120.5  # 2000-01-01 12:00 as a moment
_DELTA_T = (  # from this year on, seconds by powers of the years since the second figure
    (1900, 1900, (-2.79, 1.494119, -0.0598939, 0.0061966, -0.000197)),
    (1920, 1920, (21.20, 0.84493, -0.076100, 0.0020936)),
    (1941, 1950, (29.07, 0.407, -1 / 233, 1 / 2547)),
    (1961, 1975, (45.45, 1.067, -1 / 260, -1 / 718)),
    (1986, 2000, (63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599)),
    (2005, 2000, (62.92, 0.32217, 0.005589)),
)


class MoonPlace(NamedTuple):
    """Ecliptic longitude and latitude of date in degrees, and distance from the earth's centre in km."""

    longitude: float
    latitude: float
    distance: float


class _Arguments(NamedTuple):
    """The moon's mean longitude, elongation, the anomalies of sun and moon, the argument of latitude; in radians."""

    mean: float
    d: float
    m: float
    mp: float
    f: float


def century(moment: float) -> float:
    """Julian centuries of dynamical time since J2000 at a moment of universal time."""
    year = 2000 + (moment - _J2000) / 365.25
    origin, powers = next((origin, powers) for since, origin, powers in reversed(_DELTA_T) if year >= since)
    delta = sum(factor * (year - origin) ** power for power, factor in enumerate(powers))
    return (moment + delta / 86400 - _J2000) / 36525


def nutation(moment: float) -> float:
    """The nutation in longitude in degrees."""
    t = century(moment)
    node, sun, moon = (
        radians(start + speed * t)
        for start, speed in ((125.04452, -1934.136261), (280.4665, 36000.7698), (218.3165, 481267.8813))
    )
    return (-17.20 * sin(node) - 1.32 * sin(2 * sun) - 0.23 * sin(2 * moon) + 0.21 * sin(2 * node)) / 3600


def obliquity(moment: float) -> float:
    """The true obliquity of the ecliptic in degrees."""
    t = century(moment)
    return 23.4392911 - 0.0130042 * t + 0.00256 * cos(radians(125.04 - 1934.136 * t))


def sun_longitude(moment: float) -> float:
    """The sun's apparent longitude of date in degrees, 0 to 360."""
    t = century(moment)
    anomaly = radians(357.52911 + t * (35999.05029 - 0.0001537 * t))
    true = 280.46646 + t * (36000.76983 + 0.0003032 * t)
    true += sin(anomaly) * (1.914602 - t * (0.004817 + 0.000014 * t))
    true += sin(2 * anomaly) * (0.019993 - 0.000101 * t) + sin(3 * anomaly) * 0.000289
    # Venus, Jupiter and the moon, from the same author's Astronomical Formulae for Calculators, chapter 18.
    for amplitude, start, speed in (
        (0.00134, 153.23 + 90, 22518.7541),
        (0.00154, 216.57 + 90, 45037.5082),
        (0.00200, 312.69 + 90, 32964.3577),
        (0.00179, 350.74, 445267.1142),
        (0.00178, 231.19, 20.20),
    ):
        true += amplitude * sin(radians(start + speed * (t + 1)))  # since 1900
    return (true - 20.4898 / 3600 + nutation(moment)) % 360


def moon_longitude(moment: float) -> float:
    """The moon's apparent longitude of date in degrees, 0 to 360."""
    t = century(moment)
    at = _arguments(t)
    a1, a2 = radians(119.75 + 131.849 * t), radians(53.09 + 479264.290 * t)
    terms = _sum("longitude", at, t) + 3958 * sin(a1) + 1962 * sin(at.mean - at.f) + 318 * sin(a2)
    return (_mean_longitude(t) + terms / 1e6 + nutation(moment)) % 360


def moon_place(moment: float) -> MoonPlace:
    """The moon's apparent place, as from the centre of the earth."""
    t = century(moment)
    at = _arguments(t)
    a1, a3 = radians(119.75 + 131.849 * t), radians(313.45 + 481266.484 * t)
    latitude = _sum("latitude", at, t) - 2235 * sin(at.mean) + 382 * sin(a3)
    latitude += 175 * (sin(a1 - at.f) + sin(a1 + at.f)) + 127 * sin(at.mean - at.mp) - 115 * sin(at.mean + at.mp)
    return MoonPlace(moon_longitude(moment), latitude / 1e6, 385000.56 + _sum("distance", at, t) / 1000)


def _mean_longitude(t: float) -> float:
    return 218.3164477 + t * (481267.88123421 + t * (-0.0015786 + t / 538841))


def _arguments(t: float) -> _Arguments:
    return _Arguments(
        radians(_mean_longitude(t)),
        radians(297.8501921 + t * (445267.1114034 + t * (-0.0018819 + t / 545868))),
        radians(357.5291092 + t * (35999.0502909 - 0.0001536 * t)),
        radians(134.9633964 + t * (477198.8675055 + t * (0.0087414 + t / 69699))),
        radians(93.2720950 + t * (483202.0175233 - 0.0036539 * t)),
    )


def _sum(series: str, at: _Arguments, t: float) -> float:
    """A series of the moon; terms with the sun's anomaly shrink with the earth's eccentricity."""
    wave = cos if series == "distance" else sin
    shrunk = 1 - t * (0.002516 + 0.0000074 * t)
    return sum(
        amplitude * shrunk ** abs(m) * wave(d * at.d + m * at.m + mp * at.mp + f * at.f)
        for d, m, mp, f, amplitude in _terms()[series]
    )


@cache
def _terms() -> dict[str, list[tuple[int, int, int, int, int]]]:
    terms: dict[str, list[tuple[int, int, int, int, int]]] = {"longitude": [], "latitude": [], "distance": []}
    with _TABLE.open(encoding="ascii", newline="") as lines:
        for row in csv.DictReader(lines):
            d, m, mp, f, amplitude = (int(row[name]) for name in ("d", "m", "mp", "f", "amplitude"))
            terms[row["series"]].append((d, m, mp, f, amplitude))
    return terms


def _sidereal_sun(moment: float) -> float:
    return (sun_longitude(moment) - ayanamsa(moment)) % 360


def _sidereal_moon(moment: float) -> float:
    return (moon_longitude(moment) - ayanamsa(moment)) % 360


MODERN = Ephemeris(METHOD, _sidereal_sun, _sidereal_moon)
