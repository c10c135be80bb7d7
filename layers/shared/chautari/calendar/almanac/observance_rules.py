"""Rules for the day of an observance: a tithi at some time of the day, or a fixed date.

An almanac assigns a festival to the day on which its tithi prevails at the festival's own time of day (kala).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor

from chautari.calendar.almanac import sun
from chautari.calendar.almanac.ephemeris import SYNODIC_MONTH, Ephemeris
from chautari.calendar.almanac.lunar import Lunation
from chautari.nepali.bikram_sambat import BsDate, to_ad


def _madhyahna(day: date) -> float:
    return (sun.sunrise(day) + sun.sunset(day)) / 2


def _pradosh(day: date) -> float:
    return sun.sunset(day) + 48 / 1440


def _nishita(day: date) -> float:
    return (sun.sunset(day) + sun.sunrise(day + timedelta(1))) / 2


KALAS: dict[str, Callable[[date], float]] = {
    "sunrise": sun.sunrise,
    "madhyahna": _madhyahna,  # midday
    "pradosh": _pradosh,  # two ghati after sunset
    "nishita": _nishita,  # midnight
}


@dataclass(frozen=True, slots=True)
class OnTithi:
    """The day at whose `kala` a tithi (1 to 30) of an amanta month (1 Baisakh) prevails, plus `days_after`.

    Of two such days the first, or with `last` the last. A tithi between the kalas of two days prevails at neither:
    then the first or the last of those two.
    """

    month: int
    tithi: int
    kala: str = "sunrise"
    last: bool = False
    days_after: int = 0

    def day(self, ephemeris: Ephemeris, lunation: Lunation) -> date:
        """The day of the observance in one lunation."""
        guess = lunation.start + (self.tithi - 1) / 30 * SYNODIC_MONTH
        begin = ephemeris.elongation_reached((self.tithi - 1) * 12, guess)
        end = ephemeris.elongation_reached(self.tithi * 12, guess)
        day = self._candidates(begin, end)[-1 if self.last else 0]
        return day + timedelta(self.days_after)

    def _candidates(self, begin: float, end: float) -> list[date]:
        kala = KALAS[self.kala]
        nearby = [date.fromordinal(floor(begin) + n) for n in range(-1, 3)]
        prevailing = [day for day in nearby if begin <= kala(day) < end]
        return prevailing or [day for day in nearby if begin - 1 < kala(day) < end + 1]


@dataclass(frozen=True, slots=True)
class OnBsDay:
    """A fixed day of Bikram Sambat."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class OnAdDay:
    """A fixed day of the Gregorian calendar."""

    month: int
    day: int


Rule = OnTithi | OnBsDay | OnAdDay


def occurrences(rule: Rule, span: tuple[date, date], ephemeris: Ephemeris, lunations: list[Lunation]) -> list[date]:
    """The days of a rule in a BS year, given its first and last day. A lunar date may occur twice or not at all.

    `lunations`: those that overlap the year.
    """
    first, last = span
    match rule:
        case OnTithi():
            days = [
                rule.day(ephemeris, lunation)
                for lunation in lunations
                if lunation.month == rule.month and not lunation.adhik
            ]
        case OnBsDay(month, day):
            days = [to_ad(BsDate(first.year + 57, month, day))]
        case OnAdDay(month, day):
            days = [date(year, month, day) for year in (first.year, last.year)]
    return [day for day in days if first <= day <= last]
