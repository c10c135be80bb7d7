"""View of the panchanga of a day with names: tithi, lunar month, Nepal Sambat, nakshatra, yoga and karana."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from chautari.calendar.almanac import calendar_names
from chautari.calendar.model import almanac

if TYPE_CHECKING:
    from chautari.calendar.views.date_types import Keyed, Names, Numbered, Panchanga, Tithi

HALF = 15  # tithis


def panchanga(day: almanac.Panchanga) -> Panchanga:
    """The panchanga of a day with the names of its numbers."""
    half = (day.sambat_half - 1) % 2 + 1
    return {
        "tithi": {**_tithi(day.tithi), "repeated": day.repeated},
        "skipped_tithi": _tithi(day.skipped) if day.skipped else None,
        "lunar_month": {
            **numbered(calendar_names.MONTHS, day.month),
            "adhik": day.adhik,
            "purnimanta": numbered(calendar_names.MONTHS, day.purnimanta),
        },
        "nepal_sambat": {
            "year": day.sambat_year,
            "month": {
                "number": day.sambat_month,
                "name": both(calendar_names.SAMBAT_EXTRA)
                if day.adhik
                else named(calendar_names.SAMBAT_MONTHS, day.sambat_month),
            },
            "half": {"number": day.sambat_half, "name": named(calendar_names.SAMBAT_HALVES, half)},
        },
        "nakshatra": numbered(calendar_names.NAKSHATRAS, day.nakshatra),
        "yoga": numbered(calendar_names.YOGAS, day.yoga),
        "karana": numbered(calendar_names.KARANAS, day.karana),
    }


def _tithi(number: int) -> Tithi:
    """A tithi: `number` counts from the new moon, 1 to 30; `day` within the half, 1 to 15."""
    dark = number > HALF
    key: Literal["shukla", "krishna"] = "krishna" if dark else "shukla"
    paksha: Keyed[Literal["shukla", "krishna"]] = {"key": key, "name": named(calendar_names.PAKSHAS, dark + 1)}
    return {**numbered(calendar_names.TITHIS, number), "day": (number - 1) % HALF + 1, "paksha": paksha}


def numbered(table: calendar_names.Names, number: int) -> Numbered[int]:
    """A number with its name."""
    return {"number": number, "name": named(table, number)}


def named(table: calendar_names.Names, number: int) -> Names:
    """The name of the number, counted from 1, in each language."""
    return {"ne": table["ne"][number - 1], "en": table["en"][number - 1]}


def both(name: Mapping[str, str]) -> Names:
    """A single name in each language."""
    return {"ne": name["ne"], "en": name["en"]}
