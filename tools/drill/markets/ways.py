"""The 46 ways of the drill of rates, on answers of other markets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from tools.drill.answers import Answer
from tools.drill.mutations import MUTATIONS
from tools.drill.mutations.dates import DATES
from tools.drill.world import World

WAYS = "the 46 ways"


@dataclass(frozen=True, slots=True)
class ChangedBody:
    """A body that one of the ways has changed."""

    way: str
    body: bytes


def world_of(pairs: Iterable[tuple[Answer, Answer]], today: date, yesterday: date) -> World:
    """What is known before anything is changed: each answer of today, with the one of the market day before."""
    by_name = {answer.name: (answer, before) for answer, before in pairs}
    values = {
        (c.instrument, c.figure, c.on): c.amount for both in by_name.values() for answer in both for c in answer.cells
    }
    before = {name: before.page for name, (_, before) in by_name.items()}
    now = max(answer.page.fetched_at for answer, _ in by_name.values())
    return World(tuple(answer for answer, _ in by_name.values()), before, values, now, today, yesterday)


def changed(answer: Answer, world: World, random: Random, ways: Mapping[str, object] = MUTATIONS) -> ChangedBody:
    """`answer` with a way that fits it and changes its bytes."""
    names = [name for name in ways if answer.dates or name not in DATES]
    while True:
        name = random.choice(names)
        body = MUTATIONS[name](answer, world, random)
        body = body.encode(errors="replace") if isinstance(body, str) else body
        if body is not None and body != answer.page.body:
            return ChangedBody(name, body)
