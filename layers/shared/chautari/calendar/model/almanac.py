"""The almanac of a BS year: its days, observances and holidays."""

from dataclasses import dataclass, fields
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from chautari.calendar.model.almanac_rows import Disputed, ObservedDay, PrintedDay, plain
from chautari.calendar.model.amendment import DecisionRow, WeeklyRest
from chautari.calendar.model.scopes import HolidayStatus, Scope
from chautari.nepali.bikram_sambat import BsDate, Confidence

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Panchanga:
    """The panchanga of a day, at sunrise.

    - Months are numbered 1 Baisakh to 12 Chaitra, those of Nepal Sambat 1 Kachhala to 12 Kaula.
    - `tithi`: 1 to 30 from the new moon.
    - `repeated`: the second day of one tithi (adhik).
    - `skipped`: the tithi (kshaya) that begins after this sunrise and ends before the next.
    """

    tithi: int
    repeated: bool
    skipped: int | None
    month: int
    purnimanta: int
    adhik: bool
    sambat_year: int
    sambat_month: int
    sambat_half: int
    nakshatra: int
    yoga: int
    karana: int
    sunrise: str
    sunset: str


_ROWS = ("observances", "holidays", "missing", "weekly_rest", "decisions", "alternatives")
_values = attrgetter(*(field.name for field in fields(Panchanga)))  # astuple copies deeply, ten times as slow


@dataclass(frozen=True, slots=True)
class Observance:
    """A festival on its day, by rule; `source` is the basis of the rule."""

    key: str
    day: date
    ne: str
    en: str
    source: str


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday from `first` to `last`, both included.

    - `scope`: who has the day off; `national` is everyone.
    - `status`: `official` by a decision whose document is in the evidence archive, `transcribed` from a decision whose
      document was not seen, `expected` by our rules.
    - `published_on`, `decision`: day and id of that decision.
    """

    key: str
    first: date
    last: date
    ne: str
    en: str
    scope: Scope
    status: HolidayStatus
    source: str
    published_on: date | None
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class MissingHoliday:
    """A holiday that is announced late and has no day yet. It is expected between `first` and `last`, if known."""

    key: str
    ne: str
    en: str
    scope: Scope
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class AlternativeDay:
    """A day as another method has it; `differs` names what of it is not as published.

    - `bs`: its Bikram Sambat date, `2084-02-01`.
    - `tithi`: 1 to 30 from the new moon.
    - `observances`: its festivals; `observed`: the keys of its other observances.
    """

    day: date
    differs: tuple[Disputed, ...]
    bs: str
    tithi: int
    observances: tuple[Observance, ...]
    holidays: tuple[Holiday, ...]
    is_off: bool
    observed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AlternativeYear:
    """A BS year by `method`: its twelve month lengths, and the days that differ."""

    method: str
    months: tuple[int, ...]
    days: tuple[AlternativeDay, ...]


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the calendar. `is_off`: a weekly day of rest, or a holiday for everyone."""

    ad: date
    bs: BsDate
    observances: tuple[Observance, ...]
    holidays: tuple[Holiday, ...]
    is_weekly_rest: bool

    @property
    def is_off(self) -> bool:
        return self.is_weekly_rest or any(holiday.scope == "national" for holiday in self.holidays)


@dataclass(frozen=True, slots=True)
class Almanac:
    """The almanac of a BS year. `method` is that of tithi and month, `elements_method` of nakshatra, yoga, karana.

    Of one that is a part of a year (`almanac_parts`), `days` begins after `days_before` days of the year.
    """

    year: int
    start: date
    months: tuple[int, ...]
    confidence: Confidence
    method: str
    elements_method: str
    days: tuple[Panchanga, ...]
    observances: tuple[Observance, ...]
    holidays: tuple[Holiday, ...]
    missing: tuple[MissingHoliday, ...] = ()
    weekly_rest: tuple[WeeklyRest, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    alternatives: tuple[AlternativeYear, ...] = ()
    observed: tuple[ObservedDay, ...] = ()
    printed: tuple[PrintedDay, ...] = ()
    days_before: int = 0

    def panchanga(self, on: date) -> Panchanga:
        """The panchanga of a day in `days`."""
        return self.days[(on - self.start).days - self.days_before]

    def day(self, month: int, day: int) -> CalendarDay:
        """A day of the year, by month (1 to 12) and day. Raises IndexError if there is none."""
        if not (1 <= month <= 12 and 1 <= day <= self.months[month - 1]):
            raise IndexError(f"{self.year} has no day {month}-{day}")
        offset = sum(self.months[: month - 1]) + day - 1
        ad = self.start + timedelta(offset)
        return CalendarDay(
            ad,
            BsDate(self.year, month, day),
            tuple(observance for observance in self.observances if observance.day == ad),
            tuple(holiday for holiday in self.holidays if holiday.first <= ad <= holiday.last),
            self.is_weekly_rest(ad),
        )

    def is_weekly_rest(self, on: date) -> bool:
        """Whether a day of the year is off each week: by the last span of it that has the day, else a Saturday."""
        spans = [rest for rest in self.weekly_rest if rest.first <= on <= rest.last]
        return on.weekday() in (spans[-1].weekdays if spans else (SATURDAY,))

    def month(self, month: int) -> list[CalendarDay]:
        """The days of a month (1 to 12)."""
        return [self.day(month, day + 1) for day in range(self.months[month - 1])]

    def document(self) -> dict[str, Any]:
        """Encode the year as plain JSON values, which `calendar.almanac.year.read` decodes."""
        return {
            "year": self.year,
            "start": self.start.isoformat(),
            "months": list(self.months),
            "confidence": self.confidence,
            "method": self.method,
            "elements_method": self.elements_method,
            "days": [_values(day) for day in self.days],
            **{name: [plain(row) for row in getattr(self, name)] for name in _ROWS},
            "observed": [row.encoded(self.start) for row in self.observed],
            "printed": [row.encoded(self.start) for row in self.printed],
        }
