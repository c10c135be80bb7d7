"""What a process of the mutation drill keeps between chunks, and how it plays one."""

import gc
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tools.drill import known, world
from tools.drill.cases import draw
from tools.drill.scene import Scene
from tools.drill.tally import Tally
from tools.drill.verdict import judged

_scene: Scene
_seed: int
_remembering = ExitStack()


def begin(seed: int, recorded: Path) -> None:
    """Read the recorded world."""
    global _scene, _seed
    _scene, _seed = _remembering.enter_context(known.remembering(world.read(recorded))), seed
    gc.freeze()  # what is looked up stays: it need not be looked through for rubbish every time


def play(chunk: range) -> tuple[range, dict[str, Any]]:
    """The counts of the cases of a chunk."""
    tally = Tally()
    for number in chunk:
        case = draw(_seed, number, _scene.world)
        tally.add(case, judged(case, _scene))
    return chunk, tally.as_json()
