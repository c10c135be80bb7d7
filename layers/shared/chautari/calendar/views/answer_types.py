"""Types of the calendar's responses."""

from typing import Annotated, Literal, TypedDict

from chautari.calendar.model.scopes import HolidayStatus, Scope
from chautari.calendar.views.date_types import (
    CalendarDate,
    DateInFull,
    DayOfMonthNumber,
    Keyed,
    MonthNumber,
    Names,
    NepalSambat,
    Numbered,
    Panchanga,
    Time,
    TithiOfDay,
    Year,
)
from chautari.calendar.views.decision_types import Alternative, Confidence, HolidayDecision, Status, WeeklyRest
from chautari.calendar.views.observance_types import ObservanceOfDay
from chautari.core.answer_types import INLINE, Component, Count, Date, JsonSchema


class Basis(TypedDict):
    confidence: Confidence
    method: Annotated[str, JsonSchema(description="The reckoning of tithi and lunar month.")]
    elements_method: Annotated[str, JsonSchema(description="The reckoning of nakshatra, yoga and karana.")]


class Holiday(TypedDict):
    key: str
    name: Names
    scope: Keyed[Scope]
    first: CalendarDate
    last: CalendarDate
    days: Count
    status: Status
    source: str
    published_on: Date | None
    decision: Annotated[str | None, JsonSchema(description="The decision that it rests on, by its id.")]


class Between(TypedDict):
    first: CalendarDate
    last: CalendarDate


class HolidayWithoutDay(TypedDict):
    key: str
    name: Names
    scope: Keyed[Scope]
    expected: Annotated[Between, INLINE] | None


MissingHoliday = Annotated[
    HolidayWithoutDay,
    Component(
        "MissingHoliday",
        description="A holiday that no list dates: announced late. `expected`: between which days, if known.",
    ),
]


class Festival(TypedDict):
    key: str
    name: Names
    source: str


class DayOfMonth(DateInFull):
    sunrise: Time
    sunset: Time
    panchanga: Panchanga
    festivals: list[Annotated[Festival, INLINE]]
    observances: list[ObservanceOfDay]
    holidays: list[Holiday]
    is_off: Annotated[bool, JsonSchema(description="A weekly day of rest, or a holiday for everyone.")]
    alternatives: Annotated[
        list[Alternative],
        JsonSchema(description="What another method says of the day, where that differs and nothing is decided."),
    ]


class DayWithBasis(DayOfMonth, Basis):
    """A day with the basis of its year."""


class ConvertedDay(DateInFull):
    fiscal_year: str
    fiscal_quarter: Annotated[int, JsonSchema(minimum=1, maximum=4, description="1 is Shrawan to Asoj.")]
    date_ns: Annotated[str, JsonSchema(description="Nepal Sambat: year, month, half, day; as `ns` takes it.")]
    nepal_sambat: Annotated[NepalSambat, INLINE]
    tithi: Annotated[TithiOfDay, INLINE]
    same_tithi: Annotated[
        list[CalendarDate],
        JsonSchema(maxItems=1, description="The other day of this year with this tithi, and date of Nepal Sambat."),
    ]
    confidence: Confidence


class HolidaysOf(TypedDict):
    holidays_status: Literal[HolidayStatus, "unknown"]
    holidays: list[Holiday]
    missing: list[MissingHoliday]


class Month(TypedDict):
    month: Numbered[MonthNumber]
    days: DayOfMonthNumber
    first: CalendarDate
    last: CalendarDate


class MonthOfYear(Month):
    off: Annotated[list[DayOfMonthNumber], JsonSchema(description="Days off for everyone, weekly rest included.")]
    disputed: Annotated[list[DayOfMonthNumber], JsonSchema(description="Days of which another method says otherwise.")]


class CalendarYear(HolidaysOf, Basis):
    year: Year
    first: CalendarDate
    last: CalendarDate
    months: Annotated[list[Annotated[MonthOfYear, INLINE]], JsonSchema(minItems=12, maxItems=12)]


class CalendarMonth(Month, HolidaysOf, Basis):
    year: Year
    weeks: list[Annotated[list[DayOfMonth | None], JsonSchema(minItems=7, maxItems=7)]]


class Holidays(HolidaysOf, Basis):
    year: Year
    scope: Scope | None
    weekly_rest: Annotated[
        list[Annotated[WeeklyRest, INLINE]],
        JsonSchema(description="Spans of the year with other weekly days of rest than Saturday, 7."),
    ]
    decisions: Annotated[
        list[HolidayDecision],
        JsonSchema(description="What the list rests on, in the order in which it counts."),
    ]


class HolidayToday(TypedDict):
    key: str
    name: Names
    scope: Keyed[Scope]
    status: Status


class Today(DateInFull, Basis):
    sunrise: Time
    sunset: Time
    is_off: bool
    tithi: Annotated[TithiOfDay, INLINE]
    festivals: list[Keyed[str]]
    holidays: list[Annotated[HolidayToday, INLINE]]
