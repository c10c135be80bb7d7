"""The panchanga of a day in words: tithi, lunar month, Nepal Sambat, and the three elements beside them."""

from chautari.calendar.almanac import calendar_names
from chautari.calendar.almanac.calendar_names import LANGUAGES, Names
from chautari.calendar.model.almanac import Panchanga
from chautari.core.json_types import JsonObject

HALF = 15  # tithis


def panchanga(it: Panchanga) -> JsonObject:
    """Everything that an almanac prints beside the date."""
    half = (it.sambat_half - 1) % 2 + 1
    return {
        "tithi": {**_tithi(it.tithi), "repeated": it.repeated},
        "skipped_tithi": _tithi(it.skipped) if it.skipped else None,
        "lunar_month": {
            **numbered(calendar_names.MONTHS, it.month),
            "adhik": it.adhik,
            "purnimanta": numbered(calendar_names.MONTHS, it.purnimanta),
        },
        "nepal_sambat": {
            "year": it.sambat_year,
            "month": {
                "number": it.sambat_month,
                "name": dict(calendar_names.SAMBAT_EXTRA)
                if it.adhik
                else named(calendar_names.SAMBAT_MONTHS, it.sambat_month),
            },
            "half": {"number": it.sambat_half, "name": named(calendar_names.SAMBAT_HALVES, half)},
        },
        "nakshatra": numbered(calendar_names.NAKSHATRAS, it.nakshatra),
        "yoga": numbered(calendar_names.YOGAS, it.yoga),
        "karana": numbered(calendar_names.KARANAS, it.karana),
    }


def _tithi(number: int) -> JsonObject:
    """`number` counts from the new moon, 1 to 30; `day` within the half, 1 to 15."""
    dark = number > HALF
    paksha = {"key": "krishna" if dark else "shukla", "name": named(calendar_names.PAKSHAS, dark + 1)}
    return {**numbered(calendar_names.TITHIS, number), "day": (number - 1) % HALF + 1, "paksha": paksha}


def numbered(table: Names, number: int) -> JsonObject:
    """A number with its name."""
    return {"number": number, "name": named(table, number)}


def named(table: Names, number: int) -> JsonObject:
    """The name of the number, counted from 1, in each language."""
    return {language: table[language][number - 1] for language in LANGUAGES}
