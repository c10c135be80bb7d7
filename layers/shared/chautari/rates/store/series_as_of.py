"""Years of an instrument as they were served at an instant: the sum of the changes of all writes until then.

Exact to the instant of the run. What a run wrote reached callers seconds after it, and caches kept the old a minute.
"""

from datetime import datetime

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.rates.model.series import SeriesYear
from chautari.rates.store import series
from chautari.rates.store.series_codec import days_from_json


def years(table: Table, instrument: str, first: int, last: int, at: datetime) -> list[SeriesYear]:
    """The years from `first` to `last` as they were at `at`, earliest first, without those not stored by then."""
    past = (_year_as_of(table, year, at) for year in series.years(table, instrument, first, last))
    return [year for year in past if year is not None]


def _year_as_of(table: Table, current: SeriesYear, at: datetime) -> SeriesYear | None:
    if current.at <= at:
        return current
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk AND sk < :end",
        ExpressionAttributeValues=codec.item(
            {
                ":pk": keys.year_version(current.instrument, current.year, at, 0).pk,
                ":end": keys.instant(at) + keys.END_OF_INSTANT,
            }
        ),
        ConsistentRead=True,
    )
    items = [item for page in pages for item in page["Items"]]
    days = {day.date: day for item in items for day in days_from_json(codec.unpacked(item["days"]["B"]))}
    if not items:
        return None
    return SeriesYear(current.instrument, current.year, len(items), tuple(days[on] for on in sorted(days)), at)
