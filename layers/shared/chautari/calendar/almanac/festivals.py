"""Festivals and observances of Nepal, one row each in `data/festivals.csv`: its rule and the scope of its day off.

Lunar months there are amanta (1 Baisakh to 12 Chaitra) and tithis count 1 to 30 from the new moon: `6-28` is the
thirteenth of Asoj's dark half, which the patros print as Kartik krishna.
"""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from chautari.calendar.almanac.ephemeris import Ephemeris
from chautari.calendar.almanac.lunar import lunations
from chautari.calendar.almanac.observance_rules import Rule, occurrences
from chautari.calendar.almanac.rule_rows import rule_of
from chautari.calendar.model.scopes import SCOPES, Scope
from chautari.nepali.bikram_sambat import BsDate, to_ad, year_length

SOURCES = {
    "patros": "days printed by rat32, Hamro Patro and Nepali Patro for 2067-2080",
    "list-2083": "a holiday list for 2083 that a hobby app transcribed",
    "custom": "a fixed day, by law or custom",
}
TABLE = Path(__file__).parent / "data" / "festivals.csv"
_SCOPES: dict[str, Scope] = {scope: scope for scope in SCOPES}


@dataclass(frozen=True, slots=True)
class Festival:
    """`since` is its first BS year; `holiday` is the scope of the day off that recent lists give it, or None,
    and `holiday_since` the first BS year of that.

    Ram Navami: in the gazette's list since 2081 (https://dhadingnews.com/archives/52723), in 2079 in none and a day off
    in Madhesh only (https://ratopati.com/story/354591). Martyrs' Day: in the lists of 2081 and 2082,
    in those of 2079 and 2080 not.
    """

    key: str
    ne: str
    en: str
    rule: Rule
    since: int
    holiday: Scope | None
    holiday_since: int
    source: str


@dataclass(frozen=True, slots=True)
class HolidayBlock:
    """A holiday of several days: from the festival `first` to `days_after` days after the festival `last`."""

    key: str
    ne: str
    en: str
    first: str
    last: str
    days_after: int


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A festival on a day."""

    day: date
    festival: Festival


BLOCKS = (
    HolidayBlock("dashain", "दशैं बिदा", "Dashain holiday", "fulpati", "vijaya-dashami", 2),
    HolidayBlock("tihar", "तिहार बिदा", "Tihar holiday", "laxmi-puja", "bhai-tika", 1),
)


@cache
def declared() -> tuple[Festival, ...]:
    """All rows of the table."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return tuple(_festival(row) for row in csv.DictReader(lines))


def _festival(row: dict[str, str]) -> Festival:
    source = SOURCES[row["source"]]
    since = int(row["since"] or 0)
    holiday, holiday_since = _SCOPES[row["holiday"]] if row["holiday"] else None, int(row["holiday_since"] or 0)
    return Festival(row["key"], row["ne"], row["en"], rule_of(row), since, holiday, holiday_since, source)


def year_span(year: int) -> tuple[date, date]:
    """The first and the last AD day of a BS year."""
    first = to_ad(BsDate(year, 1, 1))
    return first, first + timedelta(year_length(year) - 1)


def festivals(year: int, ephemeris: Ephemeris) -> list[Occurrence]:
    """The observances of a BS year, sorted by day."""
    span = year_span(year)
    months = lunations(ephemeris, span[0].toordinal() - 2, span[1].toordinal() + 1)
    observed = [
        Occurrence(day, festival)
        for festival in declared()
        if festival.since <= year
        for day in occurrences(festival.rule, span, ephemeris, months)
    ]
    return sorted(observed, key=lambda occurrence: occurrence.day)
