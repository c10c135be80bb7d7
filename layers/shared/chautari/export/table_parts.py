"""Parts of an export: one file each, read by a few queries of the table and never by a scan of it.

A part whose mark is that of the last export is not read again: the year of a market is marked by the versions of its
series, and a month of an append-only log is closed some days after its end.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.codec import Attributes
from chautari.dynamodb.table import Table

# A run that fails is delivered again for an hour at most (MaximumEventAgeInSeconds), and clocks differ by less.
CLOSED_AFTER = timedelta(days=2)
CLOSED = "closed"
UNMARKED = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of an export.

    - mark: equal marks of one name mean equal content; UNMARKED for a part that is read in each export.
    - read: reads its items in their order in the file.
    """

    name: str
    mark: str
    read: Callable[[], Iterable[Attributes]]


def items_of(table: Table, pk: str, prefix: str = "") -> Iterator[Attributes]:
    """The items of a partition whose sort key begins with `prefix`, in order. The read is strongly consistent."""
    condition = "pk = :pk" + (" AND begins_with(sk, :prefix)" if prefix else "")
    values = {":pk": pk, **({":prefix": prefix} if prefix else {})}
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression=condition,
        ExpressionAttributeValues=codec.item(dict(values)),
        ConsistentRead=True,
    )
    for page in pages:
        yield from page["Items"]


def item_at(table: Table, key: keys.Key) -> Iterator[Attributes]:
    """The item at `key`, if there is one. The read is strongly consistent."""
    wanted = codec.item(dict(key._asdict()))
    response = table.client.get_item(TableName=table.name, Key=wanted, ConsistentRead=True)
    if "Item" in response:
        yield response["Item"]


def first_instant(table: Table, pk: str) -> datetime | None:
    """The instant that the first sort key of a log begins with; None for an empty one."""
    response: dict[str, Any] = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": pk}),
        Limit=1,
        ConsistentRead=True,
    )
    items = response["Items"]
    return datetime.fromisoformat(items[0]["sk"]["S"].partition("#")[0]) if items else None


def months(first: datetime, last: datetime) -> Iterator[date]:
    """The first days of the months, in UTC, from that of `first` to that of `last`."""
    month, end = first.astimezone(UTC).date().replace(day=1), last.astimezone(UTC).date()
    while month <= end:
        yield month
        month = next_month(month)


def mark_of_month(month: date, now: datetime, closed_after: timedelta = CLOSED_AFTER) -> str:
    """CLOSED for a month that ended so long ago that nothing is added to it any more, else UNMARKED."""
    ended = datetime.combine(next_month(month), datetime.min.time(), UTC)
    return CLOSED if ended + closed_after <= now else UNMARKED


def parts_of_logs(table: Table, name: str, logs: Iterable[str], now: datetime) -> Iterator[Part]:
    """A part `<name>/<month>` for each month of the partitions `logs`, whose sort keys begin with an instant."""
    logs = sorted(logs)
    begun = [first for pk in logs if (first := first_instant(table, pk))]
    for month in months(min(begun), now) if begun else ():
        yield Part(f"{name}/{month:%Y-%m}", mark_of_month(month, now), _month_reader(table, logs, month))


def _month_reader(table: Table, logs: Iterable[str], month: date) -> Callable[[], Iterator[Attributes]]:
    return lambda: (item for pk in logs for item in items_of(table, pk, f"{month:%Y-%m}-"))


def next_month(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)
