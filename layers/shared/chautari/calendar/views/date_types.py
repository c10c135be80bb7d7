"""Types of dates, names and panchanga in responses, in both languages and Latin digits.

Parameters of a request narrow them: `lang` selects one of the names, `digits` prints BS dates and times of day in
Devanagari.
"""

from typing import Annotated, Generic, Literal, TypedDict, TypeVar

from chautari.core.answer_types import INLINE, Component, Count, Date, JsonSchema

Numeral = TypeVar("Numeral", bound=int)
Key = TypeVar("Key", bound=str)

PrintedDateBs = Annotated[
    str, JsonSchema(pattern="^[0-9०-९]{4}-[0-9०-९]{2}-[0-9०-९]{2}$", description="Bikram Sambat.")
]
Time = Annotated[str, JsonSchema(pattern="^[0-9०-९]{2}:[0-9०-९]{2}$", description="By Nepal's clock.")]
Year = Annotated[int, JsonSchema(minimum=1970, maximum=2100)]
MonthNumber = Annotated[int, JsonSchema(minimum=1, maximum=12)]
DayOfMonthNumber = Annotated[int, JsonSchema(minimum=1, maximum=32)]
WeekdayNumber = Annotated[int, JsonSchema(minimum=1, maximum=7)]
TithiNumber = Annotated[int, JsonSchema(minimum=1, maximum=30)]
DayOfHalf = Annotated[int, JsonSchema(minimum=1, maximum=15)]
HalfOfYear = Annotated[int, JsonSchema(minimum=1, maximum=24)]
Of27 = Annotated[int, JsonSchema(minimum=1, maximum=27)]
KaranaNumber = Annotated[int, JsonSchema(minimum=1, maximum=60)]


class NamesByLanguage(TypedDict, total=False):
    ne: str
    en: str


Names = Annotated[NamesByLanguage, Component("Names", minProperties=1)]


class Numbered(TypedDict, Generic[Numeral]):
    number: Numeral
    name: Names


class Keyed(TypedDict, Generic[Key]):
    key: Key
    name: Names


class CalendarDate(TypedDict):
    date: Date
    date_bs: PrintedDateBs


class DateInFull(CalendarDate):
    year: Year
    month: Numbered[MonthNumber]
    day: DayOfMonthNumber
    day_ne: str
    weekday: Numbered[WeekdayNumber]


class Tithi(TypedDict):
    number: TithiNumber
    name: Names
    day: DayOfHalf
    paksha: Keyed[Literal["shukla", "krishna"]]


class TithiOfDay(Tithi):
    repeated: bool


class LunarMonth(TypedDict):
    number: MonthNumber
    name: Names
    adhik: bool
    purnimanta: Numbered[MonthNumber]


class NepalSambat(TypedDict):
    year: Count
    month: Numbered[MonthNumber]
    half: Numbered[HalfOfYear]


class Panchanga(TypedDict):
    tithi: Annotated[TithiOfDay, INLINE]
    skipped_tithi: Annotated[Tithi, INLINE] | None
    lunar_month: Annotated[LunarMonth, INLINE]
    nepal_sambat: Annotated[NepalSambat, INLINE]
    nakshatra: Numbered[Of27]
    yoga: Numbered[Of27]
    karana: Numbered[KaranaNumber]
