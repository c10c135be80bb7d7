"""`make drill-banks`: N cases of SEED, through parser, judgement, store and answer.

- A case hits one bank: one of its two addresses, or both, each with a change of its own.
- A wrong figure that is `official` is a failure. One that is `provisional` is what that status warns of: counted.
- A figure is right if the bank had it at the date and time under which it is served.
"""

import sys
from functools import cache
from random import Random

from tools.drill import running
from tools.drill.banks import answers, scene
from tools.drill.banks.changes import CHANGES
from tools.drill.banks.scene import KEYS, BankScene
from tools.drill.markets import program, ways
from tools.drill.markets.outcome import Played

KINDS = tuple(CHANGES)
SCENES, BOTH = 40, 0.4


def play(seed: int, kind: str, number: int) -> Played:
    """One case."""
    random = Random(f"{seed} {kind} {number}")  # noqa: S311 - a drill, no secret
    played = _scene(seed, random.randrange(SCENES))
    bank = random.choice(KEYS)
    hit = list(answers.WRITTEN) if random.random() < BOTH else [random.choice(list(answers.WRITTEN))]
    names, bodies = dict[str, str](), answers.unchanged(played.world, bank)
    for address in hit:
        names[address], bodies[address] = _changed(kind, address, played, bank, random)
    played_case = Played(kind, tuple(f"{address}: {name}" for address, name in names.items()))
    played_case.rows = scene.outcome(played.after(bank, bodies["first"], bodies["second"]), played.world)
    if len(names) == 2 and len(set(names.values())) == 1:
        played_case.rows_alike = played_case.rows["wrong official"]
    return played_case


def _changed(kind: str, address: str, played: BankScene, bank: str, random: Random) -> tuple[str, bytes]:
    """The name of the change and the body."""
    if kind != ways.WAYS:
        own = played.world.editions[bank][-1]
        return kind, answers.WRITTEN[address](CHANGES[kind](own, played.world, random))
    world = answers.world_of(played.world, bank)
    answer = next(answer for answer in world.answers if answer.name == address)
    body = ways.changed(answer, world, random)
    return body.way, body.body


@cache
def _scene(seed: int, number: int) -> BankScene:
    return scene.scene(f"{seed} {number}")


if __name__ == "__main__":
    sys.exit(running.stoppable(lambda: program.main("tools.drill.banks.__main__", KINDS)))
