"""Views of a year, a month and a day of the calendar. Every name is in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from chautari.calendar.almanac import calendar_names
from chautari.calendar.model.almanac import Almanac, CalendarDay, Holiday, MissingHoliday
from chautari.calendar.model.almanac_parts import part_of_month
from chautari.calendar.model.scopes import HolidayStatus, Scope
from chautari.calendar.views import decision_rows, disputed_days, observances
from chautari.calendar.views.dates import DAYS_OF_WEEK, bs_date, dated, from_sunday, in_full
from chautari.calendar.views.holidays import holiday_of, names_of, scope_of, without_day
from chautari.calendar.views.panchanga import numbered, panchanga

if TYPE_CHECKING:
    from chautari.calendar.views import answer_types
    from chautari.calendar.views.answer_types import (
        Basis,
        CalendarMonth,
        CalendarYear,
        DayOfMonth,
        Holidays,
        HolidaysOf,
        Month,
        MonthOfYear,
        Today,
    )


_LEAST_SURE_FIRST: tuple[HolidayStatus, ...] = ("expected", "transcribed", "official")


def last(almanac: Almanac) -> date:
    """The last day of the year."""
    return almanac.start + timedelta(days=sum(almanac.months) - 1)


def of_day(almanac: Almanac, on: date) -> answer_types.DayWithBasis:
    """The response for a day of the year."""
    return {**_day(almanac, _calendar_day(almanac, on)), **_basis(almanac)}


def today(almanac: Almanac, on: date) -> Today:
    """The summary of a day for a front page."""
    day, limbs = _calendar_day(almanac, on), almanac.panchanga(on)
    return {
        **in_full(almanac, on),
        "sunrise": limbs.sunrise,
        "sunset": limbs.sunset,
        "is_off": day.is_off,
        "tithi": panchanga(limbs)["tithi"],
        "festivals": [{"key": observance.key, "name": names_of(observance)} for observance in day.observances],
        "holidays": [
            {"key": holiday.key, "name": names_of(holiday), "scope": scope_of(holiday), "status": holiday.status}
            for holiday in day.holidays
        ],
        **_basis(almanac),
    }


def of_year(almanac: Almanac) -> CalendarYear:
    """The response for a year: twelve months with their days off and disputed days, and the holidays of the year."""
    return {
        "year": almanac.year,
        "first": dated(almanac, almanac.start),
        "last": dated(almanac, last(almanac)),
        "months": [_month_of_year(almanac, month) for month in range(1, 13)],
        **_of_holidays(almanac.holidays, almanac.missing, almanac),
        **_basis(almanac),
    }


def of_month(almanac: Almanac, month: int) -> CalendarMonth:
    """The response for a month: weeks of seven cells from Sunday to Saturday, null for days of other months."""
    days, of_days = almanac.month(month), part_of_month(almanac, month)
    in_month = [holiday for holiday in almanac.holidays if holiday.first <= days[-1].ad and holiday.last >= days[0].ad]
    missing = [holiday for holiday in almanac.missing if _may_be_in(holiday, days)]
    return {
        "year": almanac.year,
        **_month(almanac, month),
        "weeks": _weeks([_day(of_days, day) for day in days], from_sunday(days[0].ad)),
        **_of_holidays(in_month, missing, almanac),
        **_basis(almanac),
    }


def holidays(almanac: Almanac, scope: Scope | None) -> Holidays:
    """The response for the holidays of the year: all (None), or those of one scope."""
    chosen = [holiday for holiday in almanac.holidays if scope in (None, holiday.scope)]
    missing = [holiday for holiday in almanac.missing if scope in (None, holiday.scope)]
    return {
        "year": almanac.year,
        "scope": scope,
        **_of_holidays(chosen, missing, almanac),
        "weekly_rest": list(map(decision_rows.weekly_rest, almanac.weekly_rest)),
        "decisions": [decision_rows.decision(almanac, row) for row in almanac.decisions],
        **_basis(almanac),
    }


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
    """The chosen holidays and the status of the year: the least sure of a holiday; `unknown` if there is none."""
    statuses = {holiday.status for holiday in almanac.holidays}
    status: Literal[HolidayStatus, "unknown"] = next(
        (status for status in _LEAST_SURE_FIRST if status in statuses), "unknown"
    )
    return {
        "holidays_status": status,
        "holidays": [holiday_of(almanac, holiday) for holiday in chosen],
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


def _month_of_year(almanac: Almanac, month: int) -> MonthOfYear:
    days = almanac.month(month)
    disputed = {day.day for year in almanac.alternatives for day in year.days}
    return {
        **_month(almanac, month),
        "off": [day.bs.day for day in days if day.is_off],
        "disputed": [day.bs.day for day in days if day.ad in disputed],
    }


def _weeks(days: list[DayOfMonth], empty: int) -> list[list[DayOfMonth | None]]:
    cells = [*[None] * empty, *days, *[None] * (-(empty + len(days)) % DAYS_OF_WEEK)]
    return [cells[first : first + DAYS_OF_WEEK] for first in range(0, len(cells), DAYS_OF_WEEK)]


def _day(almanac: Almanac, day: CalendarDay) -> DayOfMonth:
    limbs = almanac.panchanga(day.ad)
    return {
        **in_full(almanac, day.ad),
        "sunrise": limbs.sunrise,
        "sunset": limbs.sunset,
        "panchanga": panchanga(limbs),
        "festivals": [
            {"key": observance.key, "name": names_of(observance), "source": observance.source}
            for observance in day.observances
        ],
        "observances": observances.of_day(almanac, day.ad),
        "holidays": [holiday_of(almanac, holiday) for holiday in day.holidays],
        "is_off": day.is_off,
        "alternatives": disputed_days.of_day(almanac, day.ad),
    }
