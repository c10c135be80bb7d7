"""When an observance falls: by a tithi at some time of the day, on a fixed date, or so many days after another.

An almanac gives a festival to the day on which its tithi holds at the festival's own time (kala).
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
    """The day whose `kala` a tithi (1 to 30) of an amanta month (1 Baisakh) holds, the first or the last of two such.

    A tithi that falls between the kalas of two days holds neither: then of those two the first or the last likewise.
    """

    month: int
    tithi: int
    kala: str = "sunrise"
    last: bool = False
    days_after: int = 0

    def day(self, ephemeris: Ephemeris, lunation: Lunation) -> date:
        """The day within one lunation."""
        guess = lunation.start + (self.tithi - 1) / 30 * SYNODIC_MONTH
        begin = ephemeris.elongation_reached((self.tithi - 1) * 12, guess)
        end = ephemeris.elongation_reached(self.tithi * 12, guess)
        day = self._touched(begin, end)[-1 if self.last else 0]
        return day + timedelta(self.days_after)

    def _touched(self, begin: float, end: float) -> list[date]:
        kala = KALAS[self.kala]
        around = [date.fromordinal(floor(begin) + n) for n in range(-1, 3)]
        held = [day for day in around if begin <= kala(day) < end]
        return held or [day for day in around if begin - 1 < kala(day) < end + 1]


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
    """The days of a rule within a BS year (its first and last day): a lunar date may come twice or not at all.

    `lunations` are those that touch the year.
    """
    first, last = span
    match rule:
        case OnTithi():
            days = [rule.day(ephemeris, it) for it in lunations if it.month == rule.month and not it.adhik]
        case OnBsDay(month, day):
            days = [to_ad(BsDate(first.year + 57, month, day))]
        case OnAdDay(month, day):
            days = [date(year, month, day) for year in (first.year, last.year)]
    return [day for day in days if first <= day <= last]
