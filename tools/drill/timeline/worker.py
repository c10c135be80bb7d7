"""How a process of the drill of timelines plays a chunk."""

import gc
from typing import Any

from tools.drill.timeline import flow
from tools.drill.timeline.cases import draw
from tools.drill.timeline.play import Player
from tools.drill.timeline.tally import Tally
from tools.drill.timeline.verdict import Judge

# Of so many cases these are played through the whole flow too: one of each half.
FLOW_OF, FLOWING = 100, (0, 51)

_seed: int


def begin(seed: int) -> None:
    """Remember the seed."""
    global _seed
    _seed = seed
    gc.disable()  # a timeline leaves nothing in circles: looking for it costs a tenth of the time


def play(chunk: range) -> tuple[range, dict[str, Any]]:
    """The counts of the cases of a chunk."""
    tally = Tally()
    for number in chunk:
        plan = draw(_seed, number)
        differs = flow.differences(plan) if number % FLOW_OF in FLOWING else None
        tally.add(number, plan, Judge(Player(plan)).judged(), differs)
    gc.collect()
    return chunk, tally.as_json()
