"""Jumps: a rate far from the days before it is held until a second source confirms it."""

from decimal import Decimal

import pytest

from chautari.rates.model.agreement import headline_amount
from chautari.rates.model.instruments import INSTRUMENTS
from tests.rates.model.verdicts import rule_names, verdict_on
from tests.support.observations import rate, tola


@pytest.mark.parametrize(
    ("instrument", "amount", "status"),
    [
        ("gold", "107000", "provisional"),
        ("gold", "107001", "held"),
        ("gold", "93000", "provisional"),
        ("gold", "92999", "held"),
        ("silver", "112000", "provisional"),
        ("silver", "112001", "held"),
    ],
)
def test_a_move_is_served_on_one_observation_up_to_the_jump(instrument: str, amount: str, status: str) -> None:
    verdict = verdict_on(tola("fenegosida", amount), baselines=[100000], instrument=instrument)
    assert (verdict.status, rule_names(verdict)) == (status, ["jump"] if status == "held" else [])


@pytest.mark.parametrize(
    ("buy", "status"), [("106", "official"), ("106.01", "held"), ("94", "official"), ("93.9", "held")]
)
def test_an_official_rate_jumps_too(buy: str, status: str) -> None:
    assert verdict_on(rate(buy, None), baselines=[100], instrument="EUR").status == status


def test_a_second_source_confirms_a_jump() -> None:
    verdict = verdict_on(tola("fenegosida", 151300), tola("nepalipatro", 151300), baselines=[167200])
    assert (verdict.status, verdict.reasons) == ("confirmed", ())


def test_the_reason_of_a_jump_states_the_rate_that_it_is_measured_from() -> None:
    (reason,) = verdict_on(tola("fenegosida", 151300), baselines=[167200]).reasons
    assert reason.detail == "-9.5% from 167200, more than 7%, on one reading"


def test_the_nearest_baseline_decides_and_the_first_day_has_none() -> None:
    assert verdict_on(tola("fenegosida", 151000), baselines=[167200, 151300]).status == "provisional"
    assert verdict_on(tola("fenegosida", 151000)).status == "provisional"


def test_currencies_are_measured_per_one_whatever_their_unit() -> None:
    assert headline_amount(INSTRUMENTS["JPY"], rate("9.51", "9.55", 10)) == Decimal("0.951")
    assert headline_amount(INSTRUMENTS["KRW"], rate(None, "9.80", 100)) == Decimal("0.098")
    assert verdict_on(rate("160.00", "160.15", 100), baselines=[1.6], instrument="INR").status == "official"
    assert verdict_on(rate("951", None, 10), baselines=[95.1], instrument="JPY").status == "official"
