"""The calendar as it is kept: a finished almanac a BS year, and the notices that they were built with.

A year is a view, one read whole. A notice, a list of holidays or a row of months, is only ever added.
"""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from chautari.store import codec, keys, views
from chautari.store.table import Conflict, Table
from chautari.store.views import View

Kind = Literal["holidays", "months"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that was checked and accepted.

    `number` counts those of its kind and year from 1. `published_on` is an ISO date or None, `accepted_at` an ISO
    instant, `place` where it was found, `sha256` that of `document` as compact JSON.
    """

    kind: Kind
    year: int
    number: int
    source: str
    published_on: str | None
    accepted_at: str
    place: str
    sha256: str
    document: dict[str, Any]


def get_year(table: Table, year: int) -> dict[str, Any] | None:
    """The document of a BS year, which `calendar.almanac.read` takes, or None where none is published."""
    view = view_of_year(table, year)
    return codec.unpacked(view.body) if view else None


def view_of_year(table: Table, year: int) -> View | None:
    """The same still packed, with its entity tag and version."""
    return views.get_at(table, keys.almanac(year))


def put_year(table: Table, year: int, view: View) -> None:
    """Write the next version of a year. Raises Conflict if somebody else wrote it meanwhile."""
    views.put_at(table, keys.almanac(year), view)


def notices(table: Table) -> list[Notice]:
    """Every notice ever accepted, by kind, year and number."""
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": keys.NOTICES}),
        ConsistentRead=True,
    )
    return [Notice(**codec.unpacked(item["notice"]["B"])) for page in pages for item in page["Items"]]


def add_notice(table: Table, notice: Notice) -> None:
    """Add a notice. Raises Conflict if somebody else added one of its number."""
    key = keys.notice(notice.kind, notice.year, notice.number)
    item = codec.item({**key._asdict(), "notice": codec.packed(asdict(notice))})
    try:
        table.client.put_item(TableName=table.name, Item=item, **codec.next_version(1))
    except table.client.exceptions.ConditionalCheckFailedException as error:
        raise Conflict(f"notice {key.sk} is there already") from error
