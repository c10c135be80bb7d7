"""Record of the open archive: what each of its days has, as /v1/archive lists it, and the last hash of its chain."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from chautari.dynamodb import codec, keys, log_items
from chautari.dynamodb.table import Table

_PAGE_SIZE = 25


def put(table: Table, on: date, day: Mapping[str, Any]) -> None:
    """Record the day `on`: the same again where it was recorded, since a day of the archive never changes."""
    item = codec.item({**keys.archived_day(on)._asdict(), "day": codec.packed(day)})
    table.client.put_item(TableName=table.name, Item=item)


def newest_first(table: Table, until: str | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """The days with their dates, from the date `until` backwards (included; None: from the newest)."""
    for item in log_items.newest_first(table, keys.ARCHIVE, until, _PAGE_SIZE):
        yield item["sk"]["S"], codec.unpacked(item["day"]["B"])


def newest_before(table: Table, on: date) -> tuple[str, str] | None:
    """Date and hash of the last recorded day before `on`; None before the first."""
    days = newest_first(table, str(on - timedelta(days=1)))
    return next(((day, record["sha256"]) for day, record in days), None)
