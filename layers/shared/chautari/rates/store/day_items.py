"""Market days beside their revisions: what a proof says of the verdict, one query away from what it was read from.

A day is what its year has of it, written in the transaction that changes the year. One that is missing or was ended is
looked up in the year. A year is marked while none of its days beside revisions is older than itself: code of before
leaves the mark out, and then whoever writes the year next, or a deploy, writes all its days anew.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from chautari.dynamodb import codec, keys, queries
from chautari.dynamodb.table import Table
from chautari.rates.model.series import MarketDay
from chautari.rates.store.series_codec import days_from_json, days_to_json


def with_revisions(table: Table, instrument: str, on: date) -> tuple[MarketDay | None, list[codec.Attributes]]:
    """The day beside the revisions of its market date, None where there is none, and their items; one query."""
    key = keys.day_of_rate(instrument, on)
    values = {":pk": key.pk, ":day": key.sk, ":end": f"{key.sk}{keys.END_OF_INSTANT}"}
    items = queries.items(table, "pk = :pk AND sk BETWEEN :day AND :end", values)
    stored = next((item for item in items if is_day(item) and "day" in item), None)
    return _day(stored) if stored else None, [item for item in items if not is_day(item)]


def is_day(item: codec.Attributes) -> bool:
    """Whether an item beside revisions is a day and none of them."""
    return "#" not in item["sk"]["S"]


def _day(item: codec.Attributes) -> MarketDay:
    (day,) = days_from_json(codec.unpacked(item["day"]["B"]))
    return day


def put(table: Table, instrument: str, day: MarketDay) -> dict[str, Any]:
    """The action of a transaction that writes a day beside its revisions."""
    item = codec.packed_item(keys.day_of_rate(instrument, day.date), "day", days_to_json([day]))
    return {"Put": {"TableName": table.name, "Item": item}}


def end(table: Table, instrument: str, dates: Iterable[date]) -> None:
    """End days beside revisions, before a transaction that changes them and has no room for them.

    Another run that writes one meanwhile changes its year, so that the transaction fails.
    """
    for on in dates:
        key = codec.item(dict(keys.day_of_rate(instrument, on)._asdict()))
        table.client.put_item(TableName=table.name, Item=key)
