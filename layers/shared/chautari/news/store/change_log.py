"""Every write of an article, in their order: whoever asks what changed after an instant misses none.

A clock in the table is the reason: each write moves it strictly forward in its own transaction, so no write can come
to light behind one that has been told already. That makes the writes of all articles one queue; a few a second is
what it bears.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.news.model.stored_article import ArticleSummary, Changes
from chautari.news.store import article_codec

TICK = timedelta(microseconds=1)
# Days without a write cost a question each.
MAX_DAYS = 31


@dataclass(frozen=True, slots=True)
class LogClock:
    """The instants of the first and of the last write of an article."""

    first: datetime
    last: datetime

    def next(self, now: datetime) -> datetime:
        """The instant of a write at `now`: `now`, unless the clock of another writer was ahead of it."""
        return max(now, self.last + TICK)


def clock(table: Table) -> LogClock | None:
    """The clock, or None before the first write."""
    key = codec.item(dict(keys.news_clock()._asdict()))
    found = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    return LogClock(*(datetime.fromisoformat(found[name]["S"]) for name in ("first_at", "last_at"))) if found else None


def changed_after(table: Table, instant: datetime, limit: int) -> Changes:
    """Up to `limit` writes later than `instant`, earliest first; no more than MOST_DAYS days are looked through.

    An article that was written twice is told twice. Ask on with `until` until nothing comes and `until` stands still.
    """
    known = clock(table)
    if known is None or instant >= known.last:
        return Changes((), instant)
    start = max(instant, known.first - TICK)
    found: list[ArticleSummary] = []
    for day in _days(start, known.last):
        found += _of_day(table, day, (start, known.last), limit - len(found))
        if len(found) == limit:
            return Changes(tuple(found), found[-1].changed_at)
    told = min(known.last, _midnight(start) + timedelta(days=MAX_DAYS) - TICK)
    return Changes(tuple(found), told)


def actions(table: Table, seen: LogClock | None, summary: ArticleSummary) -> Iterator[dict[str, Any]]:
    """The actions of a transaction that log a write and move the clock, which must still be as it was `seen`."""
    change = {**keys.change(summary.changed_at)._asdict(), "id": summary.id, "revision": summary.revision}
    row = article_codec.pack_summary(summary)
    yield {"Put": {"TableName": table.name, "Item": codec.item({**change, "summary": row})}}
    first = seen.first if seen else summary.changed_at
    moved = {"first_at": keys.instant(first), "last_at": keys.instant(summary.changed_at)}
    item = codec.item({**keys.news_clock()._asdict(), **moved})
    yield {"Put": {"TableName": table.name, "Item": item, **_still(seen)}}


def _still(seen: LogClock | None) -> dict[str, Any]:
    if seen is None:
        return {"ConditionExpression": "attribute_not_exists(pk)"}
    values = codec.item({":seen": keys.instant(seen.last)})
    return {"ConditionExpression": "last_at = :seen", "ExpressionAttributeValues": values}


def _midnight(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _days(start: datetime, last: datetime) -> Iterator[datetime]:
    day = _midnight(start)
    for _ in range(MAX_DAYS):
        if day <= last:
            yield day
        day += timedelta(days=1)


def _of_day(table: Table, day: datetime, window: tuple[datetime, datetime], limit: int) -> list[ArticleSummary]:
    """Nothing later than the window, although it may be there: what is being written now may not yet be in order."""
    after, until = map(keys.instant, window)
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk AND sk BETWEEN :after AND :until",
        ExpressionAttributeValues=codec.item(
            {":pk": keys.change(day).pk, ":after": after + keys.END_OF_INSTANT, ":until": until}
        ),
        ConsistentRead=True,
        PaginationConfig={"PageSize": limit, "MaxItems": limit},
    )
    return [article_codec.unpack_summary(item["summary"]["B"]) for page in pages for item in page["Items"]]
