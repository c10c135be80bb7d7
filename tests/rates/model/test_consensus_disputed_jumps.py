"""Real jumps that one source never follows: held on the first day, and not for ever."""

from collections.abc import Iterable
from datetime import date

import pytest

from chautari.rates.model.observations import Observation
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import Series
from tests.support.observations import FAULT, evaluated_series, rate, statuses, tola

FRIDAY, *DAYS = (date(2026, 8, day) for day in (14, 16, 17, 18, 19))


def gold_series(amounts: Iterable[int], third: int = 167200, **fields: object) -> Series:
    """Days on which two sources print an amount and a third another; on the Friday it was 167200."""
    days: dict[date, list[Observation]] = {FRIDAY: [tola("fenegosida", 167200)]}
    for on, amount in zip(DAYS, amounts, strict=False):
        days[on] = [tola("fenegosida", amount), tola("nepalipatro", amount), tola("hamropatro", third, **fields)]
    return evaluated_series("gold", days)


def test_a_jump_that_two_print_again_is_provisional_and_then_goes_on_as_any_rate() -> None:
    known = gold_series([200000, 200100])
    assert [*statuses(known).values()] == ["provisional", "held", "provisional"]
    assert known[DAYS[1]].verdict.rule == "jump_again"
    assert [fault.rule for fault in known[DAYS[1]].verdict.reasons] == ["readings_disagree"]


def test_a_disputed_jump_is_released_as_soon_as_two_later_days_bear_it_out() -> None:
    assert [*statuses(gold_series([200000, 200100, 200200])).values()] == ["provisional"] + ["confirmed"] * 3


def test_a_jump_that_two_print_again_is_no_ground_for_another_one() -> None:
    assert [*statuses(gold_series([200000, 240000])).values()] == ["provisional", "held", "held"]


def test_a_jump_that_the_authority_alone_prints_again_stays_held() -> None:
    series = gold_series([200000])
    put_observation(series, DAYS[1], tola("fenegosida", 200100))
    put_observation(series, DAYS[1], tola("hamropatro", 167200))
    reevaluate(series, {DAYS[1]})
    assert [*statuses(series).values()] == ["provisional", "held", "held"]


def test_a_jump_that_republishers_print_again_without_the_authority_stays_held() -> None:
    series = gold_series([200000])
    for source, amount in (("nepalipatro", 200100), ("hamropatro", 200100), ("goldmandu", 167200)):
        put_observation(series, DAYS[1], tola(source, amount))
    reevaluate(series, {DAYS[1]})
    assert series[DAYS[1]].verdict.status == "held"


def test_a_day_at_the_amount_before_the_disputed_jump_is_confirmed() -> None:
    assert [*statuses(gold_series([200000, 167300], third=167100)).values()] == ["provisional", "held", "confirmed"]


@pytest.mark.parametrize("code", ["USD", "INR"])
def test_a_currency_of_which_one_address_stays_frozen_is_official_again(code: str) -> None:
    prices = {FRIDAY: "140.00", DAYS[0]: "160.00", DAYS[1]: "160.10"}
    said = {
        on: [
            rate(buy, None, source="nrb"),
            rate(buy, None, source="nrbday"),
            rate("140.00" if on == FRIDAY else "140.10", None, source="nrbapp"),
        ]
        for on, buy in prices.items()
    }
    assert [*statuses(evaluated_series(code, said)).values()] == ["official", "held", "provisional"]
    said[DAYS[2]] = [rate("160.20", None, source=source) for source in ("nrb", "nrbday")]
    assert {*statuses(evaluated_series(code, said)).values()} == {"official"}


def test_a_lower_source_that_breaks_a_rule_every_day_holds_a_jump_for_one_day() -> None:
    said = {FRIDAY: [tola("fenegosida", 167200)]}
    said |= {
        on: [tola("fenegosida", 200000 + at), tola("hamropatro", 200000, faults=[FAULT])]
        for at, on in enumerate(DAYS[:2])
    }
    assert [*statuses(evaluated_series("gold", said)).values()] == ["provisional", "held", "provisional"]


def test_a_jump_with_a_faulted_authority_makes_no_other_figure_plausible() -> None:
    days = {FRIDAY: [tola("fenegosida", 167200)]}
    days |= {
        on: [tola("fenegosida", 9, faults=[FAULT]), tola("nepalipatro", 200000 + at)] for at, on in enumerate(DAYS)
    }
    assert set(statuses(evaluated_series("gold", days)).values()) == {"provisional", "held"}
    assert [day.date for day in evaluated_series("gold", days) if day.served] == [FRIDAY]
