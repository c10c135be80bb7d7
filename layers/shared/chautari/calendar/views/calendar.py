"""Views of a year, a month and a day of the calendar. Every name is in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from chautari.calendar.almanac import calendar_names
from chautari.calendar.model.almanac import Almanac, CalendarDay, Holiday, MissingHoliday, Observance
from chautari.calendar.model.scopes import HolidayStatus, Scope
from chautari.calendar.views.dates import DAYS_OF_WEEK, bs_date, dated, from_sunday, in_full
from chautari.calendar.views.panchanga import both, numbered, panchanga

if TYPE_CHECKING:
    from chautari.calendar.views import answer_types
    from chautari.calendar.views.answer_types import (
        Basis,
        Between,
        CalendarMonth,
        CalendarYear,
        DayOfMonth,
        Holidays,
        HolidaysOf,
        HolidayWithoutDay,
        Month,
        Today,
    )
    from chautari.calendar.views.date_types import Keyed, Names


def last(almanac: Almanac) -> date:
    """The last day of the year."""
    return almanac.start + timedelta(days=len(almanac.days) - 1)


def of_day(almanac: Almanac, on: date) -> answer_types.DayWithBasis:
    """The response for a day of the year."""
    return {**_day(almanac, _calendar_day(almanac, on)), **_basis(almanac)}


def today(almanac: Almanac, on: date) -> Today:
    """The summary of a day for a front page."""
    day, calendar_day = of_day(almanac, on), _calendar_day(almanac, on)
    return {
        "date": day["date"],
        "date_bs": day["date_bs"],
        "day": day["day"],
        "day_ne": day["day_ne"],
        "month": day["month"],
        "year": day["year"],
        "weekday": day["weekday"],
        "sunrise": day["sunrise"],
        "sunset": day["sunset"],
        "is_off": day["is_off"],
        "tithi": day["panchanga"]["tithi"],
        "festivals": [{"key": observance.key, "name": names_of(observance)} for observance in calendar_day.observances],
        "holidays": [
            {"key": holiday.key, "name": names_of(holiday), "scope": scope_of(holiday), "status": holiday.status}
            for holiday in calendar_day.holidays
        ],
        **_basis(almanac),
    }


def of_year(almanac: Almanac) -> CalendarYear:
    """The response for a year: twelve months, and the holidays of the year."""
    return {
        "year": almanac.year,
        "first": dated(almanac, almanac.start),
        "last": dated(almanac, last(almanac)),
        "months": [_month(almanac, month) for month in range(1, 13)],
        **_of_holidays(almanac.holidays, almanac.missing, almanac),
        **_basis(almanac),
    }


def of_month(almanac: Almanac, month: int) -> CalendarMonth:
    """The response for a month: weeks of seven cells from Sunday to Saturday, null for days of other months."""
    days = almanac.month(month)
    in_month = [holiday for holiday in almanac.holidays if holiday.first <= days[-1].ad and holiday.last >= days[0].ad]
    missing = [holiday for holiday in almanac.missing if _may_be_in(holiday, days)]
    return {
        "year": almanac.year,
        **_month(almanac, month),
        "weeks": _weeks([_day(almanac, day) for day in days], from_sunday(days[0].ad)),
        **_of_holidays(in_month, missing, almanac),
        **_basis(almanac),
    }


def holidays(almanac: Almanac, scope: Scope | None) -> Holidays:
    """The response for the holidays of the year: all (None), or those of one scope."""
    chosen = [holiday for holiday in almanac.holidays if scope in (None, holiday.scope)]
    missing = [holiday for holiday in almanac.missing if scope in (None, holiday.scope)]
    return {"year": almanac.year, "scope": scope, **_of_holidays(chosen, missing, almanac), **_basis(almanac)}


def _calendar_day(almanac: Almanac, on: date) -> CalendarDay:
    bs = bs_date(almanac, on)
    return almanac.day(bs.month, bs.day)


def _basis(almanac: Almanac) -> Basis:
    """Confidence of the month lengths, method of tithi and lunar month, and method of nakshatra, yoga and karana."""
    return {
        "confidence": almanac.confidence,
        "method": almanac.method,
        "elements_method": almanac.elements_method,
    }


def _may_be_in(holiday: MissingHoliday, days: Sequence[CalendarDay]) -> bool:
    return (
        holiday.first is None or holiday.last is None or (holiday.first <= days[-1].ad and holiday.last >= days[0].ad)
    )


def _of_holidays(chosen: Sequence[Holiday], missing: Sequence[MissingHoliday], almanac: Almanac) -> HolidaysOf:
    """The chosen holidays and the status of the year's whole list; `unknown` if the year has no holidays."""
    status: Literal[HolidayStatus, "unknown"] = next((holiday.status for holiday in almanac.holidays), "unknown")
    return {
        "holidays_status": status,
        "holidays": [_holiday(almanac, holiday) for holiday in chosen],
        "missing": [without_day(almanac, holiday) for holiday in missing],
    }


def _month(almanac: Almanac, month: int) -> Month:
    days = almanac.months[month - 1]
    first = almanac.day(month, 1).ad
    return {
        "month": numbered(calendar_names.MONTHS, month),
        "days": days,
        "first": dated(almanac, first),
        "last": dated(almanac, first + timedelta(days=days - 1)),
    }


def _weeks(days: list[DayOfMonth], empty: int) -> list[list[DayOfMonth | None]]:
    cells = [*[None] * empty, *days, *[None] * (-(empty + len(days)) % DAYS_OF_WEEK)]
    return [cells[first : first + DAYS_OF_WEEK] for first in range(0, len(cells), DAYS_OF_WEEK)]


def _day(almanac: Almanac, day: CalendarDay) -> DayOfMonth:
    return {
        **in_full(almanac, day.ad),
        "sunrise": day.panchanga.sunrise,
        "sunset": day.panchanga.sunset,
        "panchanga": panchanga(day.panchanga),
        "festivals": [
            {"key": observance.key, "name": names_of(observance), "source": observance.source}
            for observance in day.observances
        ],
        "holidays": [_holiday(almanac, holiday) for holiday in day.holidays],
        "is_off": day.is_off,
    }


def _holiday(almanac: Almanac, holiday: Holiday) -> answer_types.Holiday:
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
    }


def without_day(almanac: Almanac, holiday: MissingHoliday) -> HolidayWithoutDay:
    """A holiday that no list dates, with the days between which it may be."""
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
