"""Rules for the day of an observance: a tithi at some time of the day, a fixed date, or a weekday.

An almanac assigns a festival to the day on which its tithi prevails at the festival's own time of day (kala).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from math import floor

from chautari.calendar.almanac import sun
from chautari.calendar.almanac.ephemeris import SYNODIC_MONTH, Ephemeris
from chautari.calendar.almanac.lunar import Lunation
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR, BsDate, month_length, to_ad

EVERY = 0  # as the month of a rule: every lunar month
WEEK = 7
HALF = 15  # tithis


def _of_daylight(share: float) -> Callable[[date], float]:
    return lambda day: sun.sunrise(day) + share * (sun.sunset(day) - sun.sunrise(day))


def _arunodaya(day: date) -> float:
    return sun.sunrise(day) - 96 / 1440


def _pradosh(day: date) -> float:
    return sun.sunset(day) + 48 / 1440


def _nishita(day: date) -> float:
    return (sun.sunset(day) + sun.sunrise(day + timedelta(1))) / 2


KALAS: dict[str, Callable[[date], float]] = {
    "arunodaya": _arunodaya,  # dawn, four ghati before sunrise
    "sunrise": sun.sunrise,
    "madhyahna": _of_daylight(0.5),  # midday
    "aparahna": _of_daylight(0.7),  # the middle of the fourth of five parts of the daylight
    "pradosh": _pradosh,  # two ghati after sunset
    "nishita": _nishita,  # midnight
}
at_kala = lru_cache(maxsize=20_000)(lambda kala, day: KALAS[kala](day))


@dataclass(frozen=True, slots=True)
class OnTithi:
    """The day at whose `kala` a tithi (1 to 30) of an amanta month (1 Baisakh) prevails, plus `days_after`.

    - Of two such days the first, or with `last` the last. A tithi between the kalas of two days prevails at neither:
      then the first or the last of those two.
    - `month` EVERY is each month; with `adhik` only the extra ones.
    - `both_halves`: also the same tithi of the dark half, fifteen later.
    - `weekday` (0 Monday): only if that day is such a weekday.
    """

    month: int
    tithi: int
    kala: str = "sunrise"
    last: bool = False
    days_after: int = 0
    adhik: bool = False
    weekday: int | None = None
    both_halves: bool = False

    def day(self, ephemeris: Ephemeris, lunation: Lunation) -> date:
        """The day of the observance in one lunation."""
        day = _day_of_tithi(ephemeris, lunation, self.tithi, self.kala, self.last)
        return day + timedelta(self.days_after) if self.days_after else day

    def days(self, ephemeris: Ephemeris, lunations: Iterable[Lunation]) -> list[date]:
        """The days of the observance in those of the lunations that have it."""
        halves = (self, replace(self, tithi=self.tithi + HALF)) if self.both_halves else (self,)
        chosen = self._chosen(lunations)
        days = [half.day(ephemeris, lunation) for lunation in chosen for half in halves]
        return [day for day in days if self.weekday in (None, day.weekday())]

    def _chosen(self, lunations: Iterable[Lunation]) -> list[Lunation]:
        month, adhik = self.month, self.adhik
        if month == EVERY:
            return [lunation for lunation in lunations if lunation.adhik or not adhik]
        return [lunation for lunation in lunations if lunation.month == month and lunation.adhik == adhik]


@lru_cache(maxsize=4096)  # a year has some 300 that its 460 rules ask for
def _day_of_tithi(ephemeris: Ephemeris, lunation: Lunation, tithi: int, kala: str, last: bool) -> date:
    begin, end = (_tithi_ends(ephemeris, lunation, ended) for ended in (tithi - 1, tithi))
    nearby = [date.fromordinal(floor(begin) + n) for n in range(-1, 3)]
    moments = [at_kala(kala, day) for day in nearby]
    prevailing = [day for day, at in zip(nearby, moments, strict=True) if begin <= at < end]
    if not prevailing:
        prevailing = [day for day, at in zip(nearby, moments, strict=True) if begin - 1 < at < end + 1]
    return prevailing[-1 if last else 0]


@lru_cache(maxsize=2048)
def _tithi_ends(ephemeris: Ephemeris, lunation: Lunation, tithi: int) -> float:
    guess = lunation.start + tithi / 30 * SYNODIC_MONTH
    return ephemeris.elongation_reached(tithi * 12, guess)


@dataclass(frozen=True, slots=True)
class OnBsDay:
    """A fixed day of Bikram Sambat, plus `days_after`: New Year's Eve is one before 1 Baisakh."""

    month: int
    day: int
    days_after: int = 0


@dataclass(frozen=True, slots=True)
class OnAdDay:
    """A fixed day of the Gregorian calendar."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class OnAdWeekday:
    """The `nth` weekday (0 Monday) of a month of the Gregorian calendar; -1 is the last."""

    month: int
    nth: int
    weekday: int

    def day(self, year: int) -> date:
        """The day in an AD year."""
        if self.nth < 0:
            last = date(year + self.month // 12, self.month % 12 + 1, 1) - timedelta(1)
            return last - timedelta((last.weekday() - self.weekday) % WEEK)
        first = date(year, self.month, 1)
        return first + timedelta((self.weekday - first.weekday()) % WEEK + WEEK * (self.nth - 1))


Rule = OnTithi | OnBsDay | OnAdDay | OnAdWeekday


def occurrences(rule: Rule, span: tuple[date, date], ephemeris: Ephemeris, lunations: list[Lunation]) -> list[date]:
    """The days of a rule in a BS year, given its first and last day. A lunar date may occur twice or not at all.

    `lunations`: those that overlap the year.
    """
    first, last = span
    match rule:
        case OnTithi():
            days = rule.days(ephemeris, lunations)
        case OnBsDay(month, day, days_after):
            days = [at + timedelta(days_after) for at in _bs_days(first, month, day)]
        case OnAdDay(month, day):
            days = [date(year, month, day) for year in (first.year, last.year)]
        case OnAdWeekday():
            days = [rule.day(year) for year in (first.year, last.year)]
    return [day for day in days if first <= day <= last]


def _bs_days(first: date, month: int, day: int) -> list[date]:
    """The day in the BS year that begins on `first` and in the next; none in a month that is too short."""
    years = (year for year in (first.year + 57, first.year + 58) if FIRST_YEAR <= year <= LAST_YEAR)
    return [to_ad(BsDate(year, month, day)) for year in years if day <= month_length(year, month)]
