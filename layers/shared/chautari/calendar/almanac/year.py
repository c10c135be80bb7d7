"""Decoder of a stored almanac of a BS year, computed ahead of time: the only part of the calendar that a request needs.

Days are stored as plain lists, since a year has 365 of them.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from chautari.calendar.model.almanac import Almanac, Holiday, MissingHoliday, Observance, Panchanga


def read(document: Mapping[str, Any]) -> Almanac:
    """Decode the almanac in a document of `Almanac.document`."""
    return Almanac(
        document["year"],
        date.fromisoformat(document["start"]),
        tuple(document["months"]),
        document["confidence"],
        document["method"],
        document["elements_method"],
        tuple(Panchanga(*row) for row in document["days"]),
        tuple(Observance(**row | {"day": date.fromisoformat(row["day"])}) for row in document["observances"]),
        tuple(Holiday(**_dated(row)) for row in document["holidays"]),
        # Years stored before 2026-11-26 have no such field.
        tuple(MissingHoliday(**_dated(row)) for row in document.get("missing", ())),
    )


def _dated(row: Mapping[str, Any]) -> dict[str, Any]:
    days = ("first", "last", "published_on")
    return {name: date.fromisoformat(value) if value and name in days else value for name, value in row.items()}
