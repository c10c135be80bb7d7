"""Types of what a year rests on: decisions on days off, weekly rest, and what another method says."""

from typing import Annotated, TypedDict

from chautari.calendar.model.almanac_rows import Disputed
from chautari.calendar.model.amendment import Change
from chautari.calendar.model.scopes import HolidayStatus, Scope
from chautari.calendar.views.date_types import (
    CalendarDate,
    DayOfMonthNumber,
    Keyed,
    Numbered,
    PrintedDateBs,
    TithiNumber,
    WeekdayNumber,
    Year,
)
from chautari.core.answer_types import INLINE, Date, JsonSchema
from chautari.nepali import bikram_sambat

Status = Annotated[
    HolidayStatus,
    JsonSchema(description="A decision whose document is archived, a copy of one, or our rules."),
]
Confidence = Annotated[
    bikram_sambat.Confidence,
    JsonSchema(description="How sure the lengths of the months are."),
]


class Difference(TypedDict):
    change: Change
    key: str
    scope: Scope
    first: CalendarDate
    last: CalendarDate
    moved_from: Date | None


class Evidence(TypedDict):
    sha256: str
    archived: bool


class HolidayDecision(TypedDict):
    id: str
    authority: str
    decided_on: Date | None
    in_force_from: Date | None
    in_force: Annotated[bool, JsonSchema(description="Whether the year counts with it; else it is accepted only.")]
    status: Status
    source: str
    url: str | None
    evidence: Annotated[Evidence, INLINE] | None
    differences: list[Annotated[Difference, INLINE]]


class WeeklyRest(TypedDict):
    weekdays: list[WeekdayNumber]
    first: Date
    last: Date
    source: str


class Alternative(TypedDict):
    method: str
    differs: list[Disputed]
    date_bs: PrintedDateBs
    tithi: Numbered[TithiNumber]
    festivals: list[Keyed[str]]
    observances: Annotated[list[Keyed[str]], JsonSchema(description="Those that are no festivals.")]
    holidays: list[Keyed[str]]
    is_off: bool


class DisputedDay(CalendarDate):
    alternatives: list[Alternative]


class Method(TypedDict):
    method: str
    published: bool
    months: Annotated[list[DayOfMonthNumber], JsonSchema(minItems=12, maxItems=12)]
    said_by: str


class Disputes(TypedDict):
    year: Year
    confidence: Confidence
    methods: list[Annotated[Method, INLINE]]
    days: list[Annotated[DisputedDay, INLINE]]
