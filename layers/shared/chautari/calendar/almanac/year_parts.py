"""Types of the parts of a year: what is stored of one, and what is read of a month."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from chautari.calendar.almanac.day_moments import DayMoments


class YearPart(NamedTuple):
    """A part by its name; that of a near month with the moments of its days."""

    name: str
    value: object
    moments: Sequence[DayMoments] = ()


class StoredMonth(NamedTuple):
    """The answer of a month, and the moments of its days; None where they are computed when asked for."""

    answer: Mapping[str, Any]
    moments: Sequence[DayMoments] | None
