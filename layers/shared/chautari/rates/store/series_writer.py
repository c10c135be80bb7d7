"""Writes of series: revisions and the years that they change, in one transaction.

The verdicts of a year depend on its neighbours, so the transaction also checks the version of those that stay
unchanged. Otherwise a run of 1 January concurrent with a back-fill of 31 December would be decided without it, and no
later run would re-evaluate it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Conflict, Table, write
from chautari.rates.model.correction import Correction
from chautari.rates.model.series import MarketDay, Revision, Series, SeriesYear
from chautari.rates.store import corrections, day_items
from chautari.rates.store.series_codec import SNAPSHOT_EVERY, days_to_json, figures_to_item, violations_to_json

# What DynamoDB takes: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
# A changed year has three actions and an unchanged one a single check: the year, one before it and one after it make
# nine, a missing year on each side of the first makes two. Changed days take the room that is left.
MOST_ACTIONS = 100
MAX_REVISIONS = MOST_ACTIONS - 11


def changed_years(stored: Sequence[SeriesYear], series: Series, now: datetime) -> list[SeriesYear]:
    """The next versions of the years of `series` whose days differ from `stored`, served from `now` on.

    If the clock went back, a version has the instant of the one that it follows.
    """
    stored_by_year = {year.year: year for year in stored}
    days = {number: tuple(group) for number, group in groupby(series, key=lambda day: day.date.year)}
    before = (stored_by_year.get(number, SeriesYear(series.instrument, number, 0, ())) for number in days)
    return [_next_version(year, days[year.year], now) for year in before if year.days != days[year.year]]


def _next_version(year: SeriesYear, days: tuple[MarketDay, ...], now: datetime) -> SeriesYear:
    before = {day.date: day for day in year.days}
    changed = tuple(day for day in days if _is_changed(before.get(day.date), day))
    by_day = year.by_day or year.version == 0
    return replace(year, version=year.version + 1, days=days, at=max(year.at, now), changed=changed, by_day=by_day)


def _is_changed(stored: MarketDay | None, day: MarketDay) -> bool:
    """Whether a day is stored otherwise, be it that another rule alone decided it, as after a release."""
    return stored is None or stored != day or stored.verdict.rule != day.verdict.rule


def write_years(
    table: Table,
    years: Sequence[SeriesYear],
    revisions: Sequence[Revision],
    corrected: Sequence[Correction] = (),
    seen: Sequence[SeriesYear] = (),
) -> None:
    """Write `revisions` (at most MAX_REVISIONS), the changed `years` and `corrected`, in one transaction.

    Days that changed are in it too, beside their revisions; those that have no room are ended before it, and follow.
    `seen` are the stored years that the verdicts were computed from. Raises Conflict, having written nothing (of days
    without room the copies are ended, and their years asked), if another run has changed one of these or of `years`, or
    a revision exists already.
    """
    actions = [_put_revision(table, years[0].instrument, revision) for revision in revisions]
    for year in years:
        actions += [_put_year(table, year, year.version), _put_changed(table, year)]
        corrected_in_year = [correction for correction in corrected if correction.date[:4] == f"{year.year:04}"]
        if corrected_in_year:
            key = keys.correction(year.instrument, year.year, year.at, year.version)
            actions.append(corrections.put(table, key, corrected_in_year))
    actions += [_check_version(table, year) for year in _unchanged_years(years, seen)]
    changed = [(year, day) for year in years for day in year.changed]
    room = MOST_ACTIONS - len(actions)
    stored = {day.date for year in seen for day in year.days}
    without_room = [day.date for _, day in changed[room:] if day.date in stored]
    day_items.end(table, years[0].instrument, without_room)
    write(
        table,
        [*actions, *(day_items.put(table, year.instrument, day) for year, day in changed[:room])],
        years[0].instrument,
    )
    for year in years:
        later = [day for of_year, day in changed[room:] if of_year is year]
        if later or not year.by_day:
            fill(table, year, later)


def fill(table: Table, year: SeriesYear, days: Sequence[MarketDay] = ()) -> None:
    """Write `days` of a stored year beside their revisions, or all days of one without its mark, and mark it.

    What another run has changed meanwhile is left to it.
    """
    puts = [day_items.put(table, year.instrument, day) for day in (days if year.by_day else year.days)]
    check = _check_version(table, year)
    try:
        for start in range(0, len(puts), MOST_ACTIONS - 1):
            write(table, [check, *puts[start : start + MOST_ACTIONS - 1]], year.instrument)
        if not year.by_day:
            write(table, [_put_year(table, replace(year, by_day=True), year.version + 1)], year.instrument)
    except Conflict:
        return


def _put_revision(table: Table, instrument: str, revision: Revision) -> dict[str, Any]:
    observation = revision.observation
    key = keys.revision(instrument, revision.date, observation.source, observation.revision)
    values = codec.item(
        {
            "pk": key.pk,
            "sk": key.sk,
            "unit": observation.unit,
            "stated": dict(observation.stated),
            "origin": observation.origin,
            "faults": violations_to_json(observation.faults),
            "observed_at": observation.observed_at.isoformat(),
            **asdict(revision.provenance),
            "rules": list(revision.provenance.rules),
        }
    )
    item = values | {"figures": figures_to_item(observation)}
    return {"Put": {"TableName": table.name, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}}


def _put_year(table: Table, year: SeriesYear, following: int) -> dict[str, Any]:
    """Store the year where the version before `following` is stored."""
    values = {"version": year.version, "at": keys.instant(year.at), "by_day": 1 if year.by_day else None}
    item = codec.packed_item(keys.series(year.instrument, year.year), "days", days_to_json(year.days), **values)
    return {"Put": {"TableName": table.name, "Item": item, **codec.next_version(following)}}


def _put_changed(table: Table, year: SeriesYear) -> dict[str, Any]:
    """Store the changed days and not the whole year: a thirtieth of the size, and earlier versions are their sum.

    Every SNAPSHOT_EVERY-th version is the whole year, marked as such: the sum begins with it.
    """
    key = keys.year_version(year.instrument, year.year, year.at, year.version)
    is_whole = year.version % SNAPSHOT_EVERY == 0
    days = days_to_json(year.days if is_whole else year.changed)
    item = codec.packed_item(key, "days", days, whole=1 if is_whole else None)
    return {"Put": {"TableName": table.name, "Item": item}}


def _unchanged_years(years: Sequence[SeriesYear], seen: Sequence[SeriesYear]) -> Iterator[SeriesYear]:
    """The years to be checked and not written: those seen, and the missing neighbours of the first changed year."""
    changed, seen_by_year = {year.year for year in years}, {year.year: year for year in seen}
    first = min(changed)
    for number in sorted(seen_by_year.keys() | {first - 1, first + 1}):
        if number not in changed:
            yield seen_by_year.get(number, SeriesYear(years[0].instrument, number, 0, ()))


def _check_version(table: Table, year: SeriesYear) -> dict[str, Any]:
    """Require that the stored year still has this version; at version 0, that it does not exist."""
    key = codec.item(dict(keys.series(year.instrument, year.year)._asdict()))
    return {"ConditionCheck": {"TableName": table.name, "Key": key, **codec.next_version(year.version + 1)}}
