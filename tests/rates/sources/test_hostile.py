"""Hostile answers through the whole flow: response checks, parser, rules, consensus, table and views.

Every answer ends in a named error, a held rate or the right rate. The last good rate is served under its own date.
"""

import pytest

from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Table
from chautari.rates import sources
from chautari.rates.model.series import Series
from chautari.rates.store import health
from tests.rates.sources.hostile import ANY, KINDS, amount
from tests.rates.sources.hostile_rows import CASES
from tests.rates.sources.world import (
    NETWORKED,
    SECOND,
    Answer,
    AnswerChange,
    decide_in_memory,
    good_answer,
    is_true,
    outcome,
    run,
    stored,
)

ALTERNATIVES = {"changed or moved": {"changed", "moved"}, "without it": {"changed", "right"}}

# A run of the bank writes to 22 series, which takes the mocked table a second: of its cases only those that differ
# there run through the table, of the other sources every case. Every case of every source is decided in memory.
NRB_FULL_RUNS = {
    "10 MB after a good beginning",
    "a challenge page with 200",
    "a redirect",
    "forbidden",
    "server error",
    "a list without an end",
    "rows the other way round",
    "half of the rows",
    "yen per one",
    "rupee per one",
    "selling a row further down",
    "a code of lists",
    "thirty-nine digits",
    "a gigabyte of digits",
    "stated without an end",
    "stated what UTF-8 cannot hold",
    "tomorrow",
    "last week",
    "yesterday",
}
FULL_RUNS = [case for case in CASES if case[0] != "nrb" or case[1] in NRB_FULL_RUNS]


def parametrised(cases: list[tuple[str, str, AnswerChange, str]]) -> pytest.MarkDecorator:
    """Parametrise a test with one run for each case."""
    names = [f"{case[0]}-{case[1]}" for case in cases]
    return pytest.mark.parametrize(("key", "name", "change", "expected"), cases, ids=names)


def served_by_view(table: Table, market: str, series_by_instrument: dict[str, Series]) -> dict[str, tuple[str, bool]]:
    """The date that the view of a market serves for each instrument, and whether its rate is true."""
    view = read_models.get(table, market)
    assert view is not None
    answer = codec.unpacked(view.body)
    rates = {
        rate.get("instrument") or rate["code"]: rate.get("date") for rate in answer.get("metals") or answer["rates"]
    }
    return {name: (on, _is_true_on(series_by_instrument[name], on)) for name, on in rates.items() if on}


def _is_true_on(series: Series, on: str) -> bool:
    (day,) = (day for day in series if str(day.date) == on)
    return day.served and is_true(day.lead, series.instrument, day.date)


@parametrised(CASES)
def test_a_hostile_answer_in_memory_has_its_expected_outcome(
    key: str, name: str, change: AnswerChange, expected: str
) -> None:
    series_by_instrument, report = decide_in_memory(key, change(good_answer(key, SECOND)))
    assert outcome(series_by_instrument, key, report) in ALTERNATIVES.get(expected, {expected}), report
    trusted = [
        (series, day)
        for series in series_by_instrument.values()
        for day in series
        if day.verdict.status != "provisional"
    ]
    assert all(not day.served or is_true(day.lead, series.instrument, day.date) for series, day in trusted)


@parametrised(FULL_RUNS)
def test_a_hostile_answer_through_the_table_has_its_expected_outcome(
    key: str, name: str, change: AnswerChange, expected: str, one_day: Table
) -> None:
    (report,) = run(one_day, [key], SECOND, **{key: change(good_answer(key, SECOND))}).values()
    market = sources.find(key).market
    series_by_instrument = stored(one_day, market)
    assert outcome(series_by_instrument, key, report) in ALTERNATIVES.get(expected, {expected}), report
    for series in series_by_instrument.values():
        for day in series:
            assert not day.served or is_true(day.lead, series.instrument, day.date)
    served_dates = served_by_view(one_day, market, series_by_instrument)
    assert {"gold", "silver"} <= served_dates.keys() or len(served_dates) == sources.find(key).rows_expected(
        SECOND.date()
    )
    assert all(true_rate and on in ("2026-09-06", "2026-09-07") for on, true_rate in served_dates.values())


@pytest.mark.parametrize("key", NETWORKED)
def test_the_health_of_a_source_counts_its_failures_and_keeps_its_last_success(key: str, one_day: Table) -> None:
    run(one_day, [key], SECOND, **{key: ANY["a challenge page with 200"][0](good_answer(key, SECOND))})
    source_health = health.get(one_day, key)
    assert source_health is not None
    assert source_health.failures == {"refused": 1}
    assert source_health.last_market_date == "2026-09-06"
    assert source_health.last_failure is not None
    assert source_health.last_failure["kind"] == "refused"


def test_every_expected_kind_is_one_of_the_named_errors() -> None:
    kinds = {kind for *_, expected in CASES for kind in ALTERNATIVES.get(expected, {expected})}
    assert kinds == KINDS | {"right", "held", "absent"}


def test_a_source_without_its_first_amount_fails_with_the_file_to_write() -> None:
    change = amount("newbank", "0")  # collection of the other sources' cases goes on
    with pytest.raises(pytest.fail.Exception, match="write tests/fixtures/rates/newbank/a-plain-day/amount"):
        change(Answer(b""))
