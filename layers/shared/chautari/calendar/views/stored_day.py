"""View of a day out of the answer of its month, as the year would answer it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from chautari.calendar.almanac.day_moments import moments_of
from chautari.calendar.almanac.end_times import LimbNumbers
from chautari.calendar.almanac.year_parts import StoredMonth
from chautari.calendar.views.day_times import times_at

_BASIS = ("confidence", "method", "elements_method")


def of_stored_month(stored: StoredMonth, on: date) -> Mapping[str, Any] | None:
    """The day with its basis and times; None for one that is not in the month."""
    cells = [cell for week in stored.answer["weeks"] for cell in week if cell]
    place = (on - date.fromisoformat(cells[0]["date"])).days
    if not 0 <= place < len(cells):
        return None
    cell, method = cells[place], stored.answer["method"]
    limbs = _limbs(cell["panchanga"])
    moments = stored.moments[place] if stored.moments else moments_of(on, limbs, method)
    return {**cell, **{name: stored.answer[name] for name in _BASIS}, "times": times_at(on, limbs, moments, method)}


def _limbs(panchanga: Mapping[str, Any]) -> LimbNumbers:
    return LimbNumbers(*(panchanga[name]["number"] for name in LimbNumbers._fields))
