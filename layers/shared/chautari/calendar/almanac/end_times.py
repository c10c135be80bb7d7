"""When tithi, nakshatra, yoga and karana of a day end: from its sunrise to the next, each by the method of its number.

The tithi goes by the year's method, the others by modern astronomy. No published time was compared with these.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from chautari.calendar.almanac import drik, sun
from chautari.calendar.almanac.ephemeris import SYNODIC_MONTH, Ephemeris, reached
from chautari.calendar.almanac.modern import MODERN
from chautari.calendar.almanac.surya_siddhanta import SURYA_SIDDHANTA
from chautari.calendar.model.almanac import Panchanga

SIDEREAL_MONTH, YOGA_CYCLE = 27.321661, 25.420  # days in which the moon, and the sum of both longitudes, go round
TITHIS, NAKSHATRAS, YOGAS, KARANAS = 30, 27, 27, 60
_EPHEMERIDES = {SURYA_SIDDHANTA.method: SURYA_SIDDHANTA, drik.METHOD: MODERN}


class Limb(NamedTuple):
    """A part of the month by its number, and the moment at which it ends."""

    number: int
    end: float


class LimbNumbers(NamedTuple):
    """The numbers of the limbs that hold at a sunrise."""

    tithi: int
    nakshatra: int
    yoga: int
    karana: int


class EndTimes(NamedTuple):
    """The limbs that hold at some time from a sunrise to the next, in their order."""

    tithi: list[Limb]
    nakshatra: list[Limb]
    yoga: list[Limb]
    karana: list[Limb]


def numbers_of(panchanga: Panchanga) -> LimbNumbers:
    """The numbers of the limbs of a panchanga."""
    return LimbNumbers(panchanga.tithi, panchanga.nakshatra, panchanga.yoga, panchanga.karana)


def end_times(day: date, limbs: LimbNumbers, method: str) -> EndTimes:
    """The limbs of a day from those at its sunrise on. `method`: that of the tithi. Raises KeyError."""
    span = sun.sunrise(day), sun.sunrise(day + timedelta(1))
    tithi = _EPHEMERIDES[method]
    return EndTimes(
        _limbs(tithi.elongation, TITHIS, limbs.tithi, SYNODIC_MONTH, span),
        _limbs(MODERN.moon, NAKSHATRAS, limbs.nakshatra, SIDEREAL_MONTH, span),
        _limbs(_sum_of(MODERN), YOGAS, limbs.yoga, YOGA_CYCLE, span),
        _limbs(MODERN.elongation, KARANAS, limbs.karana, SYNODIC_MONTH, span),
    )


def _sum_of(ephemeris: Ephemeris) -> Callable[[float], float]:
    return lambda moment: (ephemeris.sun(moment) + ephemeris.moon(moment)) % 360


def _limbs(
    angle: Callable[[float], float], count: int, number: int, period: float, span: tuple[float, float]
) -> list[Limb]:
    """The limbs from `number` on, of `count` that the angle goes through in `period` days."""
    limbs, near = [], span[0] + period / count / 2
    while True:
        end = reached(angle, number * 360 / count, period, near)
        limbs.append(Limb(number, end))
        if end >= span[1]:
            return limbs
        number, near = number % count + 1, end + period / count
