"""Decoder of a stored almanac of a BS year, computed ahead of time: the only part of the calendar that a request needs.

Days are stored as plain lists, since a year has 365 of them.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from chautari.calendar.model.almanac import (
    Almanac,
    AlternativeDay,
    AlternativeYear,
    Holiday,
    MissingHoliday,
    Observance,
    Panchanga,
)
from chautari.calendar.model.almanac_rows import ObservedDay, PrintedDay
from chautari.calendar.model.amendment import DecisionRow, Difference, WeeklyRest


def read(document: Mapping[str, Any]) -> Almanac:
    """Decode the almanac in a document of `Almanac.document`."""
    start = date.fromisoformat(document["start"])
    return Almanac(
        document["year"],
        start,
        tuple(document["months"]),
        document["confidence"],
        document["method"],
        document["elements_method"],
        tuple(Panchanga(*row) for row in document["days"]),
        tuple(map(_observance, document["observances"])),
        tuple(Holiday(**_dated(row)) for row in document["holidays"]),
        # Years stored before 2026-11-26 have no such field, those before 2026-11-27 none of those below.
        tuple(MissingHoliday(**_dated(row)) for row in document.get("missing", ())),
        tuple(_weekly_rest(row) for row in document.get("weekly_rest", ())),
        tuple(_decision(row) for row in document.get("decisions", ())),
        tuple(_alternative(row) for row in document.get("alternatives", ())),
        # Years stored before 2026-11-27 have neither.
        tuple(ObservedDay(key, start + timedelta(day)) for key, day in document.get("observed", ())),
        tuple(PrintedDay(key, start + timedelta(day), by) for key, day, by in document.get("printed", ())),
    )


def _weekly_rest(row: Mapping[str, Any]) -> WeeklyRest:
    return WeeklyRest(**_dated(row) | {"weekdays": tuple(row["weekdays"])})


def _observance(row: Mapping[str, Any]) -> Observance:
    return Observance(**{**row, "day": date.fromisoformat(row["day"])})


def _alternative(row: Mapping[str, Any]) -> AlternativeYear:
    return AlternativeYear(row["method"], tuple(row["months"]), tuple(map(_alternative_day, row["days"])))


def _alternative_day(row: Mapping[str, Any]) -> AlternativeDay:
    return AlternativeDay(
        date.fromisoformat(row["day"]),
        tuple(row["differs"]),
        row["bs"],
        row["tithi"],
        tuple(map(_observance, row["observances"])),
        tuple(Holiday(**_dated(part)) for part in row["holidays"]),
        row["is_off"],
        tuple(row.get("observed", ())),  # years stored before 2026-11-28 have none
    )


def _decision(row: Mapping[str, Any]) -> DecisionRow:
    made = tuple(Difference(**_dated(part)) for part in row["differences"])
    return DecisionRow(**_dated(row) | {"differences": made})


def _dated(row: Mapping[str, Any]) -> dict[str, Any]:
    days = ("first", "last", "published_on", "decided_on", "in_force_from", "moved_from")
    return {name: date.fromisoformat(value) if value and name in days else value for name, value in row.items()}
