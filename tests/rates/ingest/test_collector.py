"""From pages to readings: bad rows counted, thin days refused, contradictions loud."""

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


def harvest(*rows: object, source: RateSource | None = None) -> Collector:
    gathered = Collector(source or board(), MONDAY)
    gathered.add(page_of(*rows))
    return gathered


def named(found: list[CollectedObservation]) -> list[tuple[str, date]]:
    return [(each.instrument, each.date) for each in found]


def test_a_reading_says_whose_it_is_and_when_it_was_seen() -> None:
    (found,) = harvest(gold(MONDAY, 306800), source=board("nepalipatro")).found()
    said = found.reading
    assert (said.source, said.origin, said.rank, said.revision) == ("nepalipatro", "fenegosida", 1, 0)
    assert (said.observed_at, said.figures) == (NOW, {"tola": "306800"})
    assert found.page.url == "https://board.example/"


def test_the_rows_of_one_metal_become_one_reading() -> None:
    (found,) = harvest(gold(MONDAY, 306800), ("gold", MONDAY, {"10g": "263030"})).found()
    assert found.reading.figures == {"tola": "306800", "10g": "263030"}
    assert found.reading.faults == ()


def test_the_same_row_twice_is_read_twice_and_kept_once() -> None:
    gathered = harvest(gold(MONDAY, "306800"), gold(MONDAY, "306800.00"))
    assert (gathered.rows_read, named(gathered.found())) == (2, [("gold", MONDAY)])


@pytest.mark.parametrize(
    "other", [gold(MONDAY, 305200), ("gold", MONDAY, {"tola": "306800"}, 10), ("gold", MONDAY, {"10g": "263030"}, 10)]
)
def test_two_rows_that_contradict_each_other_are_no_answer(other: object) -> None:
    with pytest.raises(SchemaChanged, match="two different rows of gold on 2026-08-17"):
        harvest(gold(MONDAY, 306800), other)


def test_a_contradiction_over_two_pages_is_one_too() -> None:
    gathered = harvest(gold(MONDAY, 306800))
    with pytest.raises(SchemaChanged):
        gathered.add(page_of(gold(MONDAY, 305200)))


def test_days_come_in_order_whatever_the_order_of_the_rows() -> None:
    found = harvest(gold(MONDAY, 306800), gold(FRIDAY, 305000), gold(SUNDAY, 305200)).found()
    assert [each.date for each in found] == [FRIDAY, SUNDAY, MONDAY]


def test_bad_rows_are_dropped_and_counted_under_their_rule() -> None:
    gathered = harvest(
        gold(MONDAY, 306800),
        SILVER,
        gold(SUNDAY, 305200),
        gold(TOMORROW, 1),
        ("gold", FRIDAY, {"tola": "0"}),
        ("gold", FRIDAY, "unreadable_amount"),
    )
    assert gathered.dropped == {"not_in_the_future": 1, "positive": 1, "unreadable_amount": 1}
    assert named(gathered.found()) == [("gold", SUNDAY), ("gold", MONDAY), ("silver", MONDAY)]
    assert gathered.rows_read == 6


def test_as_many_bad_rows_as_good_are_borne_and_one_more_is_not() -> None:
    assert harvest(gold(MONDAY, 306800), gold(TOMORROW, 1)).found()
    with pytest.raises(SchemaChanged, match="more bad rows than good"):
        harvest(gold(MONDAY, 306800), gold(TOMORROW, 1), gold(FRIDAY, 0))


@pytest.mark.parametrize(("rows", "whole"), [(20, True), (19, True), (18, False)])
def test_a_day_is_whole_with_nine_tenths_of_its_rows(rows: int, whole: bool) -> None:
    codes = list(CURRENCIES)[:21]
    said = [(code, SUNDAY, {"buy": "160.00"}, 100) for code in codes[:rows]]
    others = [(code, MONDAY, {"buy": "160.00"}, 100) for code in codes]
    gathered = harvest(*said, *others, source=board("nrb", rows=21, market="forex", origin="nrb"))
    dates = {each.date for each in gathered.found()}
    assert dates == ({SUNDAY, MONDAY} if whole else {MONDAY})
    assert gathered.thin == ([] if whole else ["2026-08-16: 18 rows of 21"])
    assert gathered.dropped == ({} if whole else {"too_few_rows": 18})


def test_exactly_nine_tenths_are_enough() -> None:
    said = [(code, MONDAY, {"buy": "160.00"}, 100) for code in list(CURRENCIES)[:9]]
    assert len(harvest(*said, source=board("nrb", rows=10, market="forex", origin="nrb")).found()) == 9


def test_how_many_rows_a_day_has_depends_on_its_date() -> None:
    source = replace(board(), rows=((date.min, 21), (date(2025, 1, 1), 22)))
    assert source.rows_expected(date(2024, 12, 31)) == 21
    assert source.rows_expected(date(2025, 1, 1)) == 22


def test_an_answer_without_a_whole_day_is_no_quiet_day() -> None:
    for rows in ((), (gold(MONDAY, 306800),)):
        with pytest.raises(SchemaChanged, match="no whole day"):
            harvest(*rows, source=board(rows=2)).found()


def test_ten_grams_alone_are_dropped_and_never_turned_into_a_rate() -> None:
    gathered = harvest(gold(MONDAY, 306800), ("silver", MONDAY, {"10g": "4089.50"}))
    assert named(gathered.found()) == [("gold", MONDAY)]
    assert gathered.dropped == {"no_headline": 1}


def test_an_answer_of_nothing_but_ten_grams_is_changed() -> None:
    rows = [("gold", MONDAY, {"10g": "263030"}), ("silver", MONDAY, {"10g": "4089.50"})]
    with pytest.raises(SchemaChanged, match="no_headline"):
        harvest(*rows, source=board(rows=2)).found()


def test_a_fault_is_kept_with_its_reading() -> None:
    (found,) = harvest(("gold", MONDAY, {"tola": "306800", "10g": "26303"})).found()
    assert [fault.rule for fault in found.reading.faults] == ["tola_matches_ten_grams"]
