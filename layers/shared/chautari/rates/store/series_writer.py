"""Writing years of an instrument: revisions, the years that they change, and what those were judged with, or nothing.

A year is judged with its neighbours. One that stays as it is has to be, or not to be, as it was looked at: else a run
of 1 January beside a back-fill of 31 December would be judged without it, and nobody would judge it again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table, write
from chautari.rates.model.correction import Correction
from chautari.rates.model.series import MarketDay, Revision, Series, SeriesYear
from chautari.rates.store import corrections
from chautari.rates.store.series_codec import days_to_json, figures_to_item, violations_to_json

# DynamoDB takes 100 actions a transaction. Of a year that moves on there are three and of one that is looked at one:
# the year, one before it and one after it are nine, a year on each side of the first that is not there are two.
MAX_REVISIONS = 89


def changed_years(stored: Sequence[SeriesYear], series: Series, now: datetime) -> list[SeriesYear]:
    """The years of `series` whose days are not as `stored`, each one version further, given out from `now` on.

    A clock that went back does not put a version before the one that it follows.
    """
    known = {year.year: year for year in stored}
    days = {number: tuple(group) for number, group in groupby(series, key=lambda day: day.date.year)}
    before = (known.get(number, SeriesYear(series.instrument, number, 0, ())) for number in days)
    return [_next_version(year, days[year.year], now) for year in before if year.days != days[year.year]]


def _next_version(year: SeriesYear, days: tuple[MarketDay, ...], now: datetime) -> SeriesYear:
    known = {day.date: day for day in year.days}
    changed = tuple(day for day in days if known.get(day.date) != day)
    return replace(year, version=year.version + 1, days=days, at=max(year.at, now), changed=changed)


def write_years(
    table: Table,
    years: Sequence[SeriesYear],
    revisions: Sequence[Revision],
    corrected: Sequence[Correction] = (),
    seen: Sequence[SeriesYear] = (),
) -> None:
    """Write `revisions` (at most MOST_REVISIONS), the `years` that moved on and what is `corrected`: all or nothing.

    `seen` are the stored years that were looked at. Raises Conflict, having written nothing, if one of them or a year
    was moved on by somebody else or a revision is there already.
    """
    actions = [_put_revision(table, years[0].instrument, revision) for revision in revisions]
    for year in years:
        actions += [_put_year(table, year), _put_changed(table, year)]
        of_year = [each for each in corrected if each.date[:4] == f"{year.year:04}"]
        if of_year:
            key = keys.correction(year.instrument, year.year, year.at, year.version)
            actions.append(corrections.put(table, key, of_year))
    actions += [_check_version(table, year) for year in _unchanged_years(years, seen)]
    write(table, actions, years[0].instrument)


def _put_revision(table: Table, instrument: str, revision: Revision) -> dict[str, Any]:
    reading = revision.observation
    key = keys.revision(instrument, revision.date, reading.source, reading.revision)
    values = codec.item(
        {
            "pk": key.pk,
            "sk": key.sk,
            "unit": reading.unit,
            "stated": dict(reading.stated),
            "origin": reading.origin,
            "faults": violations_to_json(reading.faults),
            "observed_at": reading.observed_at.isoformat(),
            **asdict(revision.provenance),
            "rules": list(revision.provenance.rules),
        }
    )
    item = values | {"figures": figures_to_item(reading)}
    return {"Put": {"TableName": table.name, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}}


def _put_year(table: Table, year: SeriesYear) -> dict[str, Any]:
    key = keys.series(year.instrument, year.year)
    days = codec.packed(days_to_json(year.days))
    return {
        "Put": {
            "TableName": table.name,
            "Item": codec.item({**key._asdict(), "version": year.version, "days": days, "at": keys.instant(year.at)}),
            **codec.next_version(year.version),
        }
    }


def _put_changed(table: Table, year: SeriesYear) -> dict[str, Any]:
    """The days that changed and not the year: thirty times less to keep, and a year as it was is their sum."""
    key = keys.said_of_year(year.instrument, year.year, year.at, year.version)
    days = codec.packed(days_to_json(year.changed))
    return {"Put": {"TableName": table.name, "Item": codec.item({**key._asdict(), "days": days})}}


def _unchanged_years(years: Sequence[SeriesYear], seen: Sequence[SeriesYear]) -> Iterator[SeriesYear]:
    """The years that stay as they are: those seen, and of the first that moves on the neighbours that are not there."""
    moving, known = {year.year for year in years}, {year.year: year for year in seen}
    first = min(moving)
    for number in sorted(known.keys() | {first - 1, first + 1}):
        if number not in moving:
            yield known.get(number, SeriesYear(years[0].instrument, number, 0, ()))


def _check_version(table: Table, year: SeriesYear) -> dict[str, Any]:
    """Nothing is written of the year, but it has to be as it was seen; at version 0 not to be there."""
    key = codec.item(dict(keys.series(year.instrument, year.year)._asdict()))
    return {"ConditionCheck": {"TableName": table.name, "Key": key, **codec.next_version(year.version + 1)}}
