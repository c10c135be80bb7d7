"""Clock of the change log: the instant of its last write, and the writes that have begun and not ended yet.

Example: one reader begins to write an article at 12:00:00, another one at 12:00:01, and the second ends first. Until
the first has ended too the clock is settled up to just before 12:00:00, so nobody passes over its article.

A write begins with one update of the clock's item: it moves the clock to an instant of its own, later than any before,
and marks it as open. So a read of the item tells both, and no transaction touches it: writers do not wait for each
other. A mark has a token of its writer's, by which a beginning that was sent twice knows its own.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from chautari.dynamodb import codec, keys, schema
from chautari.dynamodb.table import Conflict, Table

TICK = timedelta(microseconds=1)
# A write takes tens of milliseconds, and its instant may be as old as its run, which ends after five minutes.
EXPIRY = timedelta(minutes=6)
# Of five writers that store 130 articles a second one draw in twenty is overtaken: 11.05 units an article
# where one writer takes 11.00 (`make bench`, section writers).
MAX_DRAWS = 20
_OPEN = "open "


@dataclass(frozen=True, slots=True)
class LogClock:
    """The log's clock: instants of the first and of the last write of any article; article ids of open writes.

    revisions: a number that grows as the write of a later revision ends, by one or more.
    """

    first: datetime
    last: datetime
    open: Mapping[datetime, str] = field(default_factory=dict)
    revisions: int = 0

    @property
    def settled(self) -> datetime:
        """The instant up to which every write is there with all its rows, and none comes any more."""
        return min((self.last, *(at - TICK for at in self.open)))

    def next(self, now: datetime) -> datetime:
        """The instant of a write at `now`: `now`, or one TICK after the last write if that is later."""
        return max(now, self.last + TICK)

    def expired(self, now: datetime) -> list[tuple[datetime, str]]:
        """Open writes whose writer is gone, earliest first."""
        return sorted((at, article_id) for at, article_id in self.open.items() if now - at > EXPIRY)


def read(table: Table) -> LogClock | None:
    """The clock, or None before the first write."""
    item = _read(table)
    return _from_item(item) if item else None


def begin(table: Table, article_id: str, time: Callable[[], datetime], seen: LogClock | None = None) -> LogClock:
    """Begin a write of an article. The clock as it then is: `last` is the write's instant, that of the draw or later.

    - time: tells the instant of a draw. Where it is the true one, draws seldom overtake each other: whoever draws
      later has the later instant. Of two that draw one TICK after the last write, the second always draws again.
    - seen: the clock as the caller read it before; without it, it is read.

    Raises Conflict if others begin first MAX_DRAWS times.
    """
    clock, mark = seen or read(table), f"{article_id} {secrets.token_hex(4)}"
    for _ in range(MAX_DRAWS):
        at = clock.next(time()) if clock else time()
        try:
            return _from_item(_move(table, at, mark))
        except table.client.exceptions.ConditionalCheckFailedException as error:
            refusing = _refusing(table, error)
        clock = _from_item(refusing) if refusing else None
        if clock and refusing.get(_OPEN + keys.instant(at)) == codec.attribute(mark):
            return replace(clock, last=at)  # boto3 sent it again: the answer of the first was lost
    raise Conflict(f"article {article_id}: others moved the clock {MAX_DRAWS} times")


def end(table: Table, at: datetime) -> None:
    """End the write that began at `at`: it is there with all its rows, or can never come."""
    _end(table, at, "REMOVE #open")


def end_revision(table: Table, at: datetime) -> None:
    """End the write of what may be a later revision. Readers of these see by the clock that there is one."""
    values = codec.item({":one": 1})
    _end(table, at, "REMOVE #open ADD revisions :one", ExpressionAttributeValues=values)


def _end(table: Table, at: datetime, update: str, **values: Any) -> None:
    names = {"#open": _OPEN + keys.instant(at)}
    table.client.update_item(
        TableName=table.name, Key=_key(), UpdateExpression=update, ExpressionAttributeNames=names, **values
    )


def clock_item(log_clock: LogClock) -> codec.Attributes:
    """The item of a clock without open writes."""
    instants = {"first_at": keys.instant(log_clock.first), "last_at": keys.instant(log_clock.last)}
    revised = {"revisions": log_clock.revisions} if log_clock.revisions else {}
    return codec.item({**keys.news_clock()._asdict(), **instants, **revised})


def _move(table: Table, at: datetime, mark: str) -> codec.Attributes:
    instant = keys.instant(at)
    attributes: codec.Attributes = table.client.update_item(
        TableName=table.name,
        Key=_key(),
        UpdateExpression="SET first_at = if_not_exists(first_at, :at), last_at = :at, #open = :mark, #schema = :schema",
        ConditionExpression="attribute_not_exists(last_at) OR last_at < :at",
        ExpressionAttributeNames={"#open": _OPEN + instant, "#schema": schema.ATTRIBUTE},
        ExpressionAttributeValues=codec.item({":at": instant, ":mark": mark, ":schema": schema.WRITTEN}),
        ReturnValues="ALL_NEW",
        ReturnValuesOnConditionCheckFailure="ALL_OLD",
    )["Attributes"]
    return attributes


def _refusing(table: Table, error: Any) -> codec.Attributes:
    """The clock's item that refused a draw. Emulators that do not tell it are asked."""
    item: codec.Attributes = error.response.get("Item") or _read(table)
    return item


def _read(table: Table) -> codec.Attributes:
    item: codec.Attributes = table.client.get_item(TableName=table.name, Key=_key(), ConsistentRead=True).get(
        "Item", {}
    )
    return item


def _key() -> codec.Attributes:
    return codec.item(dict(keys.news_clock()._asdict()))


def _from_item(item: codec.Attributes) -> LogClock:
    first, last = (datetime.fromisoformat(item[name]["S"]) for name in ("first_at", "last_at"))
    marks = {name.removeprefix(_OPEN): value["S"] for name, value in item.items() if name.startswith(_OPEN)}
    begun = {datetime.fromisoformat(at): mark.partition(" ")[0] for at, mark in marks.items()}
    return LogClock(first, last, begun, int(item["revisions"]["N"]) if "revisions" in item else 0)
