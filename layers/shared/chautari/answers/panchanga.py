"""The panchanga of a day in words: tithi, lunar month, Nepal Sambat, and the three elements beside them."""

from chautari.answers.rate import Answer
from chautari.calendar import names
from chautari.calendar.almanac import Panchanga
from chautari.calendar.names import LANGUAGES, Names

HALF = 15  # tithis


def panchanga(it: Panchanga) -> Answer:
    """Everything that an almanac prints beside the date."""
    half = (it.sambat_half - 1) % 2 + 1
    return {
        "tithi": {**_tithi(it.tithi), "repeated": it.repeated},
        "skipped_tithi": _tithi(it.skipped) if it.skipped else None,
        "lunar_month": {
            **numbered(names.MONTHS, it.month),
            "adhik": it.adhik,
            "purnimanta": numbered(names.MONTHS, it.purnimanta),
        },
        "nepal_sambat": {
            "year": it.sambat_year,
            "month": {
                "number": it.sambat_month,
                "name": dict(names.SAMBAT_EXTRA) if it.adhik else named(names.SAMBAT_MONTHS, it.sambat_month),
            },
            "half": {"number": it.sambat_half, "name": named(names.SAMBAT_HALVES, half)},
        },
        "nakshatra": numbered(names.NAKSHATRAS, it.nakshatra),
        "yoga": numbered(names.YOGAS, it.yoga),
        "karana": numbered(names.KARANAS, it.karana),
    }


def _tithi(number: int) -> Answer:
    """`number` counts from the new moon, 1 to 30; `day` within the half, 1 to 15."""
    dark = number > HALF
    paksha = {"key": "krishna" if dark else "shukla", "name": named(names.PAKSHAS, dark + 1)}
    return {**numbered(names.TITHIS, number), "day": (number - 1) % HALF + 1, "paksha": paksha}


def numbered(table: Names, number: int) -> Answer:
    """A number with its name."""
    return {"number": number, "name": named(table, number)}


def named(table: Names, number: int) -> Answer:
    """The name of the number, counted from 1, in each language."""
    return {language: table[language][number - 1] for language in LANGUAGES}
