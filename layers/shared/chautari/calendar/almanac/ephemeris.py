"""What every reckoning of sun and moon has in common: the tithi, the new moon, the sun's entry into a sign.

A reckoning (`method`) is two functions from a moment to a sidereal longitude: `siddhanta` has the official one and
`drik` the modern one. Which of them is in force in a year is data, since the authority may change it.
"""

from collections.abc import Callable
from dataclasses import dataclass

SIDEREAL_YEAR, SYNODIC_MONTH = 365.25876, 29.530588


@dataclass(frozen=True, slots=True)
class Ephemeris:
    """Sun and moon by one method, in sidereal degrees, 0 to 360."""

    method: str
    sun: Callable[[float], float]
    moon: Callable[[float], float]

    def elongation(self, moment: float) -> float:
        """How far the moon is ahead of the sun, 0 to 360 degrees; a tithi is 12 of them."""
        return (self.moon(moment) - self.sun(moment)) % 360

    def tithi(self, moment: float) -> int:
        """1 (shukla pratipada) to 15 (purnima) and on to 30 (aunsi)."""
        return int(self.elongation(moment) // 12) + 1

    def sign(self, moment: float) -> int:
        """The sun's sign, 1 (Mesha) to 12 (Meena)."""
        return int(self.sun(moment) // 30) + 1

    def elongation_reached(self, degrees: float, near: float) -> float:
        """The moment nearest `near` when the moon is so far ahead of the sun: 0 the new moon, 12 the end of tithi 1."""
        return _reached(self.elongation, degrees, SYNODIC_MONTH, near)

    def sun_reached(self, degrees: float, near: float) -> float:
        """The moment nearest `near` when the sun's longitude is `degrees`."""
        return _reached(self.sun, degrees, SIDEREAL_YEAR, near)


def _reached(angle: Callable[[float], float], degrees: float, period: float, near: float) -> float:
    """Steps at the mean speed, which is within a fifth of the true one: each leaves a fifth of the error at most."""
    step = period
    while abs(step) > 1e-6:  # a tenth of a second
        step = ((degrees - angle(near) + 180) % 360 - 180) / 360 * period
        near += step
    return near
