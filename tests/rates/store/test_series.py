"""Revisions are only ever added, and a year moves on with them or not at all."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chautari.dynamodb.table import Conflict, Table
from chautari.rates.model.observations import Observation
from chautari.rates.model.provenance import Provenance
from chautari.rates.model.series import MarketDay, Revision, Series, SeriesYear, Verdict
from chautari.rates.store import series as store
from chautari.rates.store import series_writer
from tests.support.observations import FRIDAY, MONDAY, NOW, SUNDAY, evaluated_series, observation, tola

LAST, FIRST = date(2026, 12, 31), date(2027, 1, 1)


def revision(on: date, said: Observation) -> Revision:
    return Revision(on, said, Provenance("https://board.example/", "0" * 64, 2, "1", ("positive",)))


def year_of(*days: MarketDay, version: int = 1, instrument: str = "gold") -> SeriesYear:
    return SeriesYear(instrument, days[0].date.year, version, days)


def moved(*days: MarketDay, version: int) -> SeriesYear:
    """A year about to be written, of which every day changed."""
    return replace(year_of(*days, version=version), at=NOW, changed=days)


def day(on: date, amount: int = 300000) -> MarketDay:
    return MarketDay(on, (tola("fenegosida", amount),), Verdict("provisional", "fenegosida", ("fenegosida",)))


def stored(table: Table, *years: SeriesYear) -> None:
    for each in years:
        series_writer.write_years(table, [each], [])


def numbers(years: Iterable[SeriesYear]) -> list[tuple[int, int]]:
    return [(each.year, each.version) for each in years]


def test_a_year_comes_back_as_it_was_stored(table: Table) -> None:
    known = evaluated_series("gold", {SUNDAY: [tola("fenegosida", 305200)], MONDAY: [tola("fenegosida", 306800)]})
    series_writer.write_years(
        table, series_writer.changed_years([], known, NOW), [revision(MONDAY, tola("fenegosida", 306800))]
    )
    (year,) = store.years(table, "gold", 2026, 2026)
    assert (year.instrument, year.year, year.version, year.days) == ("gold", 2026, 1, tuple(known))
    assert list(store.series_of("gold", [year])) == list(known)


def test_a_revision_keeps_what_was_said_where_and_by_whom(table: Table) -> None:
    said = observation("fenegosida", {"tola": "306800.00"}, stated={"label": "छापावाल सुन"})
    series_writer.write_years(table, [year_of(day(MONDAY))], [revision(MONDAY, said)])
    (item,) = store.revision_items(table, "gold", MONDAY)
    assert item["sk"]["S"] == "2026-08-17#fenegosida#0001"
    assert item["figures"]["M"]["tola"]["M"]["printed"]["S"] == "306800.00"
    assert float(item["figures"]["M"]["tola"]["M"]["amount"]["N"]) == 306800
    assert (item["origin"]["S"], item["sha256"]["S"]) == ("fenegosida", "0" * 64)
    assert item["observed_at"]["S"] == "2026-08-17T06:00:00+00:00"
    assert item["stated"]["M"]["label"]["S"] == "छापावाल सुन"
    assert "unit" not in item


def test_all_revisions_of_a_day_are_there_and_none_of_another_day(table: Table) -> None:
    for number, version in ((1, 1), (2, 2)):
        said = tola("fenegosida", 306800 + number, revision=number)
        series_writer.write_years(table, [year_of(day(MONDAY), version=version)], [revision(MONDAY, said)])
    series_writer.write_years(table, [year_of(day(SUNDAY), version=3)], [revision(SUNDAY, tola("nepalipatro", 1))])
    found = [item["sk"]["S"] for item in store.revision_items(table, "gold", MONDAY)]
    assert found == ["2026-08-17#fenegosida#0001", "2026-08-17#fenegosida#0002"]


def test_a_revision_is_never_written_over_and_the_year_stays_with_it(table: Table) -> None:
    series_writer.write_years(table, [year_of(day(MONDAY))], [revision(MONDAY, tola("fenegosida", 306800))])
    with pytest.raises(Conflict):
        series_writer.write_years(table, [year_of(day(SUNDAY), version=2)], [revision(MONDAY, tola("fenegosida", 1))])
    (year,) = store.years(table, "gold", 2026, 2026)
    assert (year.version, [each.date for each in year.days]) == (1, [MONDAY])
    assert len(store.revision_items(table, "gold", MONDAY)) == 1


@pytest.mark.parametrize("version", [1, 3, 4])
def test_a_year_that_somebody_else_moved_on_is_a_conflict_and_nothing_is_written(table: Table, version: int) -> None:
    stored(table, year_of(day(FRIDAY)))
    with pytest.raises(Conflict):
        series_writer.write_years(
            table, [year_of(day(MONDAY), version=version)], [revision(MONDAY, tola("fenegosida", 1))]
        )
    assert store.revision_items(table, "gold", MONDAY) == []
    assert numbers(store.latest_years(table, "gold")) == [(2026, 1)]


def test_a_year_cannot_move_on_before_it_is_there(table: Table) -> None:
    with pytest.raises(Conflict):
        stored(table, year_of(day(MONDAY), version=2))


def test_one_of_two_years_in_conflict_holds_back_both(table: Table) -> None:
    stored(table, year_of(day(LAST)))
    with pytest.raises(Conflict):
        series_writer.write_years(table, [year_of(day(LAST, 1)), year_of(day(FIRST))], [])
    assert numbers(store.latest_years(table, "gold")) == [(2026, 1)]


def test_as_many_revisions_as_promised_fit_into_one_transaction(table: Table) -> None:
    dates = [date(2026, 1, 1) + timedelta(days=number) for number in range(series_writer.MAX_REVISIONS)]
    years = [year_of(day(date(number, 6, 1))) for number in (2025, 2026, 2027)]
    series_writer.write_years(table, years, [revision(on, tola("fenegosida", 1)) for on in dates])
    assert numbers(store.latest_years(table, "gold")) == [(2026, 1), (2027, 1)]


def test_an_error_that_is_no_conflict_is_not_called_one(table: Table) -> None:
    with pytest.raises(table.client.exceptions.ResourceNotFoundException):
        series_writer.write_years(Table(table.client, "another"), [year_of(day(MONDAY))], [])


def test_the_two_newest_years_are_the_latest(table: Table) -> None:
    assert store.latest_years(table, "gold") == []
    stored(table, *(year_of(day(date(number, 1, 1))) for number in (2026, 2019, 2024)))
    assert numbers(store.latest_years(table, "gold")) == [(2024, 1), (2026, 1)]
    assert numbers(store.years(table, "gold", 2019, 2024)) == [(2019, 1), (2024, 1)]


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
def test_a_years_neighbours_are_the_nearest_that_are_stored(table: Table, year: int, neighbours: list[int]) -> None:
    stored(table, *(year_of(day(date(number, 1, 1))) for number in (2022, 2024, 2026, 2028)))
    assert [each.year for each in store.year_with_neighbours(table, "gold", year)] == neighbours


def test_instruments_do_not_see_each_other(table: Table) -> None:
    stored(table, year_of(day(MONDAY), instrument="gold-tejabi"))
    assert store.latest_years(table, "gold") == []


def test_only_years_whose_days_changed_move_on() -> None:
    before = [year_of(day(LAST), version=7), year_of(day(FIRST), version=3)]
    known = store.series_of("gold", before)
    assert series_writer.changed_years(before, known, NOW) == []
    known.put(day(LAST, 301000))
    assert series_writer.changed_years(before, known, NOW) == [moved(day(LAST, 301000), version=8)]


def test_a_new_year_begins_with_its_first_version() -> None:
    before = [year_of(day(LAST), version=7)]
    known = store.series_of("gold", before)
    known.put(day(FIRST))
    assert series_writer.changed_years(before, known, NOW) == [moved(day(FIRST), version=1)]
    assert series_writer.changed_years([], Series("gold"), NOW) == []
