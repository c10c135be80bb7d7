"""Misprints of the drill of timelines: what they are of, and how a page prints them."""

from decimal import Decimal
from random import Random

import pytest

from tools.drill.timeline.cases import draw
from tools.drill.timeline.kinds import typos
from tools.drill.timeline.plan import Plan, Quote, Word


def test_a_misprint_is_of_what_would_have_been_printed_and_no_other_change_undoes_it() -> None:
    plans = [draw(1, number) for number in range(0, 1600, 2)]
    words = [(plan, word) for plan in plans for word in plan.words if plan.changes == 2 and word.on == word.of]
    mistaken = [(plan, word) for plan, word in words if word.wrong]
    assert len(mistaken) > 20
    assert [plan.kinds for plan, word in mistaken if _is_right(plan, word)] == []


def _is_right(plan: Plan, word: Word) -> bool:
    """Whether a mistaken price is the one that is said without a mistake."""
    meant = [other.table for other in plan.words if other.of == word.of and not other.wrong]
    return any(table[name].per_one == word.table[name].per_one for table in meant for name in word.wrong)


@pytest.mark.parametrize("text", ["8.40", "108.40", "242400.00", "9.59", "20240.00"])
def test_a_misprint_is_a_number_as_a_page_prints_it(text: str) -> None:
    table = {"gold": Quote({"tola": text}), "silver": Quote({"tola": "4800.00"})}
    misprints = [each for name, each in typos.MISPRINTS.items() if "all figures" not in name and "row" not in name]
    rngs = [Random(seed) for seed in range(20)]  # noqa: S311 - repeatable, not secret
    printed = {misprint(table, "gold", rng).figures["tola"] for misprint in misprints for rng in rngs}
    assert len(printed) > 5
    assert {str(Decimal(amount)) for amount in printed} == printed
