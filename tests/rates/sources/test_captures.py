"""The real answers in ../shared/captures, where that folder is present: what they hold is asserted, not how many."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from chautari.core.errors import SchemaChanged
from chautari.rates import sources
from chautari.rates.ingest.collector import CollectedObservation
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.reevaluation import reevaluate, with_observation
from chautari.rates.model.series import Series
from tests.rates.sources.captures import ANSWERS, CAPTURES, REFUSALS, ROOT, harvest_of

pytestmark = pytest.mark.skipif(not CAPTURES, reason=f"there are no captures at {ROOT}")

# The bank's own slip: sold at 150.22 where the ratio of that day's twenty other currencies makes 150.11.
BROKEN_BY_THE_BANK = {("GBP", date(2020, 2, 1), "one_spread")}


def name_of(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def figures(found: list[CollectedObservation], instrument: str, on: date) -> dict[str, Decimal]:
    (reading,) = (each.observation for each in found if (each.instrument, each.date) == (instrument, on))
    return {name: Decimal(printed) for name, printed in reading.figures.items()}


@pytest.mark.parametrize("path", ANSWERS, ids=name_of)
def test_every_capture_reads_whole_and_nothing_of_it_is_dropped(path: Path) -> None:
    harvest, found = harvest_of(path)
    source = sources.find(path.parent.name)
    assert (harvest.dropped, harvest.incomplete_days) == ({}, [])
    assert harvest.rows_read >= sum(source.rows_expected(on) for on in {each.date for each in found})
    assert {INSTRUMENTS[each.instrument].market for each in found} == {source.market}


@pytest.mark.parametrize("path", ANSWERS, ids=name_of)
def test_every_captured_reading_keeps_the_rules_but_for_the_banks_own_slip(path: Path) -> None:
    _, found = harvest_of(path)
    broken = {(each.instrument, each.date, fault.rule) for each in found for fault in each.observation.faults}
    assert broken <= BROKEN_BY_THE_BANK


@pytest.mark.parametrize("path", REFUSALS, ids=name_of)
def test_a_captured_refusal_is_a_named_error(path: Path) -> None:
    with pytest.raises(SchemaChanged, match="400"):
        harvest_of(path)


@pytest.mark.parametrize("path", [path for path in ANSWERS if path.parent.name == "nrb"], ids=name_of)
def test_every_day_of_the_bank_is_there_official_and_pegged(path: Path) -> None:
    _, found = harvest_of(path)
    days = sorted({each.date for each in found})
    assert all(after - before == timedelta(days=1) for before, after in pairwise(days))
    for on in days:
        assert figures(found, "INR", on) == {"buy": Decimal("160.00"), "sell": Decimal("160.15")}
    held = {(each.instrument, day.date) for each in settled(found) for day in each if not day.served}
    assert held == {(code, on) for code, on, _ in BROKEN_BY_THE_BANK if on in days}
    assert {day.judgement.status for each in settled(found) for day in each} <= {"official", "held"}


@pytest.mark.parametrize("path", [path for path in ANSWERS if path.parent.name == "nrb"], ids=name_of)
def test_the_bank_names_the_units_that_the_sources_say_it_does(path: Path) -> None:
    _, found = harvest_of(path)
    by_code = {each.instrument: each.observation.unit for each in found}
    assert {code: unit for code, unit in by_code.items() if unit != 1} == {"INR": 100, "JPY": 10, "KRW": 100}
    assert ("OMR" in by_code) == (min(each.date for each in found) >= date(2025, 1, 1))


def settled(found: list[CollectedObservation]) -> list[Series]:
    by_instrument: dict[str, Series] = {}
    for each in found:
        with_observation(
            by_instrument.setdefault(each.instrument, Series(each.instrument)), each.date, each.observation
        )
    for series in by_instrument.values():
        reevaluate(series, {day.date for day in series})
    return list(by_instrument.values())


DAY = date(2026, 8, 17)
SPOTS = [
    ("fenegosida/dashboard-today_2026-08-17.json", "gold", DAY, "306800 263030"),
    ("fenegosida/dashboard-today_2026-08-17.json", "silver", DAY, "4770 4089.5"),
    ("nepalipatro/bullions_2026-08-17.json", "gold", DAY, "306800 263030"),
    ("nepalipatro/bullions_2026-08-17.json", "silver", date(2026, 8, 6), "4570 3918"),
    ("hamropatro/gold_2026-08-17.html", "gold", DAY, "306800"),
    ("hamropatro/gold_2026-08-17.html", "silver", DAY, "4770"),
    ("nrb/rates_2026-08-10_2026-08-17.json", "USD", date(2026, 8, 10), "152.04 152.64"),
    ("nrb/rates_2026-08-10_2026-08-17.json", "JPY", date(2026, 8, 10), "9.63 9.67"),
    ("nrb/rates_2022-10_2022-12.json", "USD", date(2022, 10, 10), "131.42 132.02"),
    ("nrb/rates_2020-02_unsorted.json", "GBP", date(2020, 2, 2), "149.32 150.11"),
]


@pytest.mark.parametrize(("file", "instrument", "on", "truth"), SPOTS)
def test_figures_looked_up_by_eye_are_read(file: str, instrument: str, on: date, truth: str) -> None:
    _, found = harvest_of(ROOT / file)
    assert list(figures(found, instrument, on).values()) == [Decimal(text) for text in truth.split()]


def test_the_unsorted_month_of_the_bank_has_every_day_of_february_2020() -> None:
    _, found = harvest_of(ROOT / "nrb/rates_2020-02_unsorted.json")
    assert {each.date for each in found} == {date(2020, 2, 1) + timedelta(days=number) for number in range(29)}
    assert len(found) == 29 * 21


def test_the_three_readings_of_one_day_confirm_each_other() -> None:
    files = ("fenegosida/dashboard-today_2026-08-17.json", "nepalipatro/bullions_2026-08-17.json")
    found = [each for file in (*files, "hamropatro/gold_2026-08-17.html") for each in harvest_of(ROOT / file)[1]]
    by_instrument = {series.instrument: series[DAY].judgement for series in settled(found)}
    assert set(by_instrument) == {"gold", "silver"}
    for judgement in by_instrument.values():
        assert judgement.status == "confirmed"
        assert judgement.agreeing == ("fenegosida", "nepalipatro", "hamropatro")
