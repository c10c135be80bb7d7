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
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import Series
from tests.rates.sources.captures import ANSWERS, CAPTURES, REFUSALS, ROOT, collect_capture

pytestmark = pytest.mark.skipif(not CAPTURES, reason=f"there are no captures at {ROOT}")

# The bank's own slip: sold at 150.22 where the ratio of that day's twenty other currencies makes 150.11.
BROKEN_BY_THE_BANK = {("GBP", date(2020, 2, 1), "one_spread")}


def id_of(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def figures(observations: list[CollectedObservation], instrument: str, on: date) -> dict[str, Decimal]:
    (observation,) = (
        collected.observation
        for collected in observations
        if (collected.instrument, collected.date) == (instrument, on)
    )
    return {name: Decimal(printed) for name, printed in observation.figures.items()}


@pytest.mark.parametrize("path", ANSWERS, ids=id_of)
def test_every_capture_reads_whole_and_nothing_of_it_is_dropped(path: Path) -> None:
    collector, observations = collect_capture(path)
    source = sources.find(path.parent.name)
    assert (collector.dropped, collector.incomplete_days) == ({}, [])
    assert collector.rows_read >= sum(source.rows_expected(on) for on in {collected.date for collected in observations})
    assert {INSTRUMENTS[collected.instrument].market for collected in observations} == {source.market}


@pytest.mark.parametrize("path", ANSWERS, ids=id_of)
def test_every_captured_observation_keeps_the_rules_but_for_the_banks_own_slip(path: Path) -> None:
    _, observations = collect_capture(path)
    broken = {
        (collected.instrument, collected.date, fault.rule)
        for collected in observations
        for fault in collected.observation.faults
    }
    assert broken <= BROKEN_BY_THE_BANK


@pytest.mark.parametrize("path", REFUSALS, ids=id_of)
def test_a_captured_refusal_is_a_named_error(path: Path) -> None:
    with pytest.raises(SchemaChanged, match="400"):
        collect_capture(path)


@pytest.mark.parametrize("path", [path for path in ANSWERS if path.parent.name == "nrb"], ids=id_of)
def test_every_day_of_the_bank_is_there_official_and_pegged(path: Path) -> None:
    _, observations = collect_capture(path)
    days = sorted({collected.date for collected in observations})
    assert all(next_day - day == timedelta(days=1) for day, next_day in pairwise(days))
    for on in days:
        assert figures(observations, "INR", on) == {"buy": Decimal("160.00"), "sell": Decimal("160.15")}
    held = {(series.instrument, day.date) for series in evaluated(observations) for day in series if not day.served}
    assert held == {(code, on) for code, on, _ in BROKEN_BY_THE_BANK if on in days}
    assert {day.verdict.status for series in evaluated(observations) for day in series} <= {"official", "held"}


@pytest.mark.parametrize("path", [path for path in ANSWERS if path.parent.name == "nrb"], ids=id_of)
def test_the_bank_names_the_units_that_the_sources_say_it_does(path: Path) -> None:
    _, observations = collect_capture(path)
    by_code = {collected.instrument: collected.observation.unit for collected in observations}
    assert {code: unit for code, unit in by_code.items() if unit != 1} == {"INR": 100, "JPY": 10, "KRW": 100}
    assert ("OMR" in by_code) == (min(collected.date for collected in observations) >= date(2025, 1, 1))


def evaluated(observations: list[CollectedObservation]) -> list[Series]:
    by_instrument: dict[str, Series] = {}
    for collected in observations:
        put_observation(
            by_instrument.setdefault(collected.instrument, Series(collected.instrument)),
            collected.date,
            collected.observation,
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
    _, observations = collect_capture(ROOT / file)
    assert list(figures(observations, instrument, on).values()) == [Decimal(text) for text in truth.split()]


def test_the_unsorted_month_of_the_bank_has_every_day_of_february_2020() -> None:
    _, observations = collect_capture(ROOT / "nrb/rates_2020-02_unsorted.json")
    assert {collected.date for collected in observations} == {
        date(2020, 2, 1) + timedelta(days=number) for number in range(29)
    }
    assert len(observations) == 29 * 21


def test_the_three_observations_of_one_day_confirm_each_other() -> None:
    files = ("fenegosida/dashboard-today_2026-08-17.json", "nepalipatro/bullions_2026-08-17.json")
    observations = [
        collected
        for file in (*files, "hamropatro/gold_2026-08-17.html")
        for collected in collect_capture(ROOT / file)[1]
    ]
    by_instrument = {series.instrument: series[DAY].verdict for series in evaluated(observations)}
    assert set(by_instrument) == {"gold", "silver"}
    for verdict in by_instrument.values():
        assert verdict.status == "confirmed"
        assert verdict.agreeing == ("fenegosida", "nepalipatro", "hamropatro")
