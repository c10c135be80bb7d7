"""Table of the calendar: a row for each day of the years that are published."""

from collections.abc import Iterator

from chautari.archive.archive_table import ArchiveTable, Cell, Column, joined
from chautari.calendar.model.almanac import Almanac, CalendarDay
from chautari.calendar.store import years
from chautari.dynamodb.table import Table
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR

COLUMNS = (
    Column("date", "date", "the day"),
    Column("date_bs", "text", "the same day in Bikram Sambat"),
    Column("weekday", "text", "in English"),
    Column("tithi", "whole", "at sunrise, 1 to 30 from the new moon"),
    Column("sunrise", "text", "in Kathmandu"),
    Column("sunset", "text", "in Kathmandu"),
    Column("is_off", "truth", "whether everybody has the day off"),
    Column("holidays", "text", "keys of the holidays"),
    Column("holiday_names_en", "text", "their names in English, by semicolons"),
    Column("holiday_names_ne", "text", "their names in Nepali, by semicolons"),
    Column("holiday_scopes", "text", "who has each off, in the same order"),
    Column("holiday_statuses", "text", "official, transcribed or expected, in the same order"),
    Column("holiday_decisions", "text", "the decision that each rests on, in the same order; a dash for none"),
    Column("festivals", "text", "keys of the festivals"),
    Column("confidence", "text", "how sure the lengths of the year's months are"),
    Column("method", "text", "by which tithi and lunar month were computed"),
)


def calendar_days(table: Table) -> ArchiveTable:
    """Every day of every published year."""
    rows = [row for year in range(FIRST_YEAR, LAST_YEAR + 1) for row in _rows_of(table, year)]
    return ArchiveTable("calendar", "The days of the Nepali calendar", ("date",), COLUMNS, rows)


def _rows_of(table: Table, year: int) -> Iterator[tuple[Cell, ...]]:
    published = years.published_year(table, year, is_consistent=False)
    if published is None:
        return
    for month in range(1, 13):
        for day in published.almanac.month(month):
            yield _row(published.almanac, day)


def _row(almanac: Almanac, day: CalendarDay) -> tuple[Cell, ...]:
    holidays, panchanga = day.holidays, almanac.panchanga(day.ad)
    return (
        str(day.ad),
        str(day.bs),
        f"{day.ad:%A}",
        panchanga.tithi,
        panchanga.sunrise,
        panchanga.sunset,
        day.is_off,
        joined([holiday.key for holiday in holidays]),
        joined([holiday.en for holiday in holidays], "; "),
        joined([holiday.ne for holiday in holidays], "; "),
        joined([holiday.scope for holiday in holidays]),
        joined([holiday.status for holiday in holidays]),
        joined([holiday.decision for holiday in holidays]),
        joined([observance.key for observance in day.observances]),
        almanac.confidence,
        almanac.method,
    )
