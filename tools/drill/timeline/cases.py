"""A case: an ordinary timeline with one or two kinds of change. All of it follows from a seed and a number."""

from dataclasses import replace
from random import Random

from chautari.rates.model.instruments import Market
from tools.drill.timeline.kinds import KINDS
from tools.drill.timeline.ordinary import ordinary
from tools.drill.timeline.plan import Plan

FOREX_SHARE, TWO_KINDS_SHARE = 0.3, 0.2


def draw(seed: int, number: int) -> Plan:
    """Case `number` of `seed`."""
    rng = Random(f"{seed}/{number}")  # noqa: S311 - a drill has to be repeatable, not secret
    market: Market = "forex" if rng.random() < FOREX_SHARE else "metals"
    plan = ordinary(market, rng)
    kinds = KINDS[market]
    drawn = rng.sample(sorted(kinds), 2 if rng.random() < TWO_KINDS_SHARE else 1)
    for name in sorted(drawn, key=_misprints):  # a misprint is of what would have been printed after all else
        plan = kinds[name](replace(plan, kinds=(*plan.kinds, name), changes=plan.changes + 1), rng)
    return plan


def _misprints(name: str) -> bool:
    return "misprint" in name


def looked_at(number: int) -> bool:
    """Whether a case belongs to the half that may be looked at while rules are made: the odd ones never are."""
    return number % 2 == 0
