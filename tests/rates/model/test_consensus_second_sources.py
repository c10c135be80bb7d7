"""Mirrors of one authority, and the limits of what agreeing sources confirm."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from chautari.rates.model.observations import Observation
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import Verdict
from tests.rates.model.verdicts import verdict_on
from tests.support.observations import (
    FAULT,
    FRIDAY,
    MONDAY,
    NOW,
    SATURDAY,
    SUNDAY,
    evaluated_series,
    observation,
    rate,
    statuses,
    tola,
)

BANK = ("nrb", "nrbday", "nrbapp")
METAL_SOURCES = ("fenegosida", "nepalipatro", "hamropatro")

bank_verdict = partial(verdict_on, instrument="USD")


def bank_rate(source: str, buy: str = "140.10", **fields: Any) -> Observation:
    return rate(buy, "140.70", source=source, **fields)


def test_mirrors_of_the_bank_make_its_rate_official_and_not_confirmed() -> None:
    assert bank_verdict(*map(bank_rate, BANK)) == Verdict("official", "nrb", BANK)


def test_mirrors_of_the_bank_that_disagree_hold_the_day() -> None:
    assert bank_verdict(bank_rate("nrb", "140.40"), bank_rate("nrbday")).status == "held"
    assert bank_verdict(bank_rate("nrb", "140.40"), bank_rate("nrbday"), bank_rate("nrbapp")).status == "held"


def test_the_bank_and_one_mirror_outvote_the_other() -> None:
    verdict = bank_verdict(bank_rate("nrb"), bank_rate("nrbday"), bank_rate("nrbapp", "140.40"))
    assert (verdict.status, verdict.agreeing) == ("official", ("nrb", "nrbday"))


def test_two_mirrors_without_the_bank_are_official_and_one_is_provisional() -> None:
    wrong = bank_rate("nrb", "150.10", faults=[FAULT])
    assert bank_verdict(wrong, bank_rate("nrbday"), bank_rate("nrbapp")).status == "official"
    assert bank_verdict(wrong, bank_rate("nrbday")).status == "provisional"


def test_a_fault_of_the_bank_holds_the_day_with_one_mirror_and_not_with_two() -> None:
    broken = bank_rate("nrb", faults=[FAULT])
    assert bank_verdict(broken, bank_rate("nrbday")).status == "held"
    assert bank_verdict(broken, bank_rate("nrbday"), bank_rate("nrbapp")).status == "official"


def test_mirrors_of_one_authority_confirm_no_jump() -> None:
    verdict = bank_verdict(*map(bank_rate, BANK), baselines=[130])
    assert (verdict.status, [reason.rule for reason in verdict.reasons]) == ("held", ["jump"])


def test_a_day_after_one_with_two_observations_waits_for_its_second() -> None:
    series = evaluated_series(
        "USD",
        {FRIDAY: [bank_rate("nrb")], SATURDAY: [bank_rate("nrb"), bank_rate("nrbday")], SUNDAY: [bank_rate("nrb")]},
    )
    put_observation(series, MONDAY, bank_rate("nrb"))
    reevaluate(series, {MONDAY})
    assert list(statuses(series).values()) == ["official", "official", "provisional", "provisional"]
    put_observation(series, MONDAY, bank_rate("nrbapp"))
    reevaluate(series, {MONDAY})
    assert statuses(series)[MONDAY] == "official"


def test_a_late_second_observation_makes_the_days_after_it_provisional() -> None:
    days = {FRIDAY + timedelta(days=number): [bank_rate("nrb")] for number in range(4)}
    series = evaluated_series("USD", days)
    assert set(statuses(series).values()) == {"official"}
    put_observation(series, FRIDAY, bank_rate("nrbday"))
    reevaluate(series, {FRIDAY})
    assert list(statuses(series).values()) == ["official", "provisional", "provisional", "provisional"]


def test_a_jump_that_somebody_disputes_is_held_though_two_agree() -> None:
    agreeing = tola("fenegosida", 340000), tola("nepalipatro", 340000)
    assert verdict_on(*agreeing, baselines=[305200]).status == "confirmed"
    assert verdict_on(*agreeing, tola("hamropatro", 306800), baselines=[305200]).status == "held"


@pytest.mark.parametrize(("amount", "status"), [(135000, "confirmed"), (135100, "held"), (1000000, "held")])
def test_agreeing_sources_confirm_up_to_five_times_the_jump(amount: int, status: str) -> None:
    agreeing = (tola(source, amount) for source in METAL_SOURCES)
    assert verdict_on(*agreeing, baselines=[100000]).status == status


def test_yesterdays_price_is_confirmed_by_all_of_yesterdays_sources() -> None:
    same = [tola(source, 305200) for source in METAL_SOURCES]
    verdicts = [verdict_on(*same[:count], baselines=[305200], previous_sources=METAL_SOURCES) for count in (2, 3)]
    assert [verdict.status for verdict in verdicts] == ["provisional", "confirmed"]
    assert verdict_on(*same[:2], baselines=[305000], previous_sources=METAL_SOURCES).status == "confirmed"


def test_ten_grams_that_do_not_follow_from_the_tola_are_never_confirmed() -> None:
    rounded, right = ({"tola": "4770", "10g": text} for text in ("4090.0", "4089.5"))
    for figures, status in ((rounded, "provisional"), (right, "confirmed")):
        observations = [observation(source, figures) for source in ("fenegosida", "nepalipatro")]
        assert verdict_on(*observations, instrument="silver").status == status


def test_a_change_after_its_day_outvotes_nobody_and_is_provisional() -> None:
    late = NOW + timedelta(days=1)
    first = {SUNDAY: [tola(source, 305200) for source in METAL_SOURCES]}
    changed = [tola(source, 306800, revision=2, observed_at=late) for source in METAL_SOURCES]
    for count, amount in ((1, "305200"), (2, "306800"), (3, "306800")):
        known = evaluated_series("gold", first)
        for each in changed[:count]:
            put_observation(known, SUNDAY, each)
        reevaluate(known, {SUNDAY})
        assert (statuses(known), known[SUNDAY].lead.figures["tola"]) == ({SUNDAY: "provisional"}, amount)


def test_a_change_on_its_own_day_is_confirmed() -> None:
    both = [tola(source, 306800, revision=2) for source in METAL_SOURCES[:2]]
    assert statuses(evaluated_series("gold", {MONDAY: both})) == {MONDAY: "confirmed"}


def test_a_market_on_a_saturday_that_no_source_showed_in_time_is_provisional() -> None:
    on_the_day = NOW - timedelta(days=2)
    for observed_at, status in ((on_the_day, "confirmed"), (NOW, "provisional")):
        both = [tola(source, 306800, observed_at=observed_at) for source in METAL_SOURCES[:2]]
        assert statuses(evaluated_series("gold", {SATURDAY: both})) == {SATURDAY: status}


def test_a_figure_of_a_held_day_may_be_stale_the_day_after() -> None:
    held = [tola(source, amount) for source, amount in zip(METAL_SOURCES, (306800, 305200, 305200), strict=True)]
    repeated = [tola(source, 305200) for source in METAL_SOURCES[1:]]
    series = evaluated_series("gold", {FRIDAY: [tola("fenegosida", 301600)], SUNDAY: held, MONDAY: repeated})
    assert statuses(series) == {FRIDAY: "provisional", SUNDAY: "held", MONDAY: "provisional"}
