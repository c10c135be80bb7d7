"""Primary keys of the parts of a BS year, which answers are read from.

| item | pk | sk |
| --- | --- | --- |
| answer of a month, of the year, of its disputed days | `ALMANAC#2083` | `MONTH#05`, `YEAR`, `DISPUTES` |
| what days off and observances of the year are made of | `ALMANAC#2083` | `OFF`, `OBSERVANCES` |
| digest of what the parts were made of | `ALMANAC#2083` | `MADE` |
"""

from chautari.dynamodb.keys import Key

YEAR, DISPUTES, DAYS_OFF, OBSERVANCES, MADE = "YEAR", "DISPUTES", "OFF", "OBSERVANCES", "MADE"


def part(year: int, name: str) -> Key:
    """The part `name` of the BS year `year`."""
    return Key(f"ALMANAC#{year:04}", name)


def month(number: int) -> str:
    """The name of the answer of a month, 1 to 12."""
    return f"MONTH#{number:02}"
