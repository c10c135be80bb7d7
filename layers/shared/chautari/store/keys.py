"""How every item of the table is named. Nothing else spells a key.

| item | pk | sk |
| --- | --- | --- |
| revision of a reading, append-only | `RATE#gold` | `2026-08-17#fenegosida#0001` |
| a year of one instrument, current readings and judgements | `SERIES#gold` | `2026` |
| an answer made ready | `VIEW#metals` | `VIEW` |
| health of a source | `HEALTH` | `fenegosida` |
| the almanac of a BS year | `CALENDAR#2083` | `YEAR` |
| official notice of a BS year, append-only | `CALENDAR` | `holidays#2083#0001` |
"""

from datetime import date
from typing import NamedTuple

HEALTH = "HEALTH"
NOTICES = "CALENDAR"


class Key(NamedTuple):
    """The primary key of an item."""

    pk: str
    sk: str


def revision(instrument: str, on: date, source: str, number: int) -> Key:
    """The `number`-th thing that `source` said of `instrument` on market date `on`, counted from 1."""
    return Key(f"RATE#{instrument}", f"{on}#{source}#{number:04}")


def series(instrument: str, year: int) -> Key:
    """The AD year `year` of an instrument."""
    return Key(f"SERIES#{instrument}", f"{year:04}")


def view(name: str) -> Key:
    """The ready answer called `name`."""
    return Key(f"VIEW#{name}", "VIEW")


def health(source: str) -> Key:
    """How `source` fares."""
    return Key(HEALTH, source)


def almanac(year: int) -> Key:
    """The BS year `year`."""
    return Key(f"CALENDAR#{year:04}", "YEAR")


def notice(kind: str, year: int, number: int) -> Key:
    """The `number`-th notice of a kind for the BS year `year`, counted from 1."""
    return Key(NOTICES, f"{kind}#{year:04}#{number:04}")
