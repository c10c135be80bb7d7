"""Collector: rows become observations, bad rows are counted, incomplete days dropped, contradictions raised."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chautari.core.errors import SchemaChanged
from chautari.rates.ingest.collector import CollectedObservation, Collector
from chautari.rates.model.instruments import CURRENCIES
from chautari.rates.model.source import RateSource
from tests.support.boards import board, gold, page_of
from tests.support.observations import FRIDAY, MONDAY, NOW, SUNDAY

SILVER = ("silver", MONDAY, {"tola": "4770"})
TOMORROW = MONDAY + timedelta(days=1)


def collect(*rows: object, source: RateSource | None = None) -> Collector:
    collector = Collector(source or board(), MONDAY)
    collector.add(page_of(*rows))
    return collector


def instruments_and_dates(observations: list[CollectedObservation]) -> list[tuple[str, date]]:
    return [(collected.instrument, collected.date) for collected in observations]


def test_an_observation_names_its_source_and_the_instant_of_its_response() -> None:
    (collected,) = collect(gold(MONDAY, 306800), source=board("nepalipatro")).observations()
    observation = collected.observation
    assert (observation.source, observation.origin, observation.rank, observation.revision) == (
        "nepalipatro",
        "fenegosida",
        1,
        0,
    )
    assert (observation.observed_at, observation.figures) == (NOW, {"tola": "306800"})
    assert collected.page.url == "https://board.example/"


def test_the_rows_of_one_metal_become_one_observation() -> None:
    (collected,) = collect(gold(MONDAY, 306800), ("gold", MONDAY, {"10g": "263030"})).observations()
    assert collected.observation.figures == {"tola": "306800", "10g": "263030"}
    assert collected.observation.faults == ()


def test_the_same_row_twice_is_read_twice_and_kept_once() -> None:
    collector = collect(gold(MONDAY, "306800"), gold(MONDAY, "306800.00"))
    assert (collector.rows_read, instruments_and_dates(collector.observations())) == (2, [("gold", MONDAY)])


@pytest.mark.parametrize(
    "contradiction",
    [gold(MONDAY, 305200), ("gold", MONDAY, {"tola": "306800"}, 10), ("gold", MONDAY, {"10g": "263030"}, 10)],
)
def test_two_rows_that_contradict_each_other_raise_schema_changed(contradiction: object) -> None:
    with pytest.raises(SchemaChanged, match="two different rows of gold on 2026-08-17"):
        collect(gold(MONDAY, 306800), contradiction)


def test_rows_that_contradict_each_other_on_two_pages_raise_schema_changed() -> None:
    collector = collect(gold(MONDAY, 306800))
    with pytest.raises(SchemaChanged):
        collector.add(page_of(gold(MONDAY, 305200)))


def test_days_come_in_order_whatever_the_order_of_the_rows() -> None:
    observations = collect(gold(MONDAY, 306800), gold(FRIDAY, 305000), gold(SUNDAY, 305200)).observations()
    assert [collected.date for collected in observations] == [FRIDAY, SUNDAY, MONDAY]


def test_bad_rows_are_dropped_and_counted_under_their_rule() -> None:
    collector = collect(
        gold(MONDAY, 306800),
        SILVER,
        gold(SUNDAY, 305200),
        gold(TOMORROW, 1),
        ("gold", FRIDAY, {"tola": "0"}),
        ("gold", FRIDAY, "unreadable_amount"),
    )
    assert collector.dropped == {"not_in_the_future": 1, "positive": 1, "unreadable_amount": 1}
    assert instruments_and_dates(collector.observations()) == [("gold", SUNDAY), ("gold", MONDAY), ("silver", MONDAY)]
    assert collector.rows_read == 6


def test_as_many_bad_rows_as_good_are_accepted_and_one_more_is_not() -> None:
    assert collect(gold(MONDAY, 306800), gold(TOMORROW, 1)).observations()
    with pytest.raises(SchemaChanged, match="more bad rows than good"):
        collect(gold(MONDAY, 306800), gold(TOMORROW, 1), gold(FRIDAY, 0))


@pytest.mark.parametrize(("row_count", "complete"), [(20, True), (19, True), (18, False)])
def test_a_day_is_complete_with_nine_tenths_of_its_rows(row_count: int, complete: bool) -> None:
    codes = list(CURRENCIES)[:21]
    sunday = [(code, SUNDAY, {"buy": "160.00"}, 100) for code in codes[:row_count]]
    monday = [(code, MONDAY, {"buy": "160.00"}, 100) for code in codes]
    collector = collect(*sunday, *monday, source=board("nrb", rows=21, market="forex", origin="nrb"))
    dates = {collected.date for collected in collector.observations()}
    assert dates == ({SUNDAY, MONDAY} if complete else {MONDAY})
    assert collector.incomplete_days == ([] if complete else ["2026-08-16: 18 rows of 21"])
    assert collector.dropped == ({} if complete else {"too_few_rows": 18})


def test_exactly_nine_tenths_are_enough() -> None:
    rows = [(code, MONDAY, {"buy": "160.00"}, 100) for code in list(CURRENCIES)[:9]]
    assert len(collect(*rows, source=board("nrb", rows=10, market="forex", origin="nrb")).observations()) == 9


def test_how_many_rows_a_day_has_depends_on_its_date() -> None:
    source = replace(board(), rows=((date.min, 21), (date(2025, 1, 1), 22)))
    assert source.rows_expected(date(2024, 12, 31)) == 21
    assert source.rows_expected(date(2025, 1, 1)) == 22


def test_an_answer_without_a_complete_day_raises_schema_changed() -> None:
    for rows in ((), (gold(MONDAY, 306800),)):
        with pytest.raises(SchemaChanged, match="no whole day"):
            collect(*rows, source=board(rows=2)).observations()


def test_ten_grams_alone_are_dropped_and_never_turned_into_a_rate() -> None:
    collector = collect(gold(MONDAY, 306800), ("silver", MONDAY, {"10g": "4089.50"}))
    assert instruments_and_dates(collector.observations()) == [("gold", MONDAY)]
    assert collector.dropped == {"no_headline": 1}


def test_an_answer_of_nothing_but_ten_grams_raises_schema_changed() -> None:
    rows = [("gold", MONDAY, {"10g": "263030"}), ("silver", MONDAY, {"10g": "4089.50"})]
    with pytest.raises(SchemaChanged, match="no_headline"):
        collect(*rows, source=board(rows=2)).observations()


def test_a_rule_violation_is_recorded_in_the_observation() -> None:
    (collected,) = collect(("gold", MONDAY, {"tola": "306800", "10g": "26303"})).observations()
    assert [fault.rule for fault in collected.observation.faults] == ["tola_matches_ten_grams"]
