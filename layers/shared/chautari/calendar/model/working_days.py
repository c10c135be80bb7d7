"""Working days: whether a day is worked, and what that rests on."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from chautari.calendar.model.almanac import Almanac, CalendarDay, Holiday, MissingHoliday
from chautari.calendar.model.scopes import HolidayStatus
from chautari.calendar.model.workplaces import CLOSED_ON, Workplace


def days_from(almanac: Almanac, on: date, step: Literal[1, -1]) -> Iterator[CalendarDay]:
    """The days of a year from one of them on, or back if `step` is -1; each is made when it is asked for."""
    dates = [(month, day + 1) for month, length in enumerate(almanac.months, 1) for day in range(length)]
    return (almanac.day(*bs) for bs in dates[(on - almanac.start).days :: step])


def holidays_on(day: CalendarDay, workplace: Workplace) -> list[Holiday]:
    """The holidays that close `workplace` on a day."""
    return [holiday for holiday in day.holidays if holiday.scope in CLOSED_ON[workplace]]


def is_working(day: CalendarDay, workplace: Workplace) -> bool:
    """Whether `workplace` is open on a day."""
    return not (day.is_off or holidays_on(day, workplace))


def is_weekly_rest(day: CalendarDay) -> bool:
    """Whether a day is off as a day of rest of its week."""
    return day.is_weekly_rest


def undated(almanac: Almanac, workplace: Workplace, first: date, last: date) -> list[MissingHoliday]:
    """The holidays of `workplace` without a day that may fall on a day from `first` to `last`."""
    if last < almanac.start or first >= almanac.start + timedelta(sum(almanac.months)):
        return []
    return [
        holiday
        for holiday in almanac.missing
        if holiday.scope in CLOSED_ON[workplace]
        and (holiday.first is None or holiday.last is None or (holiday.first <= last and holiday.last >= first))
    ]


def is_sure(almanacs: Sequence[Almanac], undated_holidays: Sequence[MissingHoliday]) -> bool:
    """Whether no holiday that counts is expected by rule, undated or unknown, nor any month predicted."""
    statuses = {status for almanac in almanacs for status in holiday_statuses(almanac)}
    predicted = any(almanac.confidence == "predicted" for almanac in almanacs)
    return not (undated_holidays or predicted or statuses & {"expected", "unknown"})


def holiday_statuses(almanac: Almanac) -> list[HolidayStatus | Literal["unknown"]]:
    """What the holidays of a year rest on: their statuses, or `unknown` if the year has none."""
    return [*sorted({holiday.status for holiday in almanac.holidays})] or ["unknown"]
