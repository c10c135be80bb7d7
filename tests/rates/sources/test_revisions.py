"""Second runs: nothing is written for an unchanged answer, and a revision for a source's correction."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Table
from chautari.rates.store import series as store
from tests.rates.sources.conftest import items
from tests.rates.sources.world import FIRST, NETWORKED, SECOND, Answer, good_answer, run, stored

DAY = SECOND.date()


def corrected() -> Answer:
    """The Federation's answer with a corrected price of gold."""
    answer = good_answer("fenegosida", SECOND)
    body = answer.body.replace(b"291500.00", b"292000.00").replace(b"249915.00", b"250345.00")
    assert body != answer.body
    return replace(answer, body=body)


@pytest.mark.parametrize("key", NETWORKED)
def test_the_same_event_twice_writes_nothing_the_second_time(key: str, table: Table) -> None:
    first = run(table, [key], SECOND)[key]
    items_before = items(table)
    second = run(table, [key], SECOND)[key]
    assert (first.rows_stored > 0, second.rows_stored) == (True, 0)
    assert items(table) == items_before


@pytest.mark.parametrize("key", NETWORKED)
def test_the_same_answer_an_hour_later_adds_no_rate(key: str, table: Table) -> None:
    run(table, [key], SECOND)
    items_before = items(table)
    answer = good_answer(key, SECOND)
    report = run(table, [key], SECOND + timedelta(hours=1), **{key: answer})[key]
    items_after = items(table)
    assert (report.kind, report.rows_stored) == (None, 0)
    assert {pk for pk, sk in items_after if items_after[pk, sk] != items_before.get((pk, sk))} <= {
        "HEALTH",
        f"RUNS#{key}",
        "READINGS",
    }


def test_a_correction_is_the_second_revision_and_the_one_that_is_served(table: Table) -> None:
    run(table, ["fenegosida"], SECOND)
    report = run(table, ["fenegosida"], SECOND + timedelta(hours=1), fenegosida=corrected())["fenegosida"]
    revisions = store.revision_items(table, "gold", DAY)
    assert report.rows_stored == 1
    assert [revision["sk"]["S"] for revision in revisions] == [f"{DAY}#fenegosida#0001", f"{DAY}#fenegosida#0002"]
    printed = [revision["figures"]["M"]["tola"]["M"]["printed"]["S"] for revision in revisions]
    assert printed == ["291500.00", "292000.00"]
    assert _price_served(table) == ("292000", str(DAY))


def test_a_correction_taken_back_is_a_third_revision(table: Table) -> None:
    run(table, ["fenegosida"], SECOND)
    run(table, ["fenegosida"], SECOND + timedelta(hours=1), fenegosida=corrected())
    run(table, ["fenegosida"], SECOND + timedelta(hours=2), fenegosida=good_answer("fenegosida", SECOND))
    assert len(store.revision_items(table, "gold", DAY)) == 3
    assert _price_served(table) == ("291500", str(DAY))


def test_three_sources_confirm_a_day_and_a_late_answer_of_the_day_before_moves_nothing_back(table: Table) -> None:
    keys = ["fenegosida", "nepalipatro", "hamropatro"]
    run(table, keys, SECOND)
    run(table, keys, SECOND + timedelta(hours=1), **{key: good_answer(key, FIRST) for key in keys})
    gold = stored(table, "metals")["gold"]
    assert [str(day.date) for day in gold] == ["2026-09-06", "2026-09-07"]
    assert {day.verdict.status for day in gold} == {"confirmed"}
    assert {day.verdict.agreeing for day in gold} == {tuple(keys)}
    assert _price_served(table) == ("291500", str(DAY))


def _price_served(table: Table) -> tuple[str, str]:
    view = read_models.get(table, "metals")
    assert view is not None
    (gold,) = (metal for metal in codec.unpacked(view.body)["metals"] if metal["instrument"] == "gold")
    return gold["price"], gold["date"]
