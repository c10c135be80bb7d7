"""Views of a holiday, of one that no list dates, and of their names and scopes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chautari.calendar.almanac import calendar_names
from chautari.calendar.model.almanac import Almanac, Holiday, MissingHoliday, Observance
from chautari.calendar.model.scopes import Scope
from chautari.calendar.views.dates import dated
from chautari.calendar.views.panchanga import both

if TYPE_CHECKING:
    from chautari.calendar.views import answer_types
    from chautari.calendar.views.answer_types import Between, HolidayWithoutDay
    from chautari.calendar.views.date_types import Keyed, Names


def holiday_of(almanac: Almanac, holiday: Holiday) -> answer_types.Holiday:
    """A holiday from its first to its last day."""
    return {
        "key": holiday.key,
        "name": names_of(holiday),
        "scope": scope_of(holiday),
        "first": dated(almanac, holiday.first),
        "last": dated(almanac, holiday.last),
        "days": (holiday.last - holiday.first).days + 1,
        "status": holiday.status,
        "source": holiday.source,
        "published_on": str(holiday.published_on) if holiday.published_on else None,
        "decision": holiday.decision,
    }


def without_day(almanac: Almanac, holiday: MissingHoliday) -> HolidayWithoutDay:
    """A holiday without a day, with the days between which it is expected, if known."""
    between: Between | None = None
    if holiday.first and holiday.last:
        between = {"first": dated(almanac, holiday.first), "last": dated(almanac, holiday.last)}
    return {"key": holiday.key, "name": names_of(holiday), "scope": scope_of(holiday), "expected": between}


def scope_of(holiday: Holiday | MissingHoliday) -> Keyed[Scope]:
    """Who has the day off."""
    return {"key": holiday.scope, "name": both(calendar_names.SCOPES[holiday.scope])}


def names_of(named: Observance | Holiday | MissingHoliday) -> Names:
    """The name in both languages."""
    return {"ne": named.ne, "en": named.en}
