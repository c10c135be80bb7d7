"""What a second look at the same authority is worth, and how far those who agree are believed."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from chautari.rates.model.consensus import decide
from chautari.rates.model.consensus_input import ConsensusInput
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import Observation
from chautari.rates.model.plausibility import Baseline
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import Verdict
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
EVERYONE = ("fenegosida", "nepalipatro", "hamropatro")


def judged(
    *readings: Observation,
    instrument: str = "USD",
    baselines: Sequence[int] = (),
    previous_sources: Collection[str] = (),
) -> Verdict:
    return decide(
        ConsensusInput(
            INSTRUMENTS[instrument], readings, [Baseline(Decimal(each)) for each in baselines], previous_sources
        )
    )


def said(source: str, buy: str = "140.10", **more: Any) -> Observation:
    return rate(buy, "140.70", source=source, **more)


def test_further_addresses_of_the_bank_make_its_rate_official_and_not_confirmed() -> None:
    assert judged(*map(said, BANK)) == Verdict("official", "nrb", BANK)


def test_two_addresses_of_the_bank_that_disagree_hold_the_day() -> None:
    assert judged(said("nrb", "140.40"), said("nrbday")).status == "held"
    assert judged(said("nrb", "140.40"), said("nrbday"), said("nrbapp")).status == "held"


def test_the_bank_and_one_further_address_outvote_the_other() -> None:
    found = judged(said("nrb"), said("nrbday"), said("nrbapp", "140.40"))
    assert (found.status, found.agreeing) == ("official", ("nrb", "nrbday"))


def test_further_addresses_alone_are_official_together_and_provisional_alone() -> None:
    wrong = said("nrb", "150.10", faults=[FAULT])
    assert judged(wrong, said("nrbday"), said("nrbapp")).status == "official"
    assert judged(wrong, said("nrbday")).status == "provisional"


def test_a_fault_of_the_banks_table_stands_against_one_further_address_and_not_against_two() -> None:
    broken = said("nrb", faults=[FAULT])
    assert judged(broken, said("nrbday")).status == "held"
    assert judged(broken, said("nrbday"), said("nrbapp")).status == "official"


def test_addresses_of_one_authority_confirm_no_jump() -> None:
    found = judged(*map(said, BANK), baselines=[130])
    assert (found.status, [fault.rule for fault in found.reasons]) == ("held", ["jump"])


def test_a_day_after_one_that_was_read_twice_waits_for_its_second_reading() -> None:
    known = evaluated_series(
        "USD", {FRIDAY: [said("nrb")], SATURDAY: [said("nrb"), said("nrbday")], SUNDAY: [said("nrb")]}
    )
    put_observation(known, MONDAY, said("nrb"))
    reevaluate(known, {MONDAY})
    assert list(statuses(known).values()) == ["official", "official", "provisional", "provisional"]
    put_observation(known, MONDAY, said("nrbapp"))
    reevaluate(known, {MONDAY})
    assert statuses(known)[MONDAY] == "official"


def test_a_second_reading_that_comes_late_says_of_the_days_after_it_that_they_wait() -> None:
    days = {FRIDAY + timedelta(days=number): [said("nrb")] for number in range(4)}
    known = evaluated_series("USD", days)
    assert set(statuses(known).values()) == {"official"}
    put_observation(known, FRIDAY, said("nrbday"))
    reevaluate(known, {FRIDAY})
    assert list(statuses(known).values()) == ["official", "provisional", "provisional", "provisional"]


def test_a_jump_that_somebody_disputes_is_held_though_two_agree() -> None:
    agreeing = tola("fenegosida", 340000), tola("nepalipatro", 340000)
    assert judged(*agreeing, instrument="gold", baselines=[305200]).status == "confirmed"
    assert judged(*agreeing, tola("hamropatro", 306800), instrument="gold", baselines=[305200]).status == "held"


@pytest.mark.parametrize(("amount", "status"), [(135000, "confirmed"), (135100, "held"), (1000000, "held")])
def test_all_who_agree_confirm_five_times_the_jump_and_no_more(amount: int, status: str) -> None:
    everyone = (tola(source, amount) for source in EVERYONE)
    assert judged(*everyone, instrument="gold", baselines=[100000]).status == status


def test_yesterdays_price_is_confirmed_by_all_who_spoke_yesterday() -> None:
    same = [tola(source, 305200) for source in EVERYONE]
    found = [
        judged(*same[:count], instrument="gold", baselines=[305200], previous_sources=EVERYONE) for count in (2, 3)
    ]
    assert [each.status for each in found] == ["provisional", "confirmed"]
    assert judged(*same[:2], instrument="gold", baselines=[305000], previous_sources=EVERYONE).status == "confirmed"


def test_ten_grams_that_do_not_follow_from_the_tola_are_confirmed_by_nobody() -> None:
    rounded, right = ({"tola": "4770", "10g": text} for text in ("4090.0", "4089.5"))
    for figures, status in ((rounded, "provisional"), (right, "confirmed")):
        readings = [observation(source, figures) for source in ("fenegosida", "nepalipatro")]
        assert judged(*readings, instrument="silver").status == status


def test_what_is_changed_after_its_day_outvotes_nobody_and_is_provisional() -> None:
    late = NOW + timedelta(days=1)
    first = {SUNDAY: [tola(source, 305200) for source in EVERYONE]}
    changed = [tola(source, 306800, revision=2, observed_at=late) for source in EVERYONE]
    for count, amount in ((2, "305200"), (3, "306800")):
        known = evaluated_series("gold", first)
        for each in changed[:count]:
            put_observation(known, SUNDAY, each)
        reevaluate(known, {SUNDAY})
        assert (statuses(known), known[SUNDAY].lead.figures["tola"]) == ({SUNDAY: "provisional"}, amount)


def test_a_change_on_its_own_day_is_confirmed() -> None:
    both = [tola(source, 306800, revision=2) for source in EVERYONE[:2]]
    assert statuses(evaluated_series("gold", {MONDAY: both})) == {MONDAY: "confirmed"}


def test_a_market_saturday_of_which_nobody_spoke_in_time_is_provisional() -> None:
    on_the_day = NOW - timedelta(days=2)
    for told, status in ((on_the_day, "confirmed"), (NOW, "provisional")):
        both = [tola(source, 306800, observed_at=told) for source in EVERYONE[:2]]
        assert statuses(evaluated_series("gold", {SATURDAY: both})) == {SATURDAY: status}


def test_what_somebody_said_of_a_day_that_is_held_may_be_stale_the_day_after() -> None:
    held = [tola(source, amount) for source, amount in zip(EVERYONE, (306800, 305200, 305200), strict=True)]
    repeated = [tola(source, 305200) for source in EVERYONE[1:]]
    found = evaluated_series("gold", {FRIDAY: [tola("fenegosida", 301600)], SUNDAY: held, MONDAY: repeated})
    assert statuses(found) == {FRIDAY: "provisional", SUNDAY: "held", MONDAY: "provisional"}
