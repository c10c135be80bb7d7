"""Types of the responses of observances."""

from typing import Annotated, Literal, TypedDict

from chautari.calendar.views.date_types import CalendarDate, Keyed, Names, Year
from chautari.calendar.views.decision_types import Confidence
from chautari.core.answer_types import INLINE, Count, JsonSchema


class Tally(TypedDict):
    """Days on which rule and print agree, of those compared."""

    hits: Count
    compared: Count


class ObservanceScore(TypedDict):
    """Against the days that most publishers print in 2067 to 2080: on the odd years, and on the unseen even ones."""

    fit: Tally
    unseen: Tally


class PrintedDays(TypedDict):
    publisher: str
    days: list[CalendarDate]


ByRule = Annotated[bool, JsonSchema(description="False: only a publisher of `printed` puts it on this day.")]
Printed = Annotated[
    list[PrintedDays],
    JsonSchema(description="What each publisher prints in this year; empty where all print the days of the rule."),
]
RuleBasis = Annotated[
    Literal["fitted", "custom", "festival"],
    JsonSchema(description="A rule fitted on odd years alone, the definition of the day, or the table of festivals."),
]


class ObservanceOfDay(TypedDict):
    key: str
    name: Names
    kind: str
    by_rule: ByRule
    score: Annotated[Tally | None, JsonSchema(description="On the years that its rule was not fitted on.")]
    printed: Printed


class ObservanceAttributes(TypedDict):
    key: str
    name: Names
    kind: Keyed[str]
    community: Annotated[Keyed[str] | None, JsonSchema(description="Who keeps it; null: no community alone.")]
    region: Annotated[Keyed[str] | None, JsonSchema(description="Where; null: no region alone.")]


class ObservanceOfYear(ObservanceAttributes):
    rule: str
    basis: RuleBasis
    days: list[CalendarDate]
    score: ObservanceScore | None
    printed: Printed


class Observances(TypedDict):
    year: Year
    kind: str | None
    observances: list[ObservanceOfYear]


class FestivalDay(CalendarDate):
    confidence: Confidence


class DaysByMethod(TypedDict):
    method: str
    year: Year
    days: list[CalendarDate]


class FestivalDays(ObservanceAttributes):
    days: list[Annotated[FestivalDay, INLINE]]
    alternatives: Annotated[
        list[Annotated[DaysByMethod, INLINE]],
        JsonSchema(description="The days of a predicted year by another method, where it has others."),
    ]
    score: ObservanceScore | None


class Festivals(TypedDict):
    first_year: Year
    last_year: Year
    name: str | None
    festivals: list[Annotated[FestivalDays, INLINE]]
