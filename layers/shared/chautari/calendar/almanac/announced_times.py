"""Times that somebody announces and nobody may compute: saait (auspicious days and hours), tika and jamara.

A row of `data/announced-times.csv` is `2026-10-21,tika,dashain-tika,दशैंको टीका,Dashain tika,11:53,,THE PUBLISHER,https://...,
2026-09-20`. `first` and `last` are times of Nepal's clock, empty where none is stated. The file is empty until a
publisher's own page was seen.
"""

import csv
from collections.abc import Iterable
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

AnnouncedKind = Literal["saait", "tika"]
_KINDS: dict[str, AnnouncedKind] = {"saait": "saait", "tika": "tika"}
_TABLE = Path(__file__).parent / "data" / "announced-times.csv"


class InvalidAnnouncedTime(ValueError):
    """A row that is not whole: without publisher, address, day of publication or name, or with impossible times."""


class AnnouncedTime(NamedTuple):
    """A day, and perhaps a time of it, that `publisher` announced on `published_on` at `url`."""

    day: date
    kind: AnnouncedKind
    key: str
    ne: str
    en: str
    first: time | None
    last: time | None
    publisher: str
    url: str
    published_on: date


def of_day(day: date) -> list[AnnouncedTime]:
    """What was announced of a day."""
    return [announced for announced in _declared() if announced.day == day]


def parse(lines: Iterable[str]) -> list[AnnouncedTime]:
    """The rows of a table with its head. Raises InvalidAnnouncedTime."""
    return [_announced(row) for row in csv.DictReader(lines)]


@cache
def _declared() -> tuple[AnnouncedTime, ...]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return tuple(parse(lines))


def _announced(row: dict[str, str]) -> AnnouncedTime:
    try:
        first, last = (time.fromisoformat(row[end]) if row[end] else None for end in ("first", "last"))
        announced = AnnouncedTime(
            date.fromisoformat(row["date"]),
            _KINDS[row["kind"]],
            row["key"],
            row["ne"],
            row["en"],
            first,
            last,
            row["publisher"],
            row["url"],
            date.fromisoformat(row["published_on"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidAnnouncedTime(f"not a row of announced times: {row}") from error
    named = all((announced.key, announced.ne, announced.en, announced.publisher))
    if not (named and announced.url.startswith("https://")):
        raise InvalidAnnouncedTime(f"a row names what, who and where: {row}")
    if last and (first is None or last < first):
        raise InvalidAnnouncedTime(f"it ends before it begins: {row}")
    return announced
