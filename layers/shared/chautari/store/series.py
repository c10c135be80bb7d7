"""Readings and years of an instrument: revisions are only ever added, and a year moves on with them or not at all.

What a year said before is kept as well (`past` reads it), and what was put right.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

from chautari.domain.reading import Reading
from chautari.domain.series import Day, Series
from chautari.store import codec, corrections, keys
from chautari.store.corrections import Correction
from chautari.store.table import Table, write

# DynamoDB takes 100 actions a transaction; the year and its neighbours are three each of them.
MOST_REVISIONS = 91
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a reading rests on.

    The answer: its address, the SHA-256 of its bytes and how many. `parser` is the version of the source's parser,
    `rules` are those that were asked. `reason` says why there is a revision although the source said nothing new.
    """

    url: str
    sha256: str
    size: int
    parser: str
    rules: tuple[str, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """A reading about to be added, with what it rests on."""

    date: date
    reading: Reading
    proof: Proof


@dataclass(frozen=True, slots=True)
class Year:
    """The stored days of one instrument in one AD year. `version` counts its writes; 0 is not stored yet.

    `at` is the instant from which this version is given out, `changed` those of its days that the version before has
    not or has otherwise; they are known of a year about to be written only.
    """

    instrument: str
    year: int
    version: int
    days: tuple[Day, ...]
    at: datetime = NEVER
    changed: tuple[Day, ...] = ()


def years(table: Table, instrument: str, first: int, last: int) -> list[Year]:
    """The stored years of an instrument from `first` to `last`, earliest first, as of the last finished write."""
    condition = "pk = :pk AND sk BETWEEN :first AND :last"
    values = {":first": f"{first:04}", ":last": f"{last:04}"}
    return _query(table, instrument, condition, values)


def latest_years(table: Table, instrument: str) -> list[Year]:
    """The two newest stored years of an instrument, earliest first."""
    return _query(table, instrument, "pk = :pk", {}, ScanIndexForward=False, Limit=2)[::-1]


def series_of(instrument: str, stored: Sequence[Year]) -> Series:
    """The days of `stored` as one series."""
    return Series(instrument, (day for year in stored for day in year.days))


def _query(table: Table, instrument: str, condition: str, values: dict[str, str], **more: Any) -> list[Year]:
    values = {":pk": keys.series(instrument, 0).pk, **values}
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression=condition,
        ExpressionAttributeValues=codec.item(dict(values)),
        ConsistentRead=True,
        **more,
    )
    items = []
    for page in pages:
        items += page["Items"]
        if "Limit" in more and len(items) >= more["Limit"]:
            break
    return [_year(instrument, item) for item in items]


def _year(instrument: str, item: codec.Attributes) -> Year:
    days = codec.days_from_json(codec.unpacked(item["days"]["B"]))
    at = datetime.fromisoformat(item["at"]["S"])
    return Year(instrument, int(item["sk"]["S"]), int(item["version"]["N"]), tuple(days), at)


def around(table: Table, instrument: str, year: int) -> list[Year]:
    """The stored year `year` with its stored neighbours: up to two before or at it and one after, earliest first."""
    pk_and = "pk = :pk AND sk "
    values = {":year": f"{year:04}"}
    earlier = _query(table, instrument, pk_and + "<= :year", values, ScanIndexForward=False, Limit=2)
    return earlier[::-1] + _query(table, instrument, pk_and + "> :year", values, Limit=1)


def moved_on(stored: Sequence[Year], series: Series, now: datetime) -> list[Year]:
    """The years of `series` whose days are not as `stored`, each one version further, given out from `now` on.

    A clock that went back does not put a version before the one that it follows.
    """
    known = {year.year: year for year in stored}
    days = {number: tuple(group) for number, group in groupby(series, key=lambda day: day.date.year)}
    before = (known.get(number, Year(series.instrument, number, 0, ())) for number in days)
    return [_next(year, days[year.year], now) for year in before if year.days != days[year.year]]


def _next(year: Year, days: tuple[Day, ...], now: datetime) -> Year:
    known = {day.date: day for day in year.days}
    changed = tuple(day for day in days if known.get(day.date) != day)
    return replace(year, version=year.version + 1, days=days, at=max(year.at, now), changed=changed)


def add(
    table: Table, years: Sequence[Year], revisions: Sequence[Revision], corrected: Sequence[Correction] = ()
) -> None:
    """Write `revisions` (at most MOST_REVISIONS), the `years` that moved on and what is `corrected`: all or nothing.

    Raises Conflict, having written nothing, if a year was moved on by somebody else or a revision is there already.
    """
    actions = [_put_revision(table, years[0].instrument, revision) for revision in revisions]
    for year in years:
        actions += [_put_year(table, year), _put_changed(table, year)]
        of_year = [each for each in corrected if each.date[:4] == f"{year.year:04}"]
        if of_year:
            key = keys.correction(year.instrument, year.year, year.at, year.version)
            actions.append(corrections.put(table, key, of_year))
    write(table, actions, years[0].instrument)


def _put_revision(table: Table, instrument: str, revision: Revision) -> dict[str, Any]:
    reading = revision.reading
    key = keys.revision(instrument, revision.date, reading.source, reading.revision)
    values = codec.item(
        {
            "pk": key.pk,
            "sk": key.sk,
            "unit": reading.unit,
            "stated": dict(reading.stated),
            "origin": reading.origin,
            "faults": codec.faults_to_json(reading.faults),
            "observed_at": reading.observed_at.isoformat(),
            **asdict(revision.proof),
            "rules": list(revision.proof.rules),
        }
    )
    item = values | {"figures": codec.figures_of(reading)}
    return {"Put": {"TableName": table.name, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}}


def _put_year(table: Table, year: Year) -> dict[str, Any]:
    key = keys.series(year.instrument, year.year)
    days = codec.packed(codec.days_to_json(year.days))
    return {
        "Put": {
            "TableName": table.name,
            "Item": codec.item({**key._asdict(), "version": year.version, "days": days, "at": keys.instant(year.at)}),
            **codec.next_version(year.version),
        }
    }


def _put_changed(table: Table, year: Year) -> dict[str, Any]:
    """The days that changed and not the year: thirty times less to keep, and a year as it was is their sum."""
    key = keys.said_of_year(year.instrument, year.year, year.at, year.version)
    days = codec.packed(codec.days_to_json(year.changed))
    return {"Put": {"TableName": table.name, "Item": codec.item({**key._asdict(), "days": days})}}


def revisions_of(table: Table, instrument: str, on: date) -> list[codec.Attributes]:
    """Every revision ever stored of an instrument's market date, by source and number, as items."""
    pk = keys.revision(instrument, on, "", 0).pk
    answer = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk AND begins_with(sk, :day)",
        ExpressionAttributeValues=codec.item({":pk": pk, ":day": f"{on}#"}),
        ConsistentRead=True,
    )
    items: list[codec.Attributes] = answer["Items"]
    return items
