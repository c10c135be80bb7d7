"""Bounds of the consensus rules, each tested on both of its sides."""

from datetime import timedelta
from decimal import Decimal

import pytest

from chautari.rates.model.agreement import corroborated
from chautari.rates.model.consensus import decide
from chautari.rates.model.consensus_input import ConsensusInput
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.plausibility import Baseline, moves_with_the_table
from tests.rates.model.verdicts import verdict_on
from tests.support.observations import NOW, observation, rate, tola

GOLD = INSTRUMENTS["gold"]


def test_ten_grams_without_a_tola_are_never_corroborated() -> None:
    lead = observation("fenegosida", {"10g": "263030"})
    assert not corroborated(GOLD, lead, [observation("nepalipatro", {"10g": "263030"})])


def test_ten_grams_follow_up_to_six_tenths_of_a_step() -> None:
    # 11667.4992 rupees a tola are 10003 for ten grams: three off, of a step of five.
    lead = observation("fenegosida", {"tola": "11667.4992", "10g": "10000"})
    assert corroborated(GOLD, lead, [tola("nepalipatro", "11667.4992")])


def test_only_the_last_rate_served_makes_a_figure_stale() -> None:
    observations = (tola("fenegosida", 305000), tola("nepalipatro", 305000), tola("hamropatro", 306000))
    assert verdict_on(*observations, baselines=[300000, 305000]).status == "confirmed"
    assert verdict_on(*observations, baselines=[305000, 300000]).status == "held"


def test_an_observation_of_the_same_instant_dissents_and_an_earlier_one_is_outdated() -> None:
    revised = tola("fenegosida", 294200, revision=2)
    assert verdict_on(revised, tola("nepalipatro", 295700)).status == "held"
    earlier = tola("nepalipatro", 295700, observed_at=NOW - timedelta(minutes=1))
    assert verdict_on(revised, earlier).status == "provisional"


def test_a_first_revision_makes_no_earlier_observation_outdated() -> None:
    earlier = tola("nepalipatro", 295700, observed_at=NOW - timedelta(minutes=1))
    assert verdict_on(tola("fenegosida", 294200), earlier).status == "held"


def test_a_jump_is_printed_again_up_to_one_days_move_from_it() -> None:
    for amount, status in ((107000, "provisional"), (107001, "held")):
        observations = [tola("fenegosida", amount), tola("nepalipatro", amount), tola("hamropatro", 80000)]
        case = ConsensusInput(GOLD, observations, [Baseline(Decimal(80100))], disputed_jump=Decimal(100000))
        assert decide(case).status == status


@pytest.mark.parametrize(("revisions", "stale"), [((1, 2), True), ((2, 1), True), ((2, 2), False)])
def test_an_unchanged_price_is_no_stale_page_where_two_came_back_to_it(revisions: tuple[int, int], stale: bool) -> None:
    sources = zip(("fenegosida", "nepalipatro"), revisions, strict=True)
    observations = [tola(source, 100000, revision=revision) for source, revision in sources]
    assert ConsensusInput(GOLD, observations, [Baseline(Decimal(100000))]).looks_stale is stale


def test_an_amount_is_plausible_up_to_the_jump_of_the_days_passed() -> None:
    case = ConsensusInput(GOLD, [tola("fenegosida", 100000)], [Baseline(Decimal(100000))])
    assert case.is_plausible(Decimal(107000))
    assert not case.is_plausible(Decimal(107001))


@pytest.mark.parametrize(
    ("move", "dollar", "limit", "together"),
    [
        pytest.param("0.05", "100", "0.06", False, id="the dollar stood"),
        pytest.param("-0.12", "94", "0.07", True, id="half as far"),
        pytest.param("-0.10", "96", "0.07", False, id="less than half as far"),
        pytest.param("0.166", "110", "0.06", True, id="apart by the limit"),
        pytest.param("0.17", "110", "0.06", False, id="apart by more"),
    ],
)
def test_a_currency_moves_with_its_table_half_as_far_and_within_the_limit(
    move: str, dollar: str, limit: str, together: bool
) -> None:
    lead = rate("1", None, related={"INR": "160.00", "USD": dollar})
    baseline = Baseline(Decimal(1), None, {"INR": "160.00", "USD": "100"})
    assert moves_with_the_table(lead, baseline, Decimal(move), Decimal(limit)) is together
