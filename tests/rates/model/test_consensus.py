"""What is made of one day's readings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chautari.rates.model.agreement import agree
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import Observation
from chautari.rates.model.series import Verdict
from tests.rates.model.judged import judged, rules
from tests.support.observations import FAULT, rate, reading, tola

GOLD, SILVER = INSTRUMENTS["gold"], INSTRUMENTS["silver"]


def test_one_reading_that_could_have_a_second_is_provisional() -> None:
    for source in ("fenegosida", "nepalipatro", "hamropatro", "goldmandu"):
        assert judged(tola(source, 306800)) == Verdict("provisional", source, (source,))


def test_an_authority_that_nobody_repeats_is_official() -> None:
    assert judged(rate("140.10", "140.70"), instrument="USD") == Verdict("official", "nrb", ("nrb",))


def test_two_that_agree_confirm_and_the_best_of_them_leads() -> None:
    found = judged(tola("nepalipatro", 306800), tola("hamropatro", 306800))
    assert found == Verdict("confirmed", "nepalipatro", ("nepalipatro", "hamropatro"))


@pytest.mark.parametrize(("other", "status"), [(306803, "confirmed"), (306797, "confirmed"), (306804, "held")])
def test_agreement_ends_at_the_tolerance(other: int, status: str) -> None:
    assert judged(tola("fenegosida", 306800), tola("hamropatro", other)).status == status


def test_two_that_disagree_hold_the_day_and_both_are_named() -> None:
    found = judged(tola("fenegosida", 306800), tola("nepalipatro", 305200))
    assert (found.status, found.agreeing) == ("held", ("fenegosida",))
    assert [fault.detail for fault in found.reasons] == ["fenegosida says 306800", "nepalipatro says 305200"]


def test_the_authority_with_one_republisher_outvotes_another() -> None:
    found = judged(tola("fenegosida", 306800), tola("nepalipatro", 306800), tola("hamropatro", 305200))
    assert (found.status, found.source) == ("confirmed", "fenegosida")
    assert found.agreeing == ("fenegosida", "nepalipatro")
    assert [fault.detail for fault in found.reasons] == ["hamropatro says 305200"]


def test_two_republishers_never_outvote_the_authority() -> None:
    found = judged(tola("fenegosida", 306800), tola("nepalipatro", 305200), tola("hamropatro", 305200))
    assert (found.status, found.source) == ("held", "fenegosida")
    assert rules(found) == ["readings_disagree"] * 3


def test_republishers_do_not_outvote_each_other() -> None:
    found = judged(tola("nepalipatro", 306800), tola("hamropatro", 305200), tola("goldmandu", 306800))
    assert found.status == "held"


def test_a_reading_that_breaks_a_rule_neither_leads_nor_confirms_nor_dissents() -> None:
    faulted = tola("nepalipatro", 30680, faults=[FAULT])
    found = judged(tola("fenegosida", 306800), faulted)
    assert (found.status, found.agreeing, rules(found)) == ("provisional", ("fenegosida",), ["some_rule"])
    assert found.reasons[0].detail == "nepalipatro: broken"


def test_a_day_of_nothing_but_faults_is_held() -> None:
    found = judged(tola("fenegosida", 306800, faults=[FAULT]), tola("nepalipatro", 306800, faults=[FAULT]))
    assert found.status == "held"
    assert (found.agreeing, rules(found)) == ((), ["some_rule", "some_rule"])


def test_a_republisher_that_prints_less_does_not_cleanse_the_authoritys_fault() -> None:
    wrong = {"tola": "308600", "10g": "263030"}
    readings = [reading(source, wrong, faults=[FAULT]) for source in ("fenegosida", "nepalipatro")]
    found = judged(*readings, tola("hamropatro", 308600), baselines=[305200])
    assert (found.status, found.source) == ("held", "hamropatro")


def test_a_republisher_that_says_otherwise_stands_beside_a_faulted_authority() -> None:
    wrong = reading("fenegosida", {"tola": "308600", "10g": "263030"}, faults=[FAULT])
    assert judged(wrong, tola("hamropatro", 306800), baselines=[305200]).status == "provisional"


def test_a_fault_below_the_authority_does_not_hold_it() -> None:
    same = tola("hamropatro", 306800, faults=[FAULT])
    assert judged(tola("fenegosida", 306800), same).status == "provisional"


def test_agreement_needs_something_that_both_say() -> None:
    both = {"tola": "306800", "10g": "263030"}
    assert agree(GOLD, reading("fenegosida", both), tola("hamropatro", 306800))
    assert not agree(GOLD, reading("fenegosida", both), reading("nepalipatro", {**both, "10g": "26303"}))
    assert not agree(GOLD, tola("fenegosida", 306800), reading("nepalipatro", {"10g": "263030"}))
    assert agree(SILVER, tola("fenegosida", 4770), tola("hamropatro", "4770.5"))


amounts = st.sampled_from([306800, 306802, 305200, 30680])
faults = st.sampled_from([(), (FAULT,)])
SOURCES = ("fenegosida", "nepalipatro", "hamropatro", "goldmandu")


@given(
    st.lists(st.tuples(amounts, faults), min_size=1, max_size=4), st.lists(st.sampled_from([306000, 30600]), max_size=2)
)
def test_whatever_is_read_a_faulted_reading_is_never_served(
    said: list[tuple[int, tuple[()]]], baselines: list[int]
) -> None:
    readings = [tola(source, amount, faults=f) for source, (amount, f) in zip(SOURCES, said, strict=False)]
    found = judged(*readings, baselines=baselines)
    lead = next(each for each in readings if each.source == found.source)
    assert found.status == "held" or not lead.faults
    assert (found.status == "confirmed") <= (len(found.agreeing) > 1)
    assert (found.status == "held") <= bool(found.reasons)


def whole(source: str, amount: str, ten: str) -> Observation:
    return reading(source, {"tola": amount, "10g": ten})


def test_rounding_excuses_a_republisher_and_not_the_one_who_leads() -> None:
    assert judged(tola("fenegosida", 306800), tola("hamropatro", "306798.27")).status == "confirmed"
    assert judged(tola("fenegosida", 306801), tola("hamropatro", 306800)).status == "held"
    assert judged(tola("fenegosida", 306850), tola("hamropatro", 306850)).status == "confirmed"
    tens = whole("fenegosida", "306800", "263030"), whole("nepalipatro", "306800", "263032")
    assert judged(*tens).status == "held"


@pytest.mark.parametrize(
    ("ten", "status"), [("4089.5", "confirmed"), ("4090", "provisional"), ("4089.55", "provisional")]
)
def test_a_figure_that_nobody_repeats_is_confirmed_only_where_it_follows(ten: str, status: str) -> None:
    found = judged(whole("nepalipatro", "4770", ten), tola("hamropatro", 4770), instrument="silver")
    assert (found.status, found.agreeing) == (status, ("nepalipatro", "hamropatro"))


def test_republishers_that_repeat_yesterday_confirm_nothing_without_the_authority() -> None:
    stale = tola("nepalipatro", 305200), tola("hamropatro", 305200)
    assert judged(*stale, baselines=[305200]).status == "provisional"
    assert judged(*stale, baselines=[305100]).status == "confirmed"
    assert judged(tola("fenegosida", 305200), *stale, baselines=[305200]).status == "confirmed"


def test_who_repeats_yesterday_outvotes_nobody() -> None:
    readings = tola("fenegosida", 305200), tola("nepalipatro", 305200), tola("hamropatro", 306800)
    assert judged(*readings, baselines=[305200]).status == "held"
    assert judged(*readings, baselines=[304000]).status == "confirmed"
