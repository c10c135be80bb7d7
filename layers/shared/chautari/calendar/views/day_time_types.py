"""Types of the times of a day: ends of the limbs, moon, eclipses, parts of the daylight, what was announced."""

from typing import Annotated, TypedDict

from chautari.calendar.almanac.announced_times import AnnouncedKind
from chautari.calendar.almanac.eclipses import EclipsedBody, EclipseKind
from chautari.calendar.almanac.moon import PhaseKey
from chautari.calendar.views.answer_types import DayWithBasis
from chautari.calendar.views.date_types import Keyed, Names, Time
from chautari.core.answer_types import INLINE, Component, Date, Instant, JsonSchema

_ENDS = "Those that hold at some time from this sunrise to the next, in order; the last ends after it."


class NumberedEnd(TypedDict):
    number: Annotated[int, JsonSchema(minimum=1, maximum=60)]
    name: Names
    ends_at: Annotated[Instant, JsonSchema(description="To the nearest minute.")]


LimbEnds = Annotated[list[Annotated[NumberedEnd, INLINE]], JsonSchema(minItems=1, description=_ENDS)]


class Ends(TypedDict):
    method: Annotated[str, JsonSchema(description="The reckoning of the tithi.")]
    elements_method: Annotated[str, JsonSchema(description="The reckoning of nakshatra, yoga and karana.")]
    compared_with: Annotated[
        list[str], JsonSchema(description="Publishers whose printed times were compared: none, no published time was.")
    ]
    tithi: LimbEnds
    nakshatra: LimbEnds
    yoga: LimbEnds
    karana: LimbEnds


class MoonPhase(TypedDict):
    key: PhaseKey
    name: Names
    at: Annotated[Instant | None, JsonSchema(description="The moment of a new, full or half moon on this day.")]
    illuminated_percent: Annotated[int, JsonSchema(minimum=0, maximum=100, description="At noon.")]


class MoonTimes(TypedDict):
    rises_at: Annotated[Instant | None, JsonSchema(description="Null on a day without moonrise.")]
    sets_at: Instant | None
    phase: Annotated[MoonPhase, INLINE]


class PartOfDay(TypedDict):
    first: Instant
    last: Instant


class SeenEclipse(TypedDict):
    body: Keyed[EclipsedBody]
    kind: Keyed[EclipseKind]
    begins_at: Instant
    peak_at: Instant
    ends_at: Instant
    visible_from: Annotated[Instant, JsonSchema(description="While sun or moon is up in Kathmandu.")]
    visible_until: Instant
    source: str


class Announced(TypedDict):
    kind: AnnouncedKind
    key: str
    name: Names
    first: Time | None
    last: Time | None
    publisher: str
    url: str
    published_on: Date


class TimesOfDay(TypedDict):
    ends: Annotated[Ends, INLINE]
    moon: Annotated[MoonTimes, INLINE]
    rahu_kaal: Annotated[PartOfDay, INLINE]
    abhijit: Annotated[PartOfDay, INLINE]
    eclipses: Annotated[list[Annotated[SeenEclipse, INLINE]], JsonSchema(description="Those seen in Kathmandu.")]
    announced: Annotated[
        list[Annotated[Announced, INLINE]],
        JsonSchema(description="Saait and tika times as a publisher announced them; they are never computed."),
    ]


class CalendarDay(DayWithBasis):
    """A day with the basis of its year, its fiscal year and its times."""

    fiscal_year: str
    fiscal_quarter: Annotated[int, JsonSchema(minimum=1, maximum=4)]
    times: Annotated[TimesOfDay, Component("TimesOfDay")]
