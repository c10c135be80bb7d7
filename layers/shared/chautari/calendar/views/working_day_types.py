"""Types of the responses about working days, and about the time between two days."""

from typing import Annotated, Literal, TypedDict

from chautari.calendar.model.scopes import HolidayStatus
from chautari.calendar.model.workplaces import Workplace
from chautari.calendar.views.answer_types import HolidayToday, MissingHoliday
from chautari.calendar.views.date_types import CalendarDate, DateInFull, Keyed, Year
from chautari.calendar.views.decision_types import Confidence
from chautari.core.answer_types import INLINE, Count, JsonSchema


class YearRestedOn(TypedDict):
    year: Year
    confidence: Confidence
    holidays_statuses: list[Literal[HolidayStatus, "unknown"]]


class RestsOn(TypedDict):
    scope: Keyed[Workplace]
    is_sure: Annotated[
        bool,
        JsonSchema(
            description="False if a holiday of these years is expected by rule, unknown, or has no day yet and may "
            "fall here, or if the months of a year are predicted."
        ),
    ]
    missing: Annotated[list[MissingHoliday], JsonSchema(description="Holidays without a day that may fall here.")]
    years: list[Annotated[YearRestedOn, INLINE]]


class DayOff(CalendarDate):
    weekly_rest: Annotated[bool, JsonSchema(description="A day of rest of the week: Saturday, or what was decided.")]
    holidays: list[Annotated[HolidayToday, INLINE]]


class WorkingDays(RestsOn):
    first: CalendarDate
    last: CalendarDate
    days: Count
    working_days: Count
    off: list[Annotated[DayOff, INLINE]]


class WhetherWorking(DateInFull, RestsOn):
    is_working: bool
    weekly_rest: bool
    holidays: list[Annotated[HolidayToday, INLINE]]
    previous: Annotated[CalendarDate, JsonSchema(description="The last working day before.")]
    next: Annotated[CalendarDate, JsonSchema(description="The first working day after.")]


class WorkingDayReached(DateInFull, RestsOn):
    start: CalendarDate
    days: int
    off: Annotated[list[Annotated[DayOff, INLINE]], JsonSchema(description="The days that were passed over.")]


class TimeSpan(TypedDict):
    years: Count
    months: Count
    days: Count


class DateDifference(TypedDict):
    first: CalendarDate
    last: CalendarDate
    days: Annotated[int, JsonSchema(minimum=0, description="Days from the first to the last.")]
    bs: Annotated[TimeSpan, INLINE, JsonSchema(description="By the months of Bikram Sambat.")]
    ad: Annotated[TimeSpan, INLINE]
