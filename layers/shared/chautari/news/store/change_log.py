"""Change log: every write of an article in order, so that a reader of all changes after an instant misses none.

A clock item in the table guarantees the order: each write moves it strictly forward in its own transaction, so no
write can appear behind one that was already read. That serialises the writes of all articles; a few a second is what
it bears.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.news.model.revision_difference import TextDifference
from chautari.news.model.stored_article import ArticleSummary, Changes
from chautari.news.store import article_codec

TICK = timedelta(microseconds=1)
# Each day costs a query, also without a write.
MAX_DAYS = 31
# What outlets changed is asked of these days; rows of a day are filtered by so many at a time.
RECENT_DAYS, DAY_SIZE = 7, 300


@dataclass(frozen=True, slots=True)
class LogClock:
    """The log's clock: the instants of the first and of the last write of any article."""

    first: datetime
    last: datetime

    def next(self, now: datetime) -> datetime:
        """The instant of a write at `now`: `now`, or one TICK after the last write if that is later."""
        return max(now, self.last + TICK)


def clock(table: Table) -> LogClock | None:
    """The clock, or None before the first write."""
    key = codec.item(dict(keys.news_clock()._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    return LogClock(*(datetime.fromisoformat(item[name]["S"]) for name in ("first_at", "last_at"))) if item else None


def changed_after(table: Table, instant: datetime, limit: int) -> Changes:
    """Up to `limit` writes later than `instant`, earliest first, from at most MAX_DAYS days.

    An article that was written twice appears twice. To page, continue from `until` until a page is empty and its
    `until` equals the `instant` asked for.
    """
    log_clock = clock(table)
    if log_clock is None or instant >= log_clock.last:
        return Changes((), instant)
    start = max(instant, log_clock.first - TICK)
    summaries: list[ArticleSummary] = []
    for day in _days(start, log_clock.last):
        summaries += _read_day(table, day, (start, log_clock.last), limit - len(summaries))
        if len(summaries) == limit:
            return Changes(tuple(summaries), summaries[-1].changed_at)
    until = min(log_clock.last, _midnight(start) + timedelta(days=MAX_DAYS) - TICK)
    return Changes(tuple(summaries), until)


def newest_revisions(table: Table, limit: int) -> Iterator[tuple[ArticleSummary, TextDifference]]:
    """Up to `limit` of the newest changes of articles that were stored before, newest first, of RECENT_DAYS days.

    A day is read when the rows before it are used up. A change that an earlier release wrote, without its difference,
    is left out.
    """
    log_clock = clock(table)
    days = (log_clock.last - timedelta(days=back) for back in range(RECENT_DAYS)) if log_clock else ()
    return islice((change for day in days for change in _revisions_of(table, day)), limit)


def _revisions_of(table: Table, day: datetime) -> Iterator[tuple[ArticleSummary, TextDifference]]:
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": keys.change(day).pk}),
        FilterExpression="attribute_exists(difference)",
        ScanIndexForward=False,
        ConsistentRead=True,
        PaginationConfig={"PageSize": DAY_SIZE},
    )
    return (_revision(item) for page in pages for item in page["Items"])


def _revision(item: codec.Attributes) -> tuple[ArticleSummary, TextDifference]:
    row = codec.unpacked(item["difference"]["B"])
    sides = {side: tuple(row[side]) for side in ("removed", "added")}
    return article_codec.unpack_summary(item["summary"]["B"]), TextDifference(**{**row, **sides})


def actions(
    table: Table, expected: LogClock | None, summary: ArticleSummary, difference: TextDifference | None = None
) -> Iterator[dict[str, Any]]:
    """The transaction actions that log a write and move the clock, on condition that it is still as `expected`."""
    change: dict[str, Any] = {
        **keys.change(summary.changed_at)._asdict(),
        "id": summary.id,
        "revision": summary.revision,
    }
    change |= {"difference": codec.packed(asdict(difference))} if difference else {}
    row = article_codec.pack_summary(summary)
    yield {"Put": {"TableName": table.name, "Item": codec.item({**change, "summary": row})}}
    first = expected.first if expected else summary.changed_at
    item = clock_item(LogClock(first, summary.changed_at))
    yield {"Put": {"TableName": table.name, "Item": item, **_unchanged_clock(expected)}}


def clock_item(log_clock: LogClock) -> codec.Attributes:
    """The item of the clock."""
    instants = {"first_at": keys.instant(log_clock.first), "last_at": keys.instant(log_clock.last)}
    return codec.item({**keys.news_clock()._asdict(), **instants})


def _unchanged_clock(expected: LogClock | None) -> dict[str, Any]:
    if expected is None:
        return {"ConditionExpression": "attribute_not_exists(pk)"}
    values = codec.item({":seen": keys.instant(expected.last)})
    return {"ConditionExpression": "last_at = :seen", "ExpressionAttributeValues": values}


def _midnight(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _days(start: datetime, last: datetime) -> Iterator[datetime]:
    day = _midnight(start)
    for _ in range(MAX_DAYS):
        if day <= last:
            yield day
        day += timedelta(days=1)


def _read_day(table: Table, day: datetime, window: tuple[datetime, datetime], limit: int) -> list[ArticleSummary]:
    """The writes of `day` within `window`. Later ones are left out: concurrent writes may not yet be in order."""
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
