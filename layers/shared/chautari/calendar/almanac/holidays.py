"""Public holidays of a BS year that the rules expect, and the parser of a list of holidays.

- Eids and elections are decided only (`decisions`): both are announced.
- Holidays that a list or the rules leave undated are reported as missing.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from chautari.calendar.almanac.calendar_names import SCOPES
from chautari.calendar.almanac.festivals import BLOCKS, HolidayBlock, declared, year_span
from chautari.calendar.model.almanac import Holiday, MissingHoliday, Observance
from chautari.calendar.model.scopes import HolidayStatus
from chautari.core.plain_text import one_line

EXPECTED_FROM = 2076  # before the list of that year other observances were holidays
STATUSES: tuple[HolidayStatus, ...] = ("official", "transcribed")
# The list of 2083 has 31 holidays, its longest name 37 characters and its source 214: room for ten times as much.
MOST_ROWS, MOST_CHARACTERS = 300, 2000
# By the Surya Siddhanta an extra month parts Laxmi Puja of 2085 from Bhai Tika: what would be done is anybody's guess.
MOST_DAYS_OF_A_BLOCK = 10
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# The days off of 2081 without a rule: two depend on the sighting of the moon, two on an announcement.
_UNDATED = (
    MissingHoliday("eid-al-adha", "बकर इद (इद उल अजहा)", "Eid al-Adha", "national", None, None),
    MissingHoliday("eid-al-fitr", "इद (इद उल फित्र)", "Eid al-Fitr", "national", None, None),
    MissingHoliday("bhoto-jatra", "भोटो जात्रा", "Bhoto Jatra", "kathmandu-valley", None, None),
    MissingHoliday("guru-nanak-jayanti", "गुरु नानक जयन्ती", "Guru Nanak Jayanti", "sikh-community", None, None),
)


class InvalidHolidayList(ValueError):
    """The holiday list is invalid; the one in force stays."""


def expected(observances: Sequence[Observance], year: int) -> list[Holiday]:
    """The holidays of a year by rule: its two blocks, and the festivals outside them with a day off in recent lists."""
    scopes = {festival.key: festival.holiday for festival in declared() if festival.holiday_since <= year}
    blocks = [row for block in BLOCKS if _days(row := _block(block, observances)) <= MOST_DAYS_OF_A_BLOCK]
    single = [
        Holiday(
            observance.key,
            observance.day,
            observance.day,
            observance.ne,
            observance.en,
            scope,
            "expected",
            observance.source,
            None,
        )
        for observance in observances
        if (scope := scopes.get(observance.key)) and not (scope == "national" and _is_covered(observance.day, blocks))
    ]
    return sorted(blocks + single, key=lambda holiday: holiday.first)


def undated() -> list[MissingHoliday]:
    """The holidays that the rules cannot date in any year."""
    return list(_UNDATED)


def _block(block: HolidayBlock, observances: Sequence[Observance]) -> Holiday:
    days = {observance.key: observance.day for observance in observances}
    last = date.fromordinal(days[block.last].toordinal() + block.days_after)
    return Holiday(block.key, days[block.first], last, block.ne, block.en, "national", "expected", "recent lists", None)


def _days(holiday: Holiday) -> int:
    return (holiday.last - holiday.first).days + 1


def _is_covered(day: date, holidays: Sequence[Holiday]) -> bool:
    return any(holiday.first <= day <= holiday.last for holiday in holidays)


def listed(document: Mapping[str, Any], *, is_kept: bool = False) -> list[Holiday]:
    """The holidays of a document (`{"year": 2083, "holidays": [...]}`), within its year unless it `is_kept`.

    Raises InvalidHolidayList.
    """
    try:
        status, published = status_of(document), published_on(document)
        if status == "official" and published is None:
            raise InvalidHolidayList("an official list says when it was published")
        source, span = text(document["source"]), year_span(document["year"])
        holidays = [_listed(row, status, source, published) for row in rows(document["holidays"])]
    except InvalidHolidayList:
        raise
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as reason:
        raise InvalidHolidayList(f"not a holiday list: {reason!r}") from reason
    for holiday in holidays:
        _check(holiday, None if is_kept else span)
    if not holidays or len({holiday.key for holiday in holidays}) < len(holidays):
        raise InvalidHolidayList("a list names each of its holidays once, and at least one")
    return sorted(holidays, key=lambda holiday: holiday.first)


def missing(document: Mapping[str, Any], *, is_kept: bool = False) -> list[MissingHoliday]:
    """The holidays that a list names as missing, with the days between which each is expected.

    Raises InvalidHolidayList.
    """
    try:
        span = year_span(document["year"])
        undated = [missing_row(row) for row in rows(document.get("missing", []))]
    except InvalidHolidayList:
        raise
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as reason:
        raise InvalidHolidayList(f"not a list of what is missing: {reason!r}") from reason
    for holiday in undated:
        _check(holiday, None if is_kept else span)
    return undated


def status_of(document: Mapping[str, Any]) -> HolidayStatus:
    """The status of a list, `official` by default. Raises InvalidHolidayList."""
    stated = document.get("status", "official")
    status = next((candidate for candidate in STATUSES if candidate == stated), None)
    if status is None:
        raise InvalidHolidayList(f"no such status of a list: {stated!r}"[:200])
    return status


def published_on(document: Mapping[str, Any]) -> date | None:
    """The day on which a notice was published, or None if it is not stated. Raises InvalidHolidayList."""
    stated = document.get("published_on")
    try:
        return None if stated is None else date.fromisoformat(stated)
    except (TypeError, ValueError) as reason:
        raise InvalidHolidayList(f"no date of publication: {stated!r}"[:200]) from reason


def rows(value: object) -> list[Mapping[str, Any]]:
    """A list of at most MOST_ROWS objects. Raises InvalidHolidayList."""
    if not isinstance(value, list) or len(value) > MOST_ROWS or not all(isinstance(row, dict) for row in value):
        raise InvalidHolidayList(f"not a list of at most {MOST_ROWS} objects")
    return value


def text(value: object) -> str:
    """A name or a source as one line. Raises InvalidHolidayList if it is empty or too long."""
    if not isinstance(value, str) or not 0 < len(line := one_line(value)) <= MOST_CHARACTERS:
        raise InvalidHolidayList(f"a name or source is no text of 1 to {MOST_CHARACTERS} characters: {value!r}"[:200])
    return line


def _listed(row: Mapping[str, Any], status: HolidayStatus, source: str, published: date | None) -> Holiday:
    first = date.fromisoformat(row["date"])
    last = date.fromisoformat(row.get("to", row["date"]))
    return Holiday(row["key"], first, last, text(row["ne"]), text(row["en"]), row["scope"], status, source, published)


def missing_row(row: Mapping[str, Any]) -> MissingHoliday:
    """A holiday that is missing. Raises InvalidHolidayList, or what a wrong type raises."""
    first, last = (date.fromisoformat(row[end]) if row.get(end) is not None else None for end in ("from", "to"))
    if (first is None) != (last is None):
        raise InvalidHolidayList("what is missing is expected between two days, or on none")
    if first and last and last < first:
        raise InvalidHolidayList(f"what is missing is expected from {first} to {last}")
    missing = MissingHoliday(row["key"], text(row["ne"]), text(row["en"]), row["scope"], first, last)
    _check_name(missing)
    return missing


def is_key(value: object) -> bool:
    """Whether a value can be the key of a holiday or a decision: `eid-al-fitr`."""
    return isinstance(value, str) and len(value) <= MOST_CHARACTERS and bool(_KEY.fullmatch(value))


def _check(holiday: Holiday | MissingHoliday, span: tuple[date, date] | None) -> None:
    _check_name(holiday)
    if span and holiday.first and holiday.last and not span[0] <= holiday.first <= holiday.last <= span[1]:
        raise InvalidHolidayList(f"{holiday.key} is not within the year: {holiday.first} to {holiday.last}")


def _check_name(holiday: Holiday | MissingHoliday) -> None:
    if not is_key(holiday.key):
        raise InvalidHolidayList(f"no key of a holiday: {holiday.key!r}"[:200])
    if not isinstance(holiday.scope, str) or holiday.scope not in SCOPES:
        raise InvalidHolidayList(f"{holiday.key} lacks a known scope: {holiday.scope!r}"[:200])
