"""The authority's own error: every answer of a market says the same wrong thing. No comparison can show it."""

from decimal import Decimal
from random import Random

from tools.drill.answers import Answer, Cell, edited, written_like
from tools.drill.mutations.amounts import FACTORS, typo
from tools.drill.world import World

Amounts = dict[tuple[str, str], Decimal]


def wrong_today(answers: list[Answer], world: World, rng: Random) -> tuple[str, Amounts]:
    """A name, and what today's amounts are said to be by instrument and figure."""
    right = {(c.instrument, c.figure): c for answer in answers for c in answer.cells if c.on == world.today}
    instrument = rng.choice(sorted({name for name, _ in right}))
    of_it = {key: cell for key, cell in right.items() if key[0] == instrument}
    kind = rng.choice(("a digit wrong everywhere", "all scaled everywhere", "yesterday's everywhere"))
    if kind == "yesterday's everywhere":
        return kind, {key: world.earlier(cell) for key, cell in right.items()}
    if kind == "all scaled everywhere":
        return kind, _times(right, Decimal(rng.choice(FACTORS)))
    first = next(iter(of_it.values())).amount
    return kind, _times(of_it, Decimal(typo(str(first), rng)) / first)


def _times(cells: dict[tuple[str, str], Cell], factor: Decimal) -> Amounts:
    return {key: cell.amount * factor for key, cell in cells.items()}


def said(answer: Answer, world: World, amounts: Amounts) -> str:
    """The answer with those amounts today."""
    today = [cell for cell in answer.cells if cell.on == world.today and (cell.instrument, cell.figure) in amounts]
    return edited(answer.text, [(c.span, written_like(c.span.text, amounts[c.instrument, c.figure])) for c in today])
