"""Change log: every write of an article in order, so that a reader of all changes after an instant misses none.

Writes run beside each other, each at an instant of its own. A reader is told what is settled (`change_clock`): no write
can appear behind one that it has read.
"""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table, put_if
from chautari.news.model.revision_difference import TextDifference
from chautari.news.model.stored_article import ArticleSummary, Changes
from chautari.news.store import article_codec, change_clock
from chautari.news.store.change_clock import TICK

# Each day costs a query, also without a write.
MAX_DAYS = 31
# What outlets changed is asked of these days; rows of a day are filtered by so many at a time.
RECENT_DAYS, DAY_SIZE = 7, 300
# Attribute of a row that keeps the place of a write which never came.
FENCED = "fenced"
_UNWRITTEN = {"ConditionExpression": "attribute_not_exists(pk)"}


def changed_after(table: Table, instant: datetime, limit: int) -> Changes:
    """Up to `limit` writes later than `instant`, earliest first, from at most MAX_DAYS days.

    An article that was written twice appears twice. To page, continue from `until` until a page is empty and its
    `until` equals the `instant` asked for.
    """
    log_clock = change_clock.read(table)
    if log_clock is None or instant >= log_clock.settled:
        return Changes((), instant)
    start, settled = max(instant, log_clock.first - TICK), log_clock.settled
    summaries: list[ArticleSummary] = []
    for day in _days(start, settled):
        summaries += _read_day(table, day, (start, settled), limit - len(summaries))
        if len(summaries) == limit:
            return Changes(tuple(summaries), summaries[-1].changed_at)
    until = min(settled, _midnight(start) + timedelta(days=MAX_DAYS) - TICK)
    return Changes(tuple(summaries), until)


def newest_revisions(table: Table, limit: int) -> Iterator[tuple[ArticleSummary, TextDifference]]:
    """Up to `limit` of the newest changes of articles that were stored before, newest first, of RECENT_DAYS days.

    A day is read when the rows before it are used up. A change that an earlier release wrote, without its difference,
    is left out.
    """
    log_clock = change_clock.read(table)
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


def action(table: Table, summary: ArticleSummary, difference: TextDifference | None = None) -> dict[str, Any]:
    """The transaction action that logs a write, unless it was fenced off."""
    row = _row(summary) | ({"difference": codec.packed(asdict(difference))} if difference else {})
    return {"Put": {"TableName": table.name, "Item": codec.item(row), **_UNWRITTEN}}


def put_first(table: Table, summary: ArticleSummary) -> None:
    """Log the first revision of an article, which is stored; whoever completes its write may have logged it."""
    put_if(table, codec.item(_row(summary)), **_UNWRITTEN)


def fence_off(table: Table, at: datetime, filler: ArticleSummary | None) -> bool:
    """Keep a write that began at `at` from ever being logged; False if it was logged already.

    filler: any article as it is. The release before reads every row: for it, that article was logged once more.
    """
    row = _row(replace(filler, changed_at=at)) if filler else keys.change(at)._asdict()
    return put_if(table, codec.item({**row, FENCED: 1}), **_UNWRITTEN)


def _row(summary: ArticleSummary) -> dict[str, Any]:
    key = keys.change(summary.changed_at)._asdict()
    packed = article_codec.pack_summary(summary)
    return {**key, "id": summary.id, "revision": summary.revision, "summary": packed}


def _midnight(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _days(start: datetime, last: datetime) -> Iterator[datetime]:
    day = _midnight(start)
    for _ in range(MAX_DAYS):
        if day <= last:
            yield day
        day += timedelta(days=1)


def _read_day(table: Table, day: datetime, window: tuple[datetime, datetime], limit: int) -> list[ArticleSummary]:
    """The writes of `day` within `window`. Later ones are left out: earlier ones may still come."""
    after, until = map(keys.instant, window)
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk AND sk BETWEEN :after AND :until",
        ExpressionAttributeValues=codec.item(
            {":pk": keys.change(day).pk, ":after": after + keys.END_OF_INSTANT, ":until": until}
        ),
        FilterExpression=f"attribute_not_exists({FENCED})",
        ConsistentRead=True,
        PaginationConfig={"PageSize": limit, "MaxItems": limit},
    )
    return [article_codec.unpack_summary(item["summary"]["B"]) for page in pages for item in page["Items"]]
