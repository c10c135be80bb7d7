"""Verdicts on the observations of one day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chautari.rates.model.agreement import agree
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import Observation
from chautari.rates.model.series import Verdict
from tests.rates.model.verdicts import rule_names, verdict_on
from tests.support.observations import FAULT, observation, rate, tola

GOLD, SILVER = INSTRUMENTS["gold"], INSTRUMENTS["silver"]


def test_one_observation_that_could_have_a_second_is_provisional() -> None:
    for source in ("fenegosida", "nepalipatro", "hamropatro", "goldmandu"):
        assert verdict_on(tola(source, 306800)) == Verdict("provisional", source, (source,))


def test_an_authority_that_nobody_repeats_is_official() -> None:
    assert verdict_on(rate("140.10", "140.70"), instrument="USD") == Verdict("official", "nrb", ("nrb",))


def test_two_that_agree_confirm_and_the_higher_ranked_leads() -> None:
    verdict = verdict_on(tola("nepalipatro", 306800), tola("hamropatro", 306800))
    assert verdict == Verdict("confirmed", "nepalipatro", ("nepalipatro", "hamropatro"))


@pytest.mark.parametrize(("second", "status"), [(306803, "confirmed"), (306797, "confirmed"), (306804, "held")])
def test_agreement_ends_at_the_tolerance(second: int, status: str) -> None:
    assert verdict_on(tola("fenegosida", 306800), tola("hamropatro", second)).status == status


def test_two_that_disagree_hold_the_day_and_both_are_named() -> None:
    verdict = verdict_on(tola("fenegosida", 306800), tola("nepalipatro", 305200))
    assert (verdict.status, verdict.agreeing) == ("held", ("fenegosida",))
    assert [fault.detail for fault in verdict.reasons] == ["fenegosida says 306800", "nepalipatro says 305200"]


def test_the_authority_with_one_republisher_outvotes_another() -> None:
    verdict = verdict_on(tola("fenegosida", 306800), tola("nepalipatro", 306800), tola("hamropatro", 305200))
    assert (verdict.status, verdict.source) == ("confirmed", "fenegosida")
    assert verdict.agreeing == ("fenegosida", "nepalipatro")
    assert [fault.detail for fault in verdict.reasons] == ["hamropatro says 305200"]


def test_two_republishers_never_outvote_the_authority() -> None:
    verdict = verdict_on(tola("fenegosida", 306800), tola("nepalipatro", 305200), tola("hamropatro", 305200))
    assert (verdict.status, verdict.source) == ("held", "fenegosida")
    assert rule_names(verdict) == ["readings_disagree"] * 3


def test_republishers_do_not_outvote_each_other() -> None:
    verdict = verdict_on(tola("nepalipatro", 306800), tola("hamropatro", 305200), tola("goldmandu", 306800))
    assert verdict.status == "held"


def test_an_observation_that_breaks_a_rule_neither_leads_nor_confirms_nor_dissents() -> None:
    faulted = tola("nepalipatro", 30680, faults=[FAULT])
    verdict = verdict_on(tola("fenegosida", 306800), faulted)
    assert (verdict.status, verdict.agreeing, rule_names(verdict)) == ("provisional", ("fenegosida",), ["some_rule"])
    assert verdict.reasons[0].detail == "nepalipatro: broken"


def test_a_day_without_a_sound_observation_is_held() -> None:
    verdict = verdict_on(tola("fenegosida", 306800, faults=[FAULT]), tola("nepalipatro", 306800, faults=[FAULT]))
    assert verdict.status == "held"
    assert (verdict.agreeing, rule_names(verdict)) == ((), ["some_rule", "some_rule"])


def test_a_republisher_that_prints_fewer_figures_does_not_excuse_the_authoritys_fault() -> None:
    wrong = {"tola": "308600", "10g": "263030"}
    observations = [observation(source, wrong, faults=[FAULT]) for source in ("fenegosida", "nepalipatro")]
    verdict = verdict_on(*observations, tola("hamropatro", 308600), baselines=[305200])
    assert (verdict.status, verdict.source) == ("held", "hamropatro")


def test_a_republisher_that_differs_from_a_faulted_authority_is_provisional() -> None:
    wrong = observation("fenegosida", {"tola": "308600", "10g": "263030"}, faults=[FAULT])
    assert verdict_on(wrong, tola("hamropatro", 306800), baselines=[305200]).status == "provisional"


def test_a_fault_below_the_authority_does_not_hold_it() -> None:
    same = tola("hamropatro", 306800, faults=[FAULT])
    assert verdict_on(tola("fenegosida", 306800), same).status == "provisional"


def test_agreement_needs_a_shared_figure() -> None:
    both = {"tola": "306800", "10g": "263030"}
    assert agree(GOLD, observation("fenegosida", both), tola("hamropatro", 306800))
    assert not agree(GOLD, observation("fenegosida", both), observation("nepalipatro", {**both, "10g": "26303"}))
    assert not agree(GOLD, tola("fenegosida", 306800), observation("nepalipatro", {"10g": "263030"}))
    assert agree(SILVER, tola("fenegosida", 4770), tola("hamropatro", "4770.5"))


AMOUNTS = st.sampled_from([306800, 306802, 305200, 30680])
FAULTS = st.sampled_from([(), (FAULT,)])
SOURCES = ("fenegosida", "nepalipatro", "hamropatro", "goldmandu")


@given(
    st.lists(st.tuples(AMOUNTS, FAULTS), min_size=1, max_size=4), st.lists(st.sampled_from([306000, 30600]), max_size=2)
)
def test_a_faulted_observation_is_never_served(rows: list[tuple[int, tuple[()]]], baselines: list[int]) -> None:
    observations = [
        tola(source, amount, faults=faults) for source, (amount, faults) in zip(SOURCES, rows, strict=False)
    ]
    verdict = verdict_on(*observations, baselines=baselines)
    lead = next(candidate for candidate in observations if candidate.source == verdict.source)
    assert verdict.status == "held" or not lead.faults
    assert (verdict.status == "confirmed") <= (len(verdict.agreeing) > 1)
    assert (verdict.status == "held") <= bool(verdict.reasons)


def with_ten_grams(source: str, amount: str, ten: str) -> Observation:
    return observation(source, {"tola": amount, "10g": ten})


def test_the_tolerance_is_for_a_republisher_and_not_for_the_lead() -> None:
    assert verdict_on(tola("fenegosida", 306800), tola("hamropatro", "306798.27")).status == "confirmed"
    assert verdict_on(tola("fenegosida", 306801), tola("hamropatro", 306800)).status == "held"
    assert verdict_on(tola("fenegosida", 306850), tola("hamropatro", 306850)).status == "confirmed"
    tens = with_ten_grams("fenegosida", "306800", "263030"), with_ten_grams("nepalipatro", "306800", "263032")
    assert verdict_on(*tens).status == "held"


@pytest.mark.parametrize(
    ("ten", "status"), [("4089.5", "confirmed"), ("4090", "provisional"), ("4089.55", "provisional")]
)
def test_ten_grams_that_nobody_repeats_are_confirmed_only_if_they_follow_from_the_tola(ten: str, status: str) -> None:
    verdict = verdict_on(with_ten_grams("nepalipatro", "4770", ten), tola("hamropatro", 4770), instrument="silver")
    assert (verdict.status, verdict.agreeing) == (status, ("nepalipatro", "hamropatro"))


def test_republishers_that_repeat_yesterday_confirm_nothing_without_the_authority() -> None:
    stale = tola("nepalipatro", 305200), tola("hamropatro", 305200)
    assert verdict_on(*stale, baselines=[305200]).status == "provisional"
    assert verdict_on(*stale, baselines=[305100]).status == "confirmed"
    assert verdict_on(tola("fenegosida", 305200), *stale, baselines=[305200]).status == "confirmed"


def test_sources_that_repeat_yesterday_outvote_nobody() -> None:
    observations = tola("fenegosida", 305200), tola("nepalipatro", 305200), tola("hamropatro", 306800)
    assert verdict_on(*observations, baselines=[305200]).status == "held"
    assert verdict_on(*observations, baselines=[304000]).status == "confirmed"
