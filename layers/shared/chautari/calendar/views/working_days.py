"""Views of working days: of a span, of one day, and so many days on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chautari.calendar.almanac import calendar_names
from chautari.calendar.model.almanac import Almanac, CalendarDay
from chautari.calendar.model.working_days import (
    holiday_statuses,
    holidays_on,
    is_sure,
    is_weekly_rest,
    is_working,
    undated,
)
from chautari.calendar.model.workplaces import Workplace
from chautari.calendar.views.dates import in_full
from chautari.calendar.views.holidays import names_of, scope_of, without_day
from chautari.calendar.views.panchanga import both

if TYPE_CHECKING:
    from chautari.calendar.views.answer_types import HolidayToday
    from chautari.calendar.views.date_types import CalendarDate
    from chautari.calendar.views.working_day_types import (
        DayOff,
        RestsOn,
        WhetherWorking,
        WorkingDayReached,
        WorkingDays,
    )


def of_span(days: Sequence[CalendarDay], almanacs: Sequence[Almanac], workplace: Workplace) -> WorkingDays:
    """The working days from the first to the last of `days`, both included, which lie in `almanacs`."""
    off = _off(days, workplace)
    return {
        "first": _dated(days[0]),
        "last": _dated(days[-1]),
        "days": len(days),
        "working_days": len(days) - len(off),
        "off": off,
        **_rests_on(days, almanacs, workplace),
    }


def of_day(
    day: CalendarDay, before: CalendarDay, after: CalendarDay, almanacs: Sequence[Almanac], workplace: Workplace
) -> WhetherWorking:
    """Whether a day is worked, with the working days `before` and `after` it."""
    return {
        **in_full(almanacs[0], day.ad),
        "is_working": is_working(day, workplace),
        "weekly_rest": is_weekly_rest(day),
        "holidays": _holidays(day, workplace),
        "previous": _dated(before),
        "next": _dated(after),
        **_rests_on([day], almanacs[:1], workplace),
    }


def reached(
    start: CalendarDay, passed: Sequence[CalendarDay], count: int, almanacs: Sequence[Almanac], workplace: Workplace
) -> WorkingDayReached:
    """The last of the days `passed`, which is `count` working days after `start`, or before it if negative."""
    in_order = sorted([start, *passed], key=lambda day: day.ad)
    return {
        **in_full(almanacs[-1], passed[-1].ad),
        "start": _dated(start),
        "days": count,
        "off": _off(sorted(passed, key=lambda day: day.ad), workplace),
        **_rests_on(in_order, almanacs, workplace),
    }


def _off(days: Sequence[CalendarDay], workplace: Workplace) -> list[DayOff]:
    return [
        {**_dated(day), "weekly_rest": is_weekly_rest(day), "holidays": _holidays(day, workplace)}
        for day in days
        if not is_working(day, workplace)
    ]


def _holidays(day: CalendarDay, workplace: Workplace) -> list[HolidayToday]:
    return [
        {"key": holiday.key, "name": names_of(holiday), "scope": scope_of(holiday), "status": holiday.status}
        for holiday in holidays_on(day, workplace)
    ]


def _rests_on(days: Sequence[CalendarDay], almanacs: Sequence[Almanac], workplace: Workplace) -> RestsOn:
    missing = [
        (almanac, holiday) for almanac in almanacs for holiday in undated(almanac, workplace, days[0].ad, days[-1].ad)
    ]
    return {
        "scope": {"key": workplace, "name": both(calendar_names.WORKPLACES[workplace])},
        "is_sure": is_sure(almanacs, [holiday for _, holiday in missing]),
        "missing": [without_day(almanac, holiday) for almanac, holiday in missing],
        "years": [
            {
                "year": almanac.year,
                "confidence": almanac.confidence,
                "holidays_statuses": holiday_statuses(almanac),
            }
            for almanac in sorted(almanacs, key=lambda almanac: almanac.year)
        ],
    }


def _dated(day: CalendarDay) -> CalendarDate:
    return {"date": str(day.ad), "date_bs": str(day.bs)}
