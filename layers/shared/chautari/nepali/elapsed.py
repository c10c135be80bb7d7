"""Time between two days in whole years, months and days of a calendar: an age, a term of service.

A month is full on the day of the same number; where the month is shorter, on its last: from 32 Asar, on 31 Shrawan.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import BsDate


class Elapsed(NamedTuple):
    """Whole years, whole months (0 to 11) after them, and days after those."""

    years: int
    months: int
    days: int


def in_bs(first: date, last: date) -> Elapsed:
    """The time from `first` to `last` by Bikram Sambat. Raises OutOfRange, or ValueError if it is negative."""
    begin, end = bikram_sambat.to_bs(first), bikram_sambat.to_bs(last)
    months, day = _full_months(begin, end, bikram_sambat.month_length)
    year, month = divmod(begin.year * 12 + begin.month - 1 + months, 12)
    anniversary = bikram_sambat.to_ad(BsDate(year, month + 1, day))
    return _elapsed(months, anniversary, last)


def in_ad(first: date, last: date) -> Elapsed:
    """The time from `first` to `last` by the Gregorian calendar. Raises ValueError if it is negative."""
    months, day = _full_months(
        (first.year, first.month, first.day), (last.year, last.month, last.day), lambda *at: monthrange(*at)[1]
    )
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return _elapsed(months, date(year, month + 1, day), last)


def _full_months(
    begin: tuple[int, int, int], end: tuple[int, int, int], month_length: Callable[[int, int], int]
) -> tuple[int, int]:
    """The full months between two days, and the day of the month on which the last of them is full."""
    if end < begin:
        raise ValueError(f"{end} is before {begin}")
    months = (end[0] - begin[0]) * 12 + end[1] - begin[1]
    if end[2] < min(begin[2], month_length(end[0], end[1])):
        months -= 1
    year, month = divmod(begin[0] * 12 + begin[1] - 1 + months, 12)
    return months, min(begin[2], month_length(year, month + 1))


def _elapsed(months: int, anniversary: date, last: date) -> Elapsed:
    return Elapsed(*divmod(months, 12), (last - anniversary).days)
