"""Sunrise, sunset and the equation of time at Kathmandu, by the formulas of NOAA's solar calculator.

Good to a few seconds in these centuries; the standard altitude of -0.833 degrees stands for refraction and the disc's
radius, at sea level (almanacs that use 1400 m rise some six minutes earlier). https://gml.noaa.gov/grad/solcalc/
"""

from datetime import date
from functools import lru_cache
from math import acos, asin, cos, degrees, radians, sin, tan

LATITUDE, LONGITUDE = 27.7172, 85.3240
_ALTITUDE = radians(-0.833)
_J2000 = 730120.5  # 2000-01-01 12:00 as a moment


def sunrise(day: date) -> float:
    """The moment of sunrise on a civil day of Kathmandu."""
    return _crossing(day, rising=True)


def sunset(day: date) -> float:
    """The moment of sunset on a civil day of Kathmandu."""
    return _crossing(day, rising=False)


def local_mean(moment: float) -> float:
    """`moment` in local mean time of Kathmandu's meridian."""
    return moment + LONGITUDE / 360


def apparent(moment: float) -> float:
    """`moment` in apparent time, as of a sundial in Kathmandu: local mean time plus the equation of time."""
    return local_mean(moment) + _declination_and_equation(moment)[1]


@lru_cache(maxsize=2048)  # a year's days are asked by the panchanga and by every rule
def _crossing(day: date, *, rising: bool) -> float:
    noon = day.toordinal() + 0.5 - LONGITUDE / 360
    moment = noon + (-0.25 if rising else 0.25)
    for _ in range(2):  # the sun moves during the day: compute again at the computed time
        declination, equation = _declination_and_equation(moment)
        latitude = radians(LATITUDE)
        cosine = sin(_ALTITUDE) / (cos(latitude) * cos(declination)) - tan(latitude) * tan(declination)
        half_day = acos(cosine) / radians(360)
        moment = noon - equation + (-half_day if rising else half_day)
    return moment


def _declination_and_equation(moment: float) -> tuple[float, float]:
    """The sun's declination in radians and the equation of time in days."""
    century = (moment - _J2000) / 36525
    mean = radians((280.46646 + century * (36000.76983 + century * 0.0003032)) % 360)
    anomaly = radians(357.52911 + century * (35999.05029 - 0.0001537 * century))
    eccentricity = 0.016708634 - century * (0.000042037 + 0.0000001267 * century)
    centre = (
        sin(anomaly) * (1.914602 - century * (0.004817 + 0.000014 * century))
        + sin(2 * anomaly) * (0.019993 - 0.000101 * century)
        + sin(3 * anomaly) * 0.000289
    )
    node = radians(125.04 - 1934.136 * century)
    longitude = mean + radians(centre - 0.00569 - 0.00478 * sin(node))
    arcseconds = 21.448 - century * (46.815 + century * (0.00059 - century * 0.001813))
    obliquity = radians(23 + (26 + arcseconds / 60) / 60 + 0.00256 * cos(node))
    y = tan(obliquity / 2) ** 2
    equation = (
        y * sin(2 * mean)
        - 2 * eccentricity * sin(anomaly)
        + 4 * eccentricity * y * sin(anomaly) * cos(2 * mean)
        - 0.5 * y * y * sin(4 * mean)
        - 1.25 * eccentricity**2 * sin(2 * anomaly)
    )
    return asin(sin(obliquity) * sin(longitude)), degrees(equation) / 360
