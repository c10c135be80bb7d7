"""Lunar months: from new moon to new moon (amanta), named after the sun's sign at the first, as in the Surya Siddhanta.

Months are numbered like those of Bikram Sambat, 1 Baisakh to 12 Chaitra. Printed patros name the dark half after the
month that follows (purnimanta); both are given.
"""

from dataclasses import dataclass

from chautari.calendar.almanac.ephemeris import SYNODIC_MONTH, Ephemeris


@dataclass(frozen=True, slots=True)
class Lunation:
    """One lunar month: the moments of its two new moons, its number, and whether it is the extra one (adhik)."""

    start: float
    end: float
    month: int
    adhik: bool

    def purnimanta(self, tithi: int) -> int:
        """The month that patros print on a tithi (1 to 30): an extra month keeps its name throughout."""
        return self.month % 12 + 1 if tithi > 15 and not self.adhik else self.month


def lunations(ephemeris: Ephemeris, first: float, last: float) -> list[Lunation]:
    """Every lunation that touches the moments from `first` to `last`, in order."""
    start = ephemeris.elongation_reached(0, first)
    if start > first:
        start = ephemeris.elongation_reached(0, start - SYNODIC_MONTH)
    found = []
    while start <= last:
        end = ephemeris.elongation_reached(0, start + SYNODIC_MONTH)
        month = ephemeris.sign(start)
        found.append(Lunation(start, end, month, adhik=month == ephemeris.sign(end)))
        start = end
    return found
