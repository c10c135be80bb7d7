"""Writes of series: revisions are only ever added, and a year changes with them or not at all."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chautari.dynamodb.table import Conflict, Table
from chautari.rates.model.observations import Observation
from chautari.rates.model.provenance import Provenance
from chautari.rates.model.series import MarketDay, Revision, Series, SeriesYear
from chautari.rates.store import series as store
from chautari.rates.store import series_writer
from tests.support.factories import market_day
from tests.support.observations import FRIDAY, MONDAY, NOW, SUNDAY, evaluated_series, observation, tola

LAST, FIRST = date(2026, 12, 31), date(2027, 1, 1)


def revision(on: date, stated: Observation) -> Revision:
    return Revision(on, stated, Provenance("https://board.example/", "0" * 64, 2, "1", ("positive",)))


def year_of(*days: MarketDay, version: int = 1, instrument: str = "gold") -> SeriesYear:
    return SeriesYear(instrument, days[0].date.year, version, days)


def next_year_version(*days: MarketDay, version: int) -> SeriesYear:
    """A year about to be written, with every day changed."""
    return replace(year_of(*days, version=version), at=NOW, changed=days, by_day=version == 1)


def day(on: date, amount: int = 300000) -> MarketDay:
    return market_day(on, tola("fenegosida", amount))


def store_years(table: Table, *years: SeriesYear) -> None:
    for year in years:
        series_writer.write_years(table, [year], [])


def versions(years: Iterable[SeriesYear]) -> list[tuple[int, int]]:
    return [(year.year, year.version) for year in years]


def test_a_year_is_read_as_it_was_stored(table: Table) -> None:
    gold = evaluated_series("gold", {SUNDAY: [tola("fenegosida", 305200)], MONDAY: [tola("fenegosida", 306800)]})
    series_writer.write_years(
        table, series_writer.changed_years([], gold, NOW), [revision(MONDAY, tola("fenegosida", 306800))]
    )
    (year,) = store.years(table, "gold", 2026, 2026)
    assert (year.instrument, year.year, year.version, year.days) == ("gold", 2026, 1, tuple(gold))
    assert list(store.series_of("gold", [year])) == list(gold)


def test_a_revision_item_has_the_figures_as_printed_and_their_provenance(table: Table) -> None:
    stated = observation("fenegosida", {"tola": "306800.00"}, stated={"label": "छापावाल सुन"})
    series_writer.write_years(table, [year_of(day(MONDAY))], [revision(MONDAY, stated)])
    (item,) = store.revision_items(table, "gold", MONDAY)
    assert item["sk"]["S"] == "2026-08-17#fenegosida#0001"
    assert item["figures"]["M"]["tola"]["M"]["printed"]["S"] == "306800.00"
    assert float(item["figures"]["M"]["tola"]["M"]["amount"]["N"]) == 306800
    assert (item["origin"]["S"], item["sha256"]["S"]) == ("fenegosida", "0" * 64)
    assert item["observed_at"]["S"] == "2026-08-17T06:00:00+00:00"
    assert item["stated"]["M"]["label"]["S"] == "छापावाल सुन"
    assert "unit" not in item


def test_all_revisions_of_a_day_are_listed_and_none_of_another_day(table: Table) -> None:
    for number, version in ((1, 1), (2, 2)):
        stated = tola("fenegosida", 306800 + number, revision=number)
        series_writer.write_years(table, [year_of(day(MONDAY), version=version)], [revision(MONDAY, stated)])
    series_writer.write_years(table, [year_of(day(SUNDAY), version=3)], [revision(SUNDAY, tola("nepalipatro", 1))])
    sort_keys = [item["sk"]["S"] for item in store.revision_items(table, "gold", MONDAY)]
    assert sort_keys == ["2026-08-17#fenegosida#0001", "2026-08-17#fenegosida#0002"]


def test_a_revision_is_never_overwritten_and_its_year_stays_unchanged(table: Table) -> None:
    series_writer.write_years(table, [year_of(day(MONDAY))], [revision(MONDAY, tola("fenegosida", 306800))])
    with pytest.raises(Conflict):
        series_writer.write_years(table, [year_of(day(SUNDAY), version=2)], [revision(MONDAY, tola("fenegosida", 1))])
    (year,) = store.years(table, "gold", 2026, 2026)
    assert (year.version, [stored_day.date for stored_day in year.days]) == (1, [MONDAY])
    assert len(store.revision_items(table, "gold", MONDAY)) == 1


@pytest.mark.parametrize("version", [1, 3, 4])
def test_a_year_that_another_run_changed_is_a_conflict_and_nothing_is_written(table: Table, version: int) -> None:
    store_years(table, year_of(day(FRIDAY)))
    with pytest.raises(Conflict):
        series_writer.write_years(
            table, [year_of(day(MONDAY), version=version)], [revision(MONDAY, tola("fenegosida", 1))]
        )
    assert store.revision_items(table, "gold", MONDAY) == []
    assert versions(store.latest_years(table, "gold")) == [(2026, 1)]


def test_a_year_that_is_not_stored_cannot_have_a_second_version(table: Table) -> None:
    with pytest.raises(Conflict):
        store_years(table, year_of(day(MONDAY), version=2))


def test_one_of_two_years_in_conflict_prevents_both_writes(table: Table) -> None:
    store_years(table, year_of(day(LAST)))
    with pytest.raises(Conflict):
        series_writer.write_years(table, [year_of(day(LAST, 1)), year_of(day(FIRST))], [])
    assert versions(store.latest_years(table, "gold")) == [(2026, 1)]


def test_the_maximum_of_revisions_fits_into_one_transaction(table: Table) -> None:
    dates = [date(2026, 1, 1) + timedelta(days=number) for number in range(series_writer.MAX_REVISIONS)]
    years = [year_of(day(date(number, 6, 1))) for number in (2025, 2026, 2027)]
    series_writer.write_years(table, years, [revision(on, tola("fenegosida", 1)) for on in dates])
    assert versions(store.latest_years(table, "gold")) == [(2026, 1), (2027, 1)]


def test_an_error_that_is_no_conflict_is_raised_as_it_is(table: Table) -> None:
    with pytest.raises(table.client.exceptions.ResourceNotFoundException):
        series_writer.write_years(Table(table.client, "another"), [year_of(day(MONDAY))], [])


def test_the_latest_years_are_the_two_newest(table: Table) -> None:
    assert store.latest_years(table, "gold") == []
    store_years(table, *(year_of(day(date(number, 1, 1))) for number in (2026, 2019, 2024)))
    assert versions(store.latest_years(table, "gold")) == [(2024, 1), (2026, 1)]
    assert versions(store.years(table, "gold", 2019, 2024)) == [(2019, 1), (2024, 1)]


@pytest.mark.parametrize(
    ("year", "neighbours"),
    [
        (2026, [2024, 2026, 2028]),
        (2025, [2022, 2024, 2026]),
        (2028, [2026, 2028]),
        (2030, [2026, 2028]),
        (2020, [2022]),
    ],
)
def test_the_neighbours_of_a_year_are_the_nearest_stored_ones(table: Table, year: int, neighbours: list[int]) -> None:
    store_years(table, *(year_of(day(date(number, 1, 1))) for number in (2022, 2024, 2026, 2028)))
    assert [neighbour.year for neighbour in store.year_with_neighbours(table, "gold", year)] == neighbours


def test_years_of_one_instrument_are_not_read_for_another(table: Table) -> None:
    store_years(table, year_of(day(MONDAY), instrument="gold-tejabi"))
    assert store.latest_years(table, "gold") == []


def test_only_years_whose_days_changed_have_a_next_version() -> None:
    before = [year_of(day(LAST), version=7), year_of(day(FIRST), version=3)]
    gold = store.series_of("gold", before)
    assert series_writer.changed_years(before, gold, NOW) == []
    gold.put(day(LAST, 301000))
    assert series_writer.changed_years(before, gold, NOW) == [next_year_version(day(LAST, 301000), version=8)]


def test_a_new_year_begins_with_version_one() -> None:
    before = [year_of(day(LAST), version=7)]
    gold = store.series_of("gold", before)
    gold.put(day(FIRST))
    assert series_writer.changed_years(before, gold, NOW) == [next_year_version(day(FIRST), version=1)]
    assert series_writer.changed_years([], Series("gold"), NOW) == []
