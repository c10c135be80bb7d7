"""A case of the drill: which answers are hit and how, and in which order the sources run. All of it follows from a
seed and a number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any, Literal

from chautari.rates.model.instruments import Market
from tools.drill.answers import Answer
from tools.drill.mutations import MUTATIONS
from tools.drill.mutations.alike import said, wrong_today
from tools.drill.world import World

Mode = Literal["one", "several", "alike"]
Event = dict[str, Any]

# Who runs, and whose answers are read then.
SOURCES: dict[Market, tuple[str, ...]] = {"metals": ("fenegosida", "nepalipatro", "hamropatro"), "forex": ("nrb",)}
READ: dict[Market, tuple[str, ...]] = {"metals": SOURCES["metals"], "forex": ("nrb", "nrbday", "nrbapp")}
WINDOW = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer's changed body, and the name of the change."""

    answer: Answer
    mutation: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Case:
    """`mode`: one answer hit, several independently, or every one alike. `events` in the order in which they run."""

    number: int
    market: Market
    mode: Mode
    hits: tuple[Hit, ...]
    events: tuple[Event, ...]

    @property
    def kind(self) -> str:
        """The names of its changes, each with its source."""
        return self.kind_of(self.keys)

    def kind_of(self, keys: set[str]) -> str:
        """The names of the changes that hit one of the sources `keys`."""
        return " + ".join(sorted(f"{hit.answer.key}: {hit.mutation}" for hit in self.hits if hit.answer.key in keys))

    @property
    def keys(self) -> set[str]:
        """The sources of which an answer is hit."""
        return {hit.answer.key for hit in self.hits}


def draw(seed: int, number: int, world: World) -> Case:
    """Case `number` of `seed`."""
    rng = Random(f"{seed}/{number}")  # noqa: S311 - a drill has to be repeatable, not secret
    market: Market = "forex" if rng.random() < 0.4 else "metals"
    answers = [answer for answer in world.answers if answer.key in READ[market]]
    if rng.random() < 0.1:
        return _alike(number, market, answers, world, rng)
    several = rng.random() < 0.4
    chosen = rng.sample(answers, rng.randrange(2, len(answers) + 1)) if several else [rng.choice(answers)]
    hits = tuple(_hit(answer, world, rng) for answer in chosen)
    mode: Mode = "several" if several else "one"
    return Case(number, market, mode, hits, _events(market, hits, world, rng))


def _alike(number: int, market: Market, answers: Sequence[Answer], world: World, rng: Random) -> Case:
    kind, amounts = wrong_today(list(answers), world, rng)
    hits = tuple(Hit(answer, kind, said(answer, world, amounts).encode()) for answer in answers)
    return Case(number, market, "alike", hits, _events(market, hits, world, rng))


def _hit(answer: Answer, world: World, rng: Random) -> Hit:
    """A change that fits the answer and changes its bytes."""
    while True:
        name = rng.choice(list(MUTATIONS))
        body = MUTATIONS[name](answer, world, rng)
        body = body.encode(errors="replace") if isinstance(body, str) else body
        if body is not None and body != answer.page.body:
            return Hit(answer, name, body)


def _events(market: Market, hits: Sequence[Hit], world: World, rng: Random) -> tuple[Event, ...]:
    """An event a source, in any order. The Federation's month is asked for where it is hit, and now and then."""
    window = any("month" in hit.answer.page.url for hit in hits) or rng.random() < 0.2
    events = [event_of(key, world, window and key == "fenegosida") for key in SOURCES[market]]
    return tuple(rng.sample(events, len(events)))


def event_of(key: str, world: World, window: bool) -> Event:
    """The scheduled event of a source, or that of a back-fill of some days."""
    more = {"from": str(world.today - WINDOW), "to": str(world.today)} if window else {}
    return {"sources": [key], **more}
