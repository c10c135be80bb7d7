"""What is said of a year, a month and a day of the calendar. Every name is in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from chautari.calendar.almanac import calendar_names
from chautari.calendar.model.almanac import Almanac, CalendarDay, Holiday, MissingHoliday, Observance
from chautari.calendar.model.scopes import HolidayStatus, Scope
from chautari.calendar.views.dates import DAYS_OF_WEEK, bs_date, dated, from_sunday, in_full
from chautari.calendar.views.panchanga import both, numbered, panchanga
from chautari.nepali.bikram_sambat import fiscal_year

if TYPE_CHECKING:
    from chautari.calendar.views import answer_types
    from chautari.calendar.views.answer_types import (
        Basis,
        Between,
        CalendarMonth,
        CalendarYear,
        ConvertedDay,
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


def of_day(almanac: Almanac, on: date) -> answer_types.CalendarDay:
    """The answer about a day of the year."""
    return {**_day(almanac, _found(almanac, on)), **_basis(almanac)}


def today(almanac: Almanac, on: date) -> Today:
    """What a front page says of a day."""
    day, found = of_day(almanac, on), _found(almanac, on)
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
        "festivals": [{"key": each.key, "name": _both(each)} for each in found.observances],
        "holidays": [
            {"key": each.key, "name": _both(each), "scope": _scope(each), "status": each.status}
            for each in found.holidays
        ],
        **_basis(almanac),
    }


def converted(almanac: Almanac, on: date) -> ConvertedDay:
    """A day in both calendars."""
    bs = bs_date(almanac, on)
    return {**in_full(almanac, on), "fiscal_year": fiscal_year(bs), "confidence": almanac.confidence}


def of_year(almanac: Almanac) -> CalendarYear:
    """Twelve rows, and the holidays of the year."""
    return {
        "year": almanac.year,
        "first": dated(almanac, almanac.start),
        "last": dated(almanac, last(almanac)),
        "months": [_month(almanac, month) for month in range(1, 13)],
        **_of_holidays(almanac.holidays, almanac.missing, almanac),
        **_basis(almanac),
    }


def of_month(almanac: Almanac, month: int) -> CalendarMonth:
    """The page of a month: rows of seven cells from Sunday to Saturday, null where they are of other months."""
    days = almanac.month(month)
    inside = [each for each in almanac.holidays if each.first <= days[-1].ad and each.last >= days[0].ad]
    return {
        "year": almanac.year,
        **_month(almanac, month),
        "weeks": _weeks([_day(almanac, day) for day in days], from_sunday(days[0].ad)),
        **_of_holidays(inside, [each for each in almanac.missing if _may_be_in(each, days)], almanac),
        **_basis(almanac),
    }


def holidays(almanac: Almanac, scope: Scope | None) -> Holidays:
    """The holidays of the year, all or those of one scope."""
    chosen = [each for each in almanac.holidays if scope in (None, each.scope)]
    missing = [each for each in almanac.missing if scope in (None, each.scope)]
    return {"year": almanac.year, "scope": scope, **_of_holidays(chosen, missing, almanac), **_basis(almanac)}


def _found(almanac: Almanac, on: date) -> CalendarDay:
    bs = bs_date(almanac, on)
    return almanac.day(bs.month, bs.day)


def _basis(almanac: Almanac) -> Basis:
    """How sure the months are, and by what reckoning: of tithi and lunar month, and of nakshatra, yoga and karana."""
    return {
        "confidence": almanac.confidence,
        "method": almanac.method,
        "elements_method": almanac.elements_method,
    }


def _may_be_in(it: MissingHoliday, days: Sequence[CalendarDay]) -> bool:
    return it.first is None or it.last is None or (it.first <= days[-1].ad and it.last >= days[0].ad)


def _of_holidays(chosen: Sequence[Holiday], missing: Sequence[MissingHoliday], almanac: Almanac) -> HolidaysOf:
    """`official`, `transcribed` or `expected` is said of the whole year's list; `unknown` where it has none."""
    status: Literal[HolidayStatus, "unknown"] = next((each.status for each in almanac.holidays), "unknown")
    return {
        "holidays_status": status,
        "holidays": [_holiday(almanac, each) for each in chosen],
        "missing": [_missing(almanac, each) for each in missing],
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
        "festivals": [{"key": it.key, "name": _both(it), "source": it.source} for it in day.observances],
        "holidays": [_holiday(almanac, holiday) for holiday in day.holidays],
        "is_off": day.is_off,
    }


def _holiday(almanac: Almanac, it: Holiday) -> answer_types.Holiday:
    return {
        "key": it.key,
        "name": _both(it),
        "scope": _scope(it),
        "first": dated(almanac, it.first),
        "last": dated(almanac, it.last),
        "days": (it.last - it.first).days + 1,
        "status": it.status,
        "source": it.source,
        "published_on": str(it.published_on) if it.published_on else None,
    }


def _missing(almanac: Almanac, it: MissingHoliday) -> HolidayWithoutDay:
    between: Between | None = None
    if it.first and it.last:
        between = {"first": dated(almanac, it.first), "last": dated(almanac, it.last)}
    return {"key": it.key, "name": _both(it), "scope": _scope(it), "expected": between}


def _scope(it: Holiday | MissingHoliday) -> Keyed[Scope]:
    return {"key": it.scope, "name": both(calendar_names.SCOPES[it.scope])}


def _both(it: Observance | Holiday | MissingHoliday) -> Names:
    return {"ne": it.ne, "en": it.en}
