"""Primary keys of BS years, of their parts, which answers are read from, and of notices.

| item | pk | sk |
| --- | --- | --- |
| the almanac of a BS year | `CALENDAR#2083` | `YEAR` |
| notice of a BS year, append-only | `CALENDAR` | `holidays#2083#0001` |
| answer of a month, of the year, of its disputed days | `ALMANAC#2083` | `MONTH#05`, `YEAR`, `DISPUTES` |
| what days off and observances of the year are made of | `ALMANAC#2083` | `OFF`, `OBSERVANCES` |
| digest of what the parts were made of | `ALMANAC#2083` | `MADE` |
"""

from collections.abc import Iterable

from chautari.dynamodb.keys import Key

NOTICES = "CALENDAR"
YEAR, DISPUTES, DAYS_OFF, OBSERVANCES, MADE = "YEAR", "DISPUTES", "OFF", "OBSERVANCES", "MADE"


def almanac(year: int) -> Key:
    """The almanac of the BS year `year`."""
    return Key(f"CALENDAR#{year:04}", "YEAR")


def notice(kind: str, year: int, number: int) -> Key:
    """The `number`-th notice of a kind for the BS year `year`, counted from 1."""
    return Key(NOTICES, f"{kind}#{year:04}#{number:04}")


def part(year: int, name: str) -> Key:
    """The part `name` of the BS year `year`."""
    return Key(f"ALMANAC#{year:04}", name)


def parts(years: Iterable[int], name: str) -> dict[int, Key]:
    """The part `name` of each of BS years."""
    return {year: part(year, name) for year in years}


def month(number: int) -> str:
    """The name of the answer of a month, 1 to 12."""
    return f"MONTH#{number:02}"
