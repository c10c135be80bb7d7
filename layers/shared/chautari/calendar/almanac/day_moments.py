"""The moments of a day to the nearest minute, as whole minutes after its midnight in Nepal: 11 ms to compute.

Those of near days are stored with their month, as lists of numbers.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from chautari.calendar.almanac import moon
from chautari.calendar.almanac.end_times import Limb, LimbNumbers, end_times
from chautari.nepali.clock import NPT

_MINUTES_OF_DAY = 1440
_KEPT_DAYS = 200  # the days of near months, and some that are asked for


class DayMoments(NamedTuple):
    """The moments of a day: the ends of the limb at sunrise and of those that follow it, and what the moon does.

    `illuminated`: percent of the moon at noon. None for what is not on this day.
    """

    tithi: Sequence[int]
    nakshatra: Sequence[int]
    yoga: Sequence[int]
    karana: Sequence[int]
    moonrise: int | None
    moonset: int | None
    phase: Any  # a key of `moon.PHASES`
    phase_at: int | None
    illuminated: int


@lru_cache(maxsize=_KEPT_DAYS)
def moments_of(on: date, limbs: LimbNumbers, method: str) -> DayMoments:
    """The moments of a day with `limbs` at sunrise. `method`: that of the tithi. Remembered by all they depend on."""
    ends = end_times(on, limbs, method)
    rise, set_, phase = moon.moonrise(on), moon.moonset(on), moon.phase(on)
    return DayMoments(
        _ends(on, ends.tithi),
        _ends(on, ends.nakshatra),
        _ends(on, ends.yoga),
        _ends(on, ends.karana),
        None if rise is None else minute_of(on, rise),
        None if set_ is None else minute_of(on, set_),
        phase.key,
        None if phase.at is None else minute_of(on, phase.at),
        round(phase.illuminated * 100),
    )


def _ends(on: date, limbs: Sequence[Limb]) -> list[int]:
    return [minute_of(on, limb.end) for limb in limbs]


def instant(on: date, minute: int) -> str:
    """A minute of a day, by Nepal's clock."""
    return (datetime.combine(on, time(), NPT) + timedelta(minutes=minute)).isoformat()


def minute_of(on: date, moment: float) -> int:
    """The nearest minute to a moment, which is in days of UTC since the day before the first of the common era."""
    in_nepal = round(moment * _MINUTES_OF_DAY) + NPT.utcoffset(None) // timedelta(minutes=1)
    return in_nepal - on.toordinal() * _MINUTES_OF_DAY
