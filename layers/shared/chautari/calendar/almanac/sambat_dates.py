"""Dates of Nepal Sambat: read as they are written, written, and found in the almanacs of Bikram Sambat.

`1146 Gunla Thwa 5` and `११४६ गुंलाथ्व पञ्चमी` are the fifth tithi of Gunla's bright half. An extra month is Anala.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from chautari.calendar.almanac.calendar_names import (
    LANGUAGES,
    SAMBAT_EXTRA,
    SAMBAT_HALVES,
    SAMBAT_MONTHS,
    TITHIS,
    Names,
)
from chautari.calendar.model.almanac import Almanac, Panchanga
from chautari.nepali.numerals import latin_digits

HALF = 15  # tithis
_YEARS_BEHIND_BS = 936  # the year 1147 begins in the autumn of 2083
_FILLERS = frozenset(("ns", "n", "s", "ne", "sambat", "nepal", "ने", "सं", "नेसं", "नेपाल", "सम्वत्", "सम्बत्", "संवत्"))


class NotASambatDate(ValueError):
    """The text is no date of Nepal Sambat."""


class SambatDate(NamedTuple):
    """A date of Nepal Sambat. `month`: 1 Kachhala to 12 Kaula, 0 the extra one; `dark`: ga; `day`: 1 to 15."""

    year: int
    month: int
    dark: bool
    day: int

    def __str__(self) -> str:
        month = SAMBAT_MONTHS["en"][self.month - 1] if self.month else SAMBAT_EXTRA["en"]
        return f"{self.year} {month} {SAMBAT_HALVES['en'][self.dark]} {self.day}"


def of_day(panchanga: Panchanga) -> SambatDate:
    """The Nepal Sambat date of a day, by its tithi at sunrise."""
    return _of_tithi(panchanga, panchanga.tithi)


def parse(text: str) -> SambatDate:
    """Parse `1146 Gunla Thwa 5`, `११४६ गुंलाथ्व ५`, `ने.सं. ११४६ गुंला थ्व पञ्चमी`. Raises NotASambatDate."""
    tokens = [token for token in re.split(r"[\s.,/-]+", latin_digits(text).lower()) if token]
    parts = [part for token in tokens if token not in _FILLERS for part in _HALF_NAMED.get(token, (token,))]
    if len(parts) != 4:
        raise NotASambatDate(f"not a Nepal Sambat date: {text[:60]!r}")
    years = [int(part) for part in parts if re.fullmatch("[0-9]{3,4}", part)]
    months = [_MONTH[part] for part in parts if part in _MONTH]
    halves = [_HALF[part] for part in parts if part in _HALF]
    days = [_DAY[part] for part in parts if part in _DAY]
    if [len(kind) for kind in (years, months, halves, days)] != [1, 1, 1, 1]:
        raise NotASambatDate(f"not a Nepal Sambat date: {text[:60]!r}")
    return SambatDate(years[0], months[0], halves[0], days[0])


def bs_years(sambat: SambatDate) -> tuple[int, int]:
    """The two BS years in which the year of a date of Nepal Sambat lies."""
    return sambat.year + _YEARS_BEHIND_BS, sambat.year + _YEARS_BEHIND_BS + 1


def days_of(almanac: Almanac, sambat: SambatDate) -> list[int]:
    """The days of a BS year, counted from 0, that have this date: two where the tithi holds at two sunrises."""
    return [offset for offset, day in enumerate(almanac.days) if of_day(day) == sambat]


def day_that_skips(almanac: Almanac, sambat: SambatDate) -> int | None:
    """The day of a BS year, counted from 0, within which the tithi of this date begins and ends, or None."""
    return next((n for n, day in enumerate(almanac.days) if sambat in _skipped(almanac, n, day)), None)


def _skipped(almanac: Almanac, offset: int, day: Panchanga) -> Iterator[SambatDate]:
    """The skipped date of a day: of its own lunar month or, if a month begins with it, of the next day's."""
    if day.skipped:
        yield _of_tithi(almanac.days[offset + 1] if day.skipped == 1 else day, day.skipped)


def _of_tithi(panchanga: Panchanga, tithi: int) -> SambatDate:
    month = 0 if panchanga.adhik else panchanga.sambat_month
    return SambatDate(panchanga.sambat_year, month, tithi > HALF, (tithi - 1) % HALF + 1)


def _numbers(names: Names, first: int) -> Mapping[str, int]:
    return {name.lower(): number for lang in LANGUAGES for number, name in enumerate(names[lang], first)}


_MONTH = {**_numbers(SAMBAT_MONTHS, 1), **{SAMBAT_EXTRA[lang].lower(): 0 for lang in LANGUAGES}}
_HALF = {**{name: bool(number) for name, number in _numbers(SAMBAT_HALVES, 0).items()}, "गाः": True, "gaa": True}
_DAY = {
    **{name: number % HALF + 1 for name, number in _numbers(TITHIS, 0).items()},
    **{f"{day:{form}}": day for day in range(1, HALF + 1) for form in ("", "02")},
}
# थ्व and गा are often written to the name of the month.
_HALF_NAMED = {f"{month}{half}": (month, half) for month in _MONTH for half in _HALF}
