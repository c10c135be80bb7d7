"""Repository of the parts of BS years: what a day, a month or a list is answered from in one small read.

The calendar's run writes them in one transaction with the year. A reader who finds none reads the year: in a table of
before, in one that was restored, and of years that are not near.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from chautari.calendar.almanac import year as almanac_reader
from chautari.calendar.almanac.day_moments import DayMoments
from chautari.calendar.almanac.year_parts import StoredMonth, YearPart
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.store import years
from chautari.dynamodb import almanac_keys, codec, read_models
from chautari.dynamodb.keys import Key
from chautari.dynamodb.read_models import ReadModel
from chautari.dynamodb.table import Table

_KEPT_PARTS = 16


class MadeOf(NamedTuple):
    """A digest of what the parts of a year were made of; `version` counts how often they were."""

    digest: str
    version: int


def answer(table: Table, year: int, name: str) -> ReadModel | None:
    """The answer `name` of a BS year as it is sent, or None."""
    return read_models.get_at(table, almanac_keys.part(year, name), is_consistent=False)


def month(table: Table, year: int, number: int) -> StoredMonth | None:
    """The answer of a month with the moments of its days, or None."""
    key = codec.item(dict(almanac_keys.part(year, almanac_keys.month(number))._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=False).get("Item")
    return _month(item["body"]["B"], item["moments"]["B"] if "moments" in item else b"") if item else None


def days_off(table: Table, year: int) -> Almanac | None:
    """The part of a BS year with its days off, or None."""
    part = read_models.get_at(table, almanac_keys.part(year, almanac_keys.DAYS_OFF), is_consistent=False)
    return _almanac(part.body) if part else None


def published_days_off(table: Table, wanted: Iterable[int]) -> list[Almanac]:
    """The days off of the published ones of BS years, strongly consistent; of a year itself that has no parts."""
    by_year = almanac_keys.parts(wanted, almanac_keys.DAYS_OFF)
    return [almanac for year, key in by_year.items() if (almanac := _published_days_off(table, year, key))]


def _published_days_off(table: Table, year: int, key: Key) -> Almanac | None:
    if part := read_models.get_at(table, key):
        return _almanac(part.body)
    published = years.published_year(table, year)
    return published.almanac if published else None


def observances(table: Table, year: int) -> Almanac | None:
    """The part of a BS year with its observances, or None."""
    part = read_models.get_at(table, almanac_keys.part(year, almanac_keys.OBSERVANCES), is_consistent=False)
    return _almanac(part.body) if part else None


def made_of(table: Table, year: int) -> MadeOf:
    """What the parts of a BS year were made of; nothing, version 0, if it has none."""
    item = read_models.get_at(table, almanac_keys.part(year, almanac_keys.MADE))
    return MadeOf(item.etag, item.version) if item else MadeOf("", 0)


def puts(table: Table, year: int, parts: Iterable[YearPart], made: MadeOf) -> list[dict[str, Any]]:
    """Actions that write all parts of a BS year, for a transaction: it fails where others were written meanwhile.

    `made`: what they are made of, in the version after the one that was read. The parts have that version, so that a
    process which has read one never answers from an older one.
    """
    actions = [_put(table, year, part, made.version) for part in parts]
    last = ReadModel(b"", made.digest, made.version)
    return [*actions, *read_models.puts_at(table, almanac_keys.part(year, almanac_keys.MADE), last)]


def _put(table: Table, year: int, part: YearPart, version: int) -> dict[str, dict[str, Any]]:
    text = codec.json_text(part.value)
    values = {"body": codec.gzipped(text), "etag": f'"{codec.sha256(text)[:32]}"', "version": version}
    moments = codec.gzipped(codec.json_text(part.moments), level=9) if part.moments else None
    item = codec.item({**almanac_keys.part(year, part.name)._asdict(), **values, "moments": moments})
    return {"Put": {"TableName": table.name, "Item": item}}


@lru_cache(maxsize=_KEPT_PARTS)
def _almanac(body: bytes) -> Almanac:
    """The part in a stored body: another body is another part, so that nothing kept grows old."""
    return almanac_reader.read(codec.unpacked(body))


@lru_cache(maxsize=_KEPT_PARTS)
def _month(body: bytes, moments: bytes) -> StoredMonth:
    return StoredMonth(codec.unpacked(body), [DayMoments(*row) for row in codec.unpacked(moments)] if moments else None)
