"""The edges of the rules of consensus: what a mutant of a bound would change."""

from datetime import timedelta
from decimal import Decimal

from chautari.rates.model.agreement import corroborated
from chautari.rates.model.consensus import decide
from chautari.rates.model.consensus_input import ConsensusInput
from chautari.rates.model.instruments import INSTRUMENTS
from tests.rates.model.judged import judged
from tests.support.observations import NOW, reading, tola

GOLD = INSTRUMENTS["gold"]


def test_ten_grams_without_a_tola_follow_from_nothing() -> None:
    said = reading("fenegosida", {"10g": "263030"})
    assert not corroborated(GOLD, said, [reading("nepalipatro", {"10g": "263030"})])


def test_ten_grams_follow_up_to_six_tenths_of_a_step() -> None:
    # 11667.4992 rupees a tola are 10003 for ten grams: three off, of a step of five.
    said = reading("fenegosida", {"tola": "11667.4992", "10g": "10000"})
    assert corroborated(GOLD, said, [tola("nepalipatro", "11667.4992")])


def test_only_the_last_rate_served_makes_a_figure_look_stale() -> None:
    said = (tola("fenegosida", 305000), tola("nepalipatro", 305000), tola("hamropatro", 306000))
    assert judged(*said, baselines=[300000, 305000]).status == "confirmed"
    assert judged(*said, baselines=[305000, 300000]).status == "held"


def test_who_was_read_at_the_same_instant_disagrees() -> None:
    newer = tola("fenegosida", 294200, revision=2)
    assert judged(newer, tola("nepalipatro", 295700)).status == "held"
    earlier = tola("nepalipatro", 295700, observed_at=NOW - timedelta(minutes=1))
    assert judged(newer, earlier).status == "provisional"


def test_a_first_word_is_no_newer_one() -> None:
    earlier = tola("nepalipatro", 295700, observed_at=NOW - timedelta(minutes=1))
    assert judged(tola("fenegosida", 294200), earlier).status == "held"


def test_a_jump_is_printed_again_up_to_one_days_move_from_it() -> None:
    for amount, status in ((107000, "provisional"), (107001, "held")):
        said = [tola("fenegosida", amount), tola("nepalipatro", amount), tola("hamropatro", 80000)]
        case = ConsensusInput(GOLD, said, [Decimal(80100)], disputed_before=Decimal(100000))
        assert decide(case).status == status
