"""Views of the decisions that a year's days off rest on, and of its weekly days of rest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chautari.calendar.model.almanac import Almanac
from chautari.calendar.model.amendment import DecisionRow, WeeklyRest
from chautari.calendar.views.dates import DAYS_OF_WEEK, dated

if TYPE_CHECKING:
    from chautari.calendar.views import decision_types
    from chautari.calendar.views.decision_types import HolidayDecision


def decision(almanac: Almanac, row: DecisionRow) -> HolidayDecision:
    """A decision with the difference that it makes, or will make, to the year."""
    return {
        "id": row.id,
        "authority": row.authority,
        "decided_on": _iso(row.decided_on),
        "in_force_from": _iso(row.in_force_from),
        "in_force": row.in_force,
        "status": row.status,
        "source": row.source,
        "url": row.url,
        "evidence": {"sha256": row.sha256, "archived": row.status == "official"} if row.sha256 else None,
        "differences": [
            {
                "change": made.change,
                "key": made.key,
                "scope": made.scope,
                "first": dated(almanac, made.first),
                "last": dated(almanac, made.last),
                "moved_from": _iso(made.moved_from),
            }
            for made in row.differences
        ],
    }


def weekly_rest(rest: WeeklyRest) -> decision_types.WeeklyRest:
    """A span of weekly days of rest, counted from Sunday, 1, to Saturday, 7."""
    days = sorted((weekday + 1) % DAYS_OF_WEEK + 1 for weekday in rest.weekdays)
    return {"weekdays": days, "first": str(rest.first), "last": str(rest.last), "source": rest.source}


def _iso(day: date | None) -> str | None:
    return str(day) if day else None
