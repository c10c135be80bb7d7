"""The years of an instrument as they were given out at an instant: the sum of what each write until then changed.

Exact to the instant of the run; what a run wrote reached callers seconds after it, and caches kept the old a minute.
"""

from datetime import datetime

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.rates.model.series import SeriesYear
from chautari.rates.store import series
from chautari.rates.store.series_codec import days_from_json


def years(table: Table, instrument: str, first: int, last: int, at: datetime) -> list[SeriesYear]:
    """The years from `first` to `last` as they were at `at`, earliest first; those not stored by then are left out."""
    known = (_year_as_of(table, year, at) for year in series.years(table, instrument, first, last))
    return [year for year in known if year is not None]


def _year_as_of(table: Table, present: SeriesYear, at: datetime) -> SeriesYear | None:
    if present.at <= at:
        return present
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk AND sk < :end",
        ExpressionAttributeValues=codec.item(
            {
                ":pk": keys.said_of_year(present.instrument, present.year, at, 0).pk,
                ":end": keys.instant(at) + keys.END_OF_INSTANT,
            }
        ),
        ConsistentRead=True,
    )
    items = [item for page in pages for item in page["Items"]]
    days = {day.date: day for item in items for day in days_from_json(codec.unpacked(item["days"]["B"]))}
    if not items:
        return None
    return SeriesYear(present.instrument, present.year, len(items), tuple(days[on] for on in sorted(days)), at)
