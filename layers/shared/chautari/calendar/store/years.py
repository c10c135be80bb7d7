"""Repository of the calendar: one almanac per BS year, and the notices that the almanacs were built with.

A year is a read model, read whole. Notices (lists of holidays, rows of months) are append-only.
"""

from dataclasses import asdict
from functools import lru_cache
from typing import Any

from chautari.calendar.almanac import year as almanac_reader
from chautari.calendar.model import event_change
from chautari.calendar.model.event_change import PublishedYear
from chautari.calendar.model.notice import Notice
from chautari.dynamodb import almanac_keys, codec, read_models
from chautari.dynamodb.read_models import ReadModel
from chautari.dynamodb.table import Conflict, Table, put_if

# A year takes 15 ms to decode, and most answers need the three around today: a process keeps those it was asked for.
_KEPT_YEARS = 8


def published_year(table: Table, year: int, *, is_consistent: bool = True) -> PublishedYear | None:
    """The almanac of a BS year and the changes of its events, or None if it is not published. One read."""
    view = read_models.get_at(table, almanac_keys.almanac(year), is_consistent=is_consistent)
    return _decoded(view.body) if view else None


@lru_cache(maxsize=_KEPT_YEARS)
def _decoded(body: bytes) -> PublishedYear:
    """The year in a stored body: another body is another year, so that nothing kept grows old."""
    document = codec.unpacked(body)
    changes, form = event_change.of_document(document), event_change.form_of_document(document)
    return PublishedYear(almanac_reader.read(document), changes, form)


def view_of_year(table: Table, year: int) -> ReadModel | None:
    """The read model of a BS year: packed document, entity tag and version; None if it is not published."""
    return read_models.get_at(table, almanac_keys.almanac(year))


def put_year(table: Table, year: int, view: ReadModel) -> None:
    """Write the next version of a year. Raises Conflict on a concurrent write."""
    read_models.put_at(table, almanac_keys.almanac(year), view)


def puts_of_year(table: Table, year: int, view: ReadModel) -> list[dict[str, Any]]:
    """The actions of `put_year`, for a transaction that writes more than the year."""
    return read_models.puts_at(table, almanac_keys.almanac(year), view)


def notices(table: Table) -> list[Notice]:
    """All accepted notices, sorted by kind, year and number."""
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": almanac_keys.NOTICES}),
        ConsistentRead=True,
    )
    return [Notice(**codec.unpacked(item["notice"]["B"])) for page in pages for item in page["Items"]]


def add_notice(table: Table, notice: Notice) -> None:
    """Append a notice. Raises Conflict if its number is taken by a concurrent write."""
    key = almanac_keys.notice(notice.kind, notice.year, notice.number)
    item = codec.item({**key._asdict(), "notice": codec.packed(asdict(notice))})
    if not put_if(table, item, **codec.next_version(1)):
        raise Conflict(f"notice {key.sk} is there already")
