"""Readings and years of an instrument, as they are read: revisions are only ever added, and a year moves on with them
or not at all (`series_writes`).

What a year said before is kept as well (`past` reads it), and what was put right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from chautari.domain.reading import Reading
from chautari.domain.series import Day, Series
from chautari.store import codec, keys
from chautari.store.table import Table

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a reading rests on.

    The answer: its address, the SHA-256 of its bytes and how many. `parser` is the version of the source's parser,
    `rules` are those that were asked. `reason` says why there is a revision although the source said nothing new.
    """

    url: str
    sha256: str
    size: int
    parser: str
    rules: tuple[str, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """A reading about to be added, with what it rests on."""

    date: date
    reading: Reading
    proof: Proof


@dataclass(frozen=True, slots=True)
class Year:
    """The stored days of one instrument in one AD year. `version` counts its writes; 0 is not stored yet.

    `at` is the instant from which this version is given out, `changed` those of its days that the version before has
    not or has otherwise; they are known of a year about to be written only.
    """

    instrument: str
    year: int
    version: int
    days: tuple[Day, ...]
    at: datetime = NEVER
    changed: tuple[Day, ...] = ()


def years(table: Table, instrument: str, first: int, last: int) -> list[Year]:
    """The stored years of an instrument from `first` to `last`, earliest first, as of the last finished write."""
    condition = "pk = :pk AND sk BETWEEN :first AND :last"
    values = {":first": f"{first:04}", ":last": f"{last:04}"}
    return _query(table, instrument, condition, values)


def latest_years(table: Table, instrument: str) -> list[Year]:
    """The two newest stored years of an instrument, earliest first."""
    return _query(table, instrument, "pk = :pk", {}, ScanIndexForward=False, Limit=2)[::-1]


def series_of(instrument: str, stored: Sequence[Year]) -> Series:
    """The days of `stored` as one series."""
    return Series(instrument, (day for year in stored for day in year.days))


def _query(table: Table, instrument: str, condition: str, values: dict[str, str], **more: Any) -> list[Year]:
    values = {":pk": keys.series(instrument, 0).pk, **values}
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression=condition,
        ExpressionAttributeValues=codec.item(dict(values)),
        ConsistentRead=True,
        **more,
    )
    items = []
    for page in pages:
        items += page["Items"]
        if "Limit" in more and len(items) >= more["Limit"]:
            break
    return [_year(instrument, item) for item in items]


def _year(instrument: str, item: codec.Attributes) -> Year:
    days = codec.days_from_json(codec.unpacked(item["days"]["B"]))
    at = datetime.fromisoformat(item["at"]["S"])
    return Year(instrument, int(item["sk"]["S"]), int(item["version"]["N"]), tuple(days), at)


def around(table: Table, instrument: str, year: int) -> list[Year]:
    """The stored year `year` with its stored neighbours: up to two before or at it and one after, earliest first."""
    pk_and = "pk = :pk AND sk "
    values = {":year": f"{year:04}"}
    earlier = _query(table, instrument, pk_and + "<= :year", values, ScanIndexForward=False, Limit=2)
    return earlier[::-1] + _query(table, instrument, pk_and + "> :year", values, Limit=1)


def revisions_of(table: Table, instrument: str, on: date) -> list[codec.Attributes]:
    """Every revision ever stored of an instrument's market date, by source and number, as items."""
    pk = keys.revision(instrument, on, "", 0).pk
    answer = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk AND begins_with(sk, :day)",
        ExpressionAttributeValues=codec.item({":pk": pk, ":day": f"{on}#"}),
        ConsistentRead=True,
    )
    items: list[codec.Attributes] = answer["Items"]
    return items
