"""Sun and moon by the Surya Siddhanta, which Nepal's official almanac follows: modern astronomy differs one day in ten.

Constants of the text as in Reingold and Dershowitz, Calendrical Calculations, chapter "Modern Hindu calendars". Its own
clock is the local mean time of Ujjain; its sine is a table of 24 steps, kept because the rounding shows in the results.
"""

from fractions import Fraction
from math import floor, radians, sin

from chautari.calendar.almanac.ephemeris import Ephemeris

_EPOCH = -1132959  # the Kali Yuga, 18 February 3102 BCE (Julian)
_UJJAIN = (75 + 46 / 60) / 360  # its meridian as a part of a day
_CIVIL_DAYS, _YEARS, _MONTHS = 1_577_917_828, 4_320_000, 57_753_336  # of one mahayuga
_LUNAR_APSIS, _SOLAR_APSIS = 488_199, Fraction(387, 1000)
_YEARS_SINCE_CREATION = 1_955_880_000


def _sine_entry(step: int) -> float:
    exact = 3438 * sin(radians(step * 3.75))
    return round(exact + (0.215 if exact > 1716 else -0.215 if exact else 0)) / 3438


_SINES = [_sine_entry(step) for step in range(25)]


class _Circle:
    """A mean motion with `revolutions` per mahayuga, at 0 degrees at the creation."""

    def __init__(self, revolutions: int | Fraction) -> None:
        since_creation = revolutions * Fraction(_YEARS_SINCE_CREATION, _YEARS)
        self.start = float(since_creation % 1)  # exact first: a float has no room for 10^10 revolutions
        self.speed = float(revolutions / Fraction(_CIVIL_DAYS))

    def at(self, moment: float) -> float:
        """The mean longitude at `moment` in degrees, 0 to 360."""
        return (self.start + (moment + _UJJAIN - _EPOCH) * self.speed) % 1 * 360


_SUN, _SUN_ANOMALY = _Circle(_YEARS), _Circle(_YEARS - _SOLAR_APSIS)
_MOON, _MOON_ANOMALY = _Circle(_MONTHS), _Circle(_MONTHS - _LUNAR_APSIS)


def _sun(moment: float) -> float:
    return _true(_SUN.at(moment), _SUN_ANOMALY.at(moment), 14 / 360, 1 / 42)


def _moon(moment: float) -> float:
    return _true(_MOON.at(moment), _MOON_ANOMALY.at(moment), 32 / 360, 1 / 96)


def _true(mean: float, anomaly: float, epicycle: float, change: float) -> float:
    offset = _sine(anomaly)
    return (mean - _arcsine(offset * (epicycle - abs(offset) * change * epicycle))) % 360


def _sine(angle: float) -> float:
    half, remainder = divmod(angle, 180)
    entry = min(remainder, 180 - remainder) / 3.75
    step = min(floor(entry), 23)
    value = _SINES[step] + (entry - step) * (_SINES[step + 1] - _SINES[step])
    return -value if half else value


def _arcsine(amplitude: float) -> float:
    size, step = abs(amplitude), 1
    while _SINES[step] < size:
        step += 1
    degrees = 3.75 * (step - 1 + (size - _SINES[step - 1]) / (_SINES[step] - _SINES[step - 1]))
    return degrees if amplitude >= 0 else -degrees


SURYA_SIDDHANTA = Ephemeris("surya-siddhanta", _sun, _moon)
