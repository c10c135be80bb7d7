"""What a mutation is, and what it picks from: mostly of the newest day, which is the one that will be served."""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from tools.drill.answers import Answer, Cell, Row
from tools.drill.world import World

# The new body, or None where the change does not fit this answer.
Mutation = Callable[[Answer, World, Random], bytes | str | None]

Item = TypeVar("Item")


def one(rng: Random, items: Sequence[Item]) -> Item | None:
    """Any of `items`, None where there is none."""
    return rng.choice(items) if items else None


def a_cell(answer: Answer, world: World, rng: Random) -> Cell | None:
    """An amount, four times of five of today."""
    todays = [cell for cell in answer.cells if cell.on == world.today]
    return one(rng, todays if todays and rng.random() < 0.8 else answer.cells)


def rows_of_a_day(answer: Answer, world: World, rng: Random) -> list[Row]:
    """The rows of one market day, four times of five of today."""
    on = world.today if rng.random() < 0.8 else rng.choice(answer.cells).on
    return [row for row in answer.rows if row.cells and row.cells[0].on == on]


def some(rng: Random, items: Sequence[Item]) -> list[Item]:
    """One of `items`, or all of them."""
    return list(items) if rng.random() < 0.5 else [rng.choice(items)] if items else []
