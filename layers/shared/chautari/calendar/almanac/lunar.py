"""Lunar months: from new moon to new moon (amanta), named after the sun's sign at the first, as in the Surya Siddhanta.

Months are numbered like those of Bikram Sambat, 1 Baisakh to 12 Chaitra. Printed patros name the dark half after the
next month (purnimanta); both are computed.
"""

from typing import NamedTuple

from chautari.calendar.almanac.ephemeris import SYNODIC_MONTH, Ephemeris


class Lunation(NamedTuple):
    """One lunar month: the moments of its two new moons, its number, and whether it is the extra one (adhik)."""

    start: float
    end: float
    month: int
    adhik: bool

    def purnimanta(self, tithi: int) -> int:
        """The month that patros print on a tithi (1 to 30). An extra month keeps its name in both halves."""
        return self.month % 12 + 1 if tithi > 15 and not self.adhik else self.month


def lunations(ephemeris: Ephemeris, first: float, last: float) -> list[Lunation]:
    """The lunations that overlap the moments `first` to `last`, in order."""
    start = ephemeris.elongation_reached(0, first)
    if start > first:
        start = ephemeris.elongation_reached(0, start - SYNODIC_MONTH)
    lunar_months = []
    while start <= last:
        end = ephemeris.elongation_reached(0, start + SYNODIC_MONTH)
        month = ephemeris.sign(start)
        lunar_months.append(Lunation(start, end, month, adhik=month == ephemeris.sign(end)))
        start = end
    return lunar_months
