"""Days beside their revisions are as their year has them, or not there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chautari.dynamodb.table import Table
from chautari.rates.model.series import MarketDay, Series, SeriesYear
from chautari.rates.store import day_items, series, series_writer
from tests.rates.store.test_series import day, revision
from tests.support.observations import NOW, tola

# A revision, a year and what it changed, two checks of years: of a hundred actions 95 are left for days.
DATES = [date(2026, 1, 1) + timedelta(days=number) for number in range(97)]
LOOKED_AT = (DATES[0], DATES[94], DATES[95], DATES[96])
NEW, CHANGED = 300000, 301000


def days_stored(table: Table) -> list[MarketDay | None]:
    """What stands beside the revisions of four days, of which the last two have no room."""
    return [day_items.with_revisions(table, "gold", on)[0] for on in LOOKED_AT]


def days(amount: int) -> list[MarketDay]:
    """What should."""
    return [day(on, amount) for on in LOOKED_AT]


def write(table: Table, amount: int, dates: Sequence[date] = DATES) -> SeriesYear:
    """Write days of one year, the first of them with a revision; the year."""
    before = series.years(table, "gold", 2026, 2026)
    gold = Series("gold", (stored for year in before for stored in year.days))
    for on in dates:
        gold.put(day(on, amount))
    (year,) = series_writer.changed_years(before, gold, NOW)
    revised = revision(dates[0], tola("fenegosida", amount, revision=year.version))
    series_writer.write_years(table, [year], [revised], seen=before)
    return year


def test_more_days_than_a_transaction_takes_are_all_written(table: Table) -> None:
    for amount in (NEW, CHANGED):
        write(table, amount)
        assert days_stored(table) == days(amount)


def test_a_day_that_another_rule_decided_as_before_is_written(table: Table) -> None:
    """The verdict is the same, and equal: a release may call its rule otherwise."""
    first, second = DATES[:2]
    write(table, NEW, [first, second])
    stored = series.years(table, "gold", 2026, 2026)
    renamed = [replace(day(on, NEW), verdict=replace(day(on, NEW).verdict, rule="renamed")) for on in (first, second)]
    (year,) = series_writer.changed_years(stored, Series("gold", [renamed[0], day(second, CHANGED)]), NOW)
    series_writer.write_years(table, [year], [], seen=stored)
    copied, _ = day_items.with_revisions(table, "gold", first)
    assert copied is not None
    assert copied.verdict.rule == "renamed"


def test_a_write_that_is_cut_off_leaves_no_day_of_before(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    write(table, NEW)
    monkeypatch.setattr(series_writer, "fill", lambda *_: None)
    write(table, CHANGED)
    assert days_stored(table) == [*days(CHANGED)[:2], None, None]


def test_what_another_run_has_changed_is_left_to_it(table: Table) -> None:
    older = write(table, NEW)
    write(table, CHANGED)
    for overtaken in (replace(older, by_day=False), older):
        series_writer.fill(table, overtaken, older.days)
    assert days_stored(table) == days(CHANGED)


def test_a_year_without_its_mark_has_all_its_days_written_and_keeps_its_version(table: Table) -> None:
    year = replace(write(table, NEW), by_day=False)
    key = {"pk": {"S": "SERIES#gold"}, "sk": {"S": "2026"}}
    table.client.update_item(TableName=table.name, Key=key, UpdateExpression="REMOVE by_day")
    day_items.end(table, "gold", LOOKED_AT)
    assert days_stored(table) == [None] * 4
    (stored,) = series.years(table, "gold", 2026, 2026)
    series_writer.fill(table, stored)
    assert days_stored(table) == days(NEW)
    (marked,) = series.years(table, "gold", 2026, 2026)
    assert (stored.by_day, marked.by_day) == (False, True)
    assert replace(marked, by_day=False, changed=year.changed) == year
