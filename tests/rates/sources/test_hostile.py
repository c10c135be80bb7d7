"""Hostile answers through the whole flow: gate, parser, checks, judgement, table and views.

Whatever a source answers, it ends in a named error, a rate held back, or the right rate; the source beside it is read
and the last good rate is given out under its own date.
"""

import pytest

from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Table
from chautari.rates import sources
from chautari.rates.model.series import Series
from chautari.rates.store import health
from tests.rates.sources.hostile import ANY, KINDS
from tests.rates.sources.hostile_rows import CASES
from tests.rates.sources.world import NETWORKED, SECOND, Change, good, is_true, judged, outcome, run, stored

EITHER = {"changed or moved": {"changed", "moved"}, "without it": {"changed", "right"}}

# A run of the bank writes to 22 series, which takes the pretended table a second: the whole way is gone by those cases
# that differ on it, and by all of the others' cases. Every case of every source is judged.
OF_THE_BANK = {
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
WHOLE_WAY = [case for case in CASES if case[0] != "nrb" or case[1] in OF_THE_BANK]


def named(cases: list[tuple[str, str, Change, str]]) -> pytest.MarkDecorator:
    """One test a case."""
    names = [f"{case[0]}-{case[1]}" for case in cases]
    return pytest.mark.parametrize(("key", "name", "change", "expected"), cases, ids=names)


def given_out(table: Table, market: str, known: dict[str, Series]) -> dict[str, tuple[str, bool]]:
    """What the view of a market gives out: by instrument its date, and whether it is so."""
    view = read_models.get(table, market)
    assert view is not None
    answer = codec.unpacked(view.body)
    rates = {
        rate.get("instrument") or rate["code"]: rate.get("date") for rate in answer.get("metals") or answer["rates"]
    }
    return {name: (on, _is_true_on(known[name], on)) for name, on in rates.items() if on}


def _is_true_on(series: Series, on: str) -> bool:
    (day,) = (day for day in series if str(day.date) == on)
    return day.served and is_true(day.lead, series.instrument, day.date)


@named(CASES)
def test_a_hostile_answer_alone_is_judged_as_it_should(key: str, name: str, change: Change, expected: str) -> None:
    known, report = judged(key, change(good(key, SECOND)))
    assert outcome(known, key, report) in EITHER.get(expected, {expected}), report
    sure = [(series, day) for series in known.values() for day in series if day.verdict.status != "provisional"]
    assert all(not day.served or is_true(day.lead, series.instrument, day.date) for series, day in sure)


@named(WHOLE_WAY)
def test_a_hostile_answer_ends_as_it_should(key: str, name: str, change: Change, expected: str, one_day: Table) -> None:
    (report,) = run(one_day, [key], SECOND, **{key: change(good(key, SECOND))}).values()
    market = sources.find(key).market
    known = stored(one_day, market)
    assert outcome(known, key, report) in EITHER.get(expected, {expected}), report
    for series in known.values():
        for day in series:
            assert not day.served or is_true(day.lead, series.instrument, day.date)
    given = given_out(one_day, market, known)
    assert {"gold", "silver"} <= given.keys() or len(given) == sources.find(key).rows_expected(SECOND.date())
    assert all(true and on in ("2026-09-06", "2026-09-07") for on, true in given.values())


@pytest.mark.parametrize("key", NETWORKED)
def test_the_health_of_a_source_counts_its_failures_and_keeps_its_last_success(key: str, one_day: Table) -> None:
    run(one_day, [key], SECOND, **{key: ANY["a challenge page with 200"][0](good(key, SECOND))})
    known = health.get(one_day, key)
    assert known is not None
    assert known.failures == {"refused": 1}
    assert known.last_market_date == "2026-09-06"
    assert known.last_failure is not None
    assert known.last_failure["kind"] == "refused"


def test_every_expected_kind_is_one_of_the_named_errors() -> None:
    said = {kind for *_, expected in CASES for kind in EITHER.get(expected, {expected})}
    assert said == KINDS | {"right", "held", "absent"}
