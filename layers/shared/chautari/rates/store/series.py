"""Reads of series: years of an instrument, and the revisions behind them.

`series_writer` writes both, and `series_as_of` reads earlier versions of a year.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from chautari.dynamodb import codec, keys, queries
from chautari.dynamodb.request_cache import memo_of
from chautari.dynamodb.table import Table
from chautari.rates.model.series import MarketDay, Series, SeriesYear
from chautari.rates.store.series_codec import days_from_json

_BETWEEN = "pk = :pk AND sk BETWEEN :first AND :last"


def years(table: Table, instrument: str, first: int, last: int, *, is_consistent: bool = True) -> list[SeriesYear]:
    """The stored years of an instrument from `first` to `last`, earliest first; `is_consistent` as of queries.

    A request that has read them among others does not read them again.
    """
    memo, name = memo_of(table), f"years of {instrument}"
    begin, end, stored = memo.get(name, (0, -1, []))
    if not (begin <= first and last <= end):
        values = {":first": f"{first:04}", ":last": f"{last:04}"}
        stored = _query(table, instrument, _BETWEEN, values, is_consistent=is_consistent)
        memo[name] = first, last, stored
    return [year for year in stored if first <= year.year <= last]


def latest_years(table: Table, instrument: str) -> list[SeriesYear]:
    """The two newest stored years of an instrument, earliest first."""
    return _query(table, instrument, "pk = :pk", {}, ScanIndexForward=False, Limit=2)[::-1]


def series_of(instrument: str, stored: Sequence[SeriesYear]) -> Series:
    """The days of `stored` as one series."""
    return Series(instrument, (day for year in stored for day in year.days))


def _query(table: Table, instrument: str, condition: str, values: dict[str, str], **options: Any) -> list[SeriesYear]:
    values = {":pk": keys.series(instrument, 0).pk, **values}
    return [_year(instrument, item) for item in queries.items(table, condition, values, **options)]


def _year(instrument: str, item: codec.Attributes) -> SeriesYear:
    at, days = datetime.fromisoformat(item["at"]["S"]), _days(item["days"]["B"])
    number, version = int(item["sk"]["S"]), int(item["version"]["N"])
    return SeriesYear(instrument, number, version, days, at, by_day="by_day" in item)


# A run reads each instrument's newest years several times and changes few of them.
@lru_cache(maxsize=64)
def _days(body: bytes) -> tuple[MarketDay, ...]:
    """The days in a stored body: another body is another year, so that nothing kept grows old."""
    return tuple(days_from_json(codec.unpacked(body)))


def year_with_neighbours(table: Table, instrument: str, year: int) -> list[SeriesYear]:
    """The stored years next to `year`, earliest first: the last two up to it (included), and the first after it."""
    condition = "pk = :pk AND sk "
    values = {":year": f"{year:04}"}
    earlier = _query(table, instrument, condition + "<= :year", values, ScanIndexForward=False, Limit=2)
    return earlier[::-1] + _query(table, instrument, condition + "> :year", values, Limit=1)


def revision_items(table: Table, instrument: str, on: date) -> list[codec.Attributes]:
    """The items of every revision of an instrument on a market date, by source and number."""
    pk = keys.revision(instrument, on, "", 0).pk
    response = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk AND begins_with(sk, :day)",
        ExpressionAttributeValues=codec.item({":pk": pk, ":day": f"{on}#"}),
        ConsistentRead=True,
    )
    items: list[codec.Attributes] = response["Items"]
    return items
