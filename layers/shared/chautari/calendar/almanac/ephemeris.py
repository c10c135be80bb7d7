"""Ephemeris: tithi, new moon and the sun's entry into a sign, from the longitudes of sun and moon.

A method is two functions from a moment to a sidereal longitude: `surya_siddhanta` has the official one and `drik` the
modern one. The method in force in a year is data, since the authority may change it.
"""

from collections.abc import Callable
from dataclasses import dataclass

SIDEREAL_YEAR, SYNODIC_MONTH = 365.25876, 29.530588


@dataclass(frozen=True, slots=True, eq=False)  # by identity: it is a key of what is remembered
class Ephemeris:
    """Sun and moon by one method, in sidereal degrees, 0 to 360."""

    method: str
    sun: Callable[[float], float]
    moon: Callable[[float], float]

    def elongation(self, moment: float) -> float:
        """Degrees by which the moon is ahead of the sun, 0 to 360; a tithi is 12 degrees."""
        return (self.moon(moment) - self.sun(moment)) % 360

    def tithi(self, moment: float) -> int:
        """The tithi at `moment`: 1 (shukla pratipada) to 15 (purnima) to 30 (aunsi)."""
        return int(self.elongation(moment) // 12) + 1

    def sign(self, moment: float) -> int:
        """The sun's sign at `moment`: 1 (Mesha) to 12 (Meena)."""
        return int(self.sun(moment) // 30) + 1

    def elongation_reached(self, degrees: float, near: float) -> float:
        """The moment nearest `near` at which the elongation is `degrees`: 0 is the new moon, 12 the end of tithi 1."""
        return reached(self.elongation, degrees, SYNODIC_MONTH, near)

    def sun_reached(self, degrees: float, near: float) -> float:
        """The moment nearest `near` at which the sun's longitude is `degrees`."""
        return reached(self.sun, degrees, SIDEREAL_YEAR, near)


def reached(angle: Callable[[float], float], degrees: float, period: float, near: float) -> float:
    """The moment nearest `near` at which an angle that goes round in `period` days is `degrees`.

    The first step is by the mean speed, the others by that of the step before (the secant method), which is within a
    fifth of the mean: three evaluations instead of six.
    """
    mean = speed = 360 / period
    left = (degrees - angle(near) + 180) % 360 - 180
    while abs(step := left / speed) > 1e-6:  # a tenth of a second
        near += step
        before, left = left, (degrees - angle(near) + 180) % 360 - 180
        speed = min(max((before - left) / step, 0.75 * mean), 1.25 * mean)
    return near + step
