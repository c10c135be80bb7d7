"""Years of an instrument as they were served at an instant: a snapshot, and the changes of all writes since then.

Every SNAPSHOT_EVERY-th write stores the whole year in the place of what it changed, so that an instant costs one page
of the newest writes before it. In a year that was written by code of before, the changes of all writes are summed.

Exact to the instant of the run. What a run wrote reached callers seconds after it, and caches kept the old a minute.
"""

from datetime import datetime

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.rates.model.series import SeriesYear
from chautari.rates.store import series
from chautari.rates.store.series_codec import SNAPSHOT_EVERY, days_from_json


def years(table: Table, instrument: str, first: int, last: int, at: datetime) -> list[SeriesYear]:
    """The years from `first` to `last` as they were at `at`, earliest first, without those not stored by then."""
    past = (_year_as_of(table, year, at) for year in series.years(table, instrument, first, last))
    return [year for year in past if year is not None]


def _year_as_of(table: Table, current: SeriesYear, at: datetime) -> SeriesYear | None:
    if current.at <= at:
        return current
    writes = _writes_since_snapshot(table, current, keys.instant(at) + keys.END_OF_INSTANT)
    if not writes:
        return None
    oldest_first = reversed(writes)
    days = {day.date: day for item in oldest_first for day in days_from_json(codec.unpacked(item["days"]["B"]))}
    version = int(writes[0]["sk"]["S"].rpartition("#")[2])
    return SeriesYear(current.instrument, current.year, version, tuple(days[on] for on in sorted(days)), at)


def _writes_since_snapshot(table: Table, current: SeriesYear, end: str) -> list[codec.Attributes]:
    """The writes before the sort key `end` down to the newest snapshot, or all of them; newest first."""
    query = {
        "TableName": table.name,
        "KeyConditionExpression": "pk = :pk AND sk < :end",
        "ScanIndexForward": False,
        "ConsistentRead": True,
    }
    pk = keys.year_version(current.instrument, current.year, current.at, 0).pk
    bounds = codec.item({":pk": pk, ":end": end})
    writes: list[codec.Attributes] = table.client.query(
        **query, ExpressionAttributeValues=bounds, Limit=SNAPSHOT_EVERY
    )["Items"]
    for place, item in enumerate(writes):
        if "whole" in item:
            return writes[: place + 1]
    if len(writes) < SNAPSHOT_EVERY:
        return writes
    rest = {**bounds, ":end": writes[-1]["sk"]}
    pages = table.client.get_paginator("query").paginate(**query, ExpressionAttributeValues=rest)
    return [*writes, *(item for page in pages for item in page["Items"])]
