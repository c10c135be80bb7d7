"""The almanac of a BS year: its days, observances and holidays."""

from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from chautari.calendar.model.scopes import HolidayStatus, Scope
from chautari.nepali.bikram_sambat import BsDate, Confidence

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Panchanga:
    """One day. Months are numbered 1 Baisakh to 12 Chaitra, Nepal Sambat's 1 Kachhala to 12 Kaula.

    `tithi` runs 1 to 30 from the new moon; `repeated` marks the second day of one tithi (adhik), `skipped` the tithi
    (kshaya) that begins after this sunrise and ends before the next.
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


_values = attrgetter(*(field.name for field in fields(Panchanga)))  # astuple copies deeply, ten times as slow


@dataclass(frozen=True, slots=True)
class Observance:
    """A festival on its day, by our rule; `source` says what the rule rests on."""

    key: str
    day: date
    ne: str
    en: str
    source: str


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday from `first` to `last`. `scope` says whose it is, `national` for everyone.

    `status` is `official` when it stands in the government's list (of the day `published_on`), `transcribed` when in a
    list of somebody else, `expected` when our rules give it.
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


@dataclass(frozen=True, slots=True)
class MissingHoliday:
    """A holiday without a day: announced late. `first` and `last`: between which days it is expected, if known."""

    key: str
    ne: str
    en: str
    scope: Scope
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """Everything about one day. `is_off`: a Saturday, or a holiday for everyone."""

    ad: date
    bs: BsDate
    panchanga: Panchanga
    observances: tuple[Observance, ...]
    holidays: tuple[Holiday, ...]

    @property
    def is_off(self) -> bool:
        return self.ad.weekday() == SATURDAY or any(holiday.scope == "national" for holiday in self.holidays)


@dataclass(frozen=True, slots=True)
class Almanac:
    """One BS year. `method` is that of tithi and lunar month; `elements_method` that of nakshatra, yoga, karana."""

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

    def day(self, month: int, day: int) -> CalendarDay:
        """One day of the year. Raises IndexError when it has no such day."""
        if not (1 <= month <= 12 and 1 <= day <= self.months[month - 1]):
            raise IndexError(f"{self.year} has no day {month}-{day}")
        offset = sum(self.months[: month - 1]) + day - 1
        ad = self.start + timedelta(offset)
        return CalendarDay(
            ad,
            BsDate(self.year, month, day),
            self.days[offset],
            tuple(observance for observance in self.observances if observance.day == ad),
            tuple(holiday for holiday in self.holidays if holiday.first <= ad <= holiday.last),
        )

    def month(self, month: int) -> list[CalendarDay]:
        """The days of a month (1 to 12)."""
        return [self.day(month, day + 1) for day in range(self.months[month - 1])]

    def document(self) -> dict[str, Any]:
        """The year as plain JSON values; `read` takes them back."""
        return {
            "year": self.year,
            "start": self.start.isoformat(),
            "months": list(self.months),
            "confidence": self.confidence,
            "method": self.method,
            "elements_method": self.elements_method,
            "days": [_values(day) for day in self.days],
            "observances": [_plain(row) for row in self.observances],
            "holidays": [_plain(row) for row in self.holidays],
            "missing": [_plain(row) for row in self.missing],
        }


def _plain(row: Observance | Holiday | MissingHoliday) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(row).items()}
