"""Thirty days at the real rhythm: revisions, misprints of others, outages, redeliveries, two runs at once, kills.

Whatever was served had been said by then; every proof leads to its bytes; every past answer is given again.
"""

import gzip
import hashlib
import json
import re
from datetime import date, datetime
from decimal import Decimal
from random import Random

import pytest

from chautari.rates.store import series as stored
from tests.support.faulty import Faulty, Killed
from tests.support.month import Month, Served, play
from tests.support.month_plan import plans_of, polls, random_instants
from tests.support.wholeness import require_whole
from tools.drill.timeline.plan import Plan

pytestmark = pytest.mark.slow

INSTANTS = 300
WRITES = ("put_item", "put_object", "transact_write_items")
ADDRESSES = (
    "/v1/metals",
    "/v1/forex",
    "/v1/metals/gold/history?from=2026-06-14",
    "/v1/forex/USD/history?from=2026-06-14&format=csv",
    "/v1/convert?amount=1&from=gold:tola&to=USD",
)
Figures = dict[str, Decimal]


@pytest.fixture(scope="module")
def month() -> Month:
    rng = Random("thirty days")  # noqa: S311 - repeatable, not secret
    played = Month(plans_of(rng))
    play(played, rng, random_instants(rng, INSTANTS), ADDRESSES)
    return played


def figures_said(plan: Plan, served: Served) -> list[Figures]:
    """What the authority had said of an instrument and day by an instant, in order."""
    words = [word for word in plan.words if word.on == served.date and word.at <= served.at]
    return [word.table[served.instrument].per_one for word in words if served.instrument in word.table]


def is_said(served: Served, said: list[Figures]) -> bool:
    return any(served.figures.items() <= figures.items() for figures in said)


def test_the_month_had_all_that_it_is_to_have(month: Month) -> None:
    assert len(polls()) > 1500
    assert month.redelivered > 50 < month.killed
    assert month.interleaved > 10
    assert len(month.served) > 500
    assert {each.market for each in month.served} == {"metals", "forex"}
    assert len({each.date for each in month.served if each.instrument == "gold"}) > 20
    assert all(plan.outages for plan in month.plans.values())


def test_every_value_served_had_been_said_of_its_day_by_then(month: Month) -> None:
    wrong = [each for each in month.served if not is_said(each, figures_said(month.plans[each.market], each))]
    assert wrong == []


def test_no_instrument_goes_back_to_an_earlier_day(month: Month) -> None:
    newest: dict[str, date] = {}
    for each in month.served:
        assert newest.get(each.instrument, each.date) <= each.date
        newest[each.instrument] = each.date


def test_the_same_event_twice_changes_nothing(month: Month) -> None:
    assert month.disturbed == []


def test_no_market_day_is_lost(month: Month) -> None:
    for plan in month.plans.values():
        for name in plan.words[0].table:
            days = stored.series_of(name, stored.latest_years(month.table, name))
            assert [day.date for day in days if day.served] == list(plan.days)


def test_every_proof_leads_to_bytes_of_its_hash(month: Month) -> None:
    days = {(each.instrument, each.date) for each in month.served}
    readings = 0
    for instrument, on in sorted(days):
        status, body = month.get(f"/v1/proof/{instrument}.{on}")
        assert status == 200, body
        for proof in json.loads(body)["proofs"]:
            fetched = proof["answer"]
            kept = gzip.decompress(month.shelf.objects[f"answers/{fetched['sha256']}.gz"])
            assert (hashlib.sha256(kept).hexdigest(), len(kept)) == (fetched["sha256"], fetched["size"])
            readings += 1
    assert readings > 1500
    require_whole(month.items, month.shelf.objects)


def test_asked_about_an_instant_the_answer_is_what_it_was_to_the_byte(month: Month) -> None:
    assert len(month.answered) == INSTANTS
    month.now = polls()[-1][0]
    others = [
        (at, address)
        for at, answers in month.answered.items()
        for address, answer in answers.items()
        if as_of(month, address, at) != answer
    ]
    assert others == []


def as_of(month: Month, address: str, at: datetime) -> tuple[int, str]:
    """The answer about an instant, without the words that say which."""
    joint = "&" if "?" in address else "?"
    status, body = month.get(f"{address}{joint}as_of={at.isoformat().replace('+', '%2B')}")
    return status, re.sub(r'^\{"as_of":"[^"]*",', "{", body)


@pytest.mark.parametrize("key", ["fenegosida", "nrb"])
def test_a_run_killed_after_any_of_its_writes_serves_nothing_wrong_and_is_made_good(month: Month, key: str) -> None:
    before, whole, faults = month.before_revisions[key], month.before_revisions[key].copy(), Faulty()
    whole.run(key, *faults.wrap(whole.table, whole.archive))
    writes = [number for number, call in enumerate(faults.calls, 1) if call in WRITES]
    assert len(writes) > 5
    for number in writes:
        killed = before.copy()
        with pytest.raises(Killed):
            killed.run(key, *Faulty(number, Killed, late=True).wrap(killed.table, killed.archive))
        killed.note()
        require_whole(killed.items, killed.shelf.objects)
        assert all(is_said(each, figures_said(killed.plans[each.market], each)) for each in killed.served)
        killed.run(key)
        assert shown(killed) == shown(whole)


def shown(month: Month) -> list[tuple[int, str]]:
    return [month.get(address) for address in ADDRESSES]
