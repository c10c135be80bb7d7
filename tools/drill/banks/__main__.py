"""`make drill-banks`: N cases of SEED for each change, or for KIND alone, through parser, judgement, store and answer.

- A case hits one bank: one of its two addresses, or both, each with a change of its own.
- A wrong figure that is `official` is a failure. One that is `provisional` is what that status warns of: counted.
- A figure is right if the bank had it at the date and time under which it is served.
"""

import os
import random
import sys
from collections import Counter
from functools import cache

from tqdm import tqdm

from tools.drill import running
from tools.drill.banks import scene
from tools.drill.banks.changes import CHANGES
from tools.drill.banks.scene import KEYS, BankScene

SCENES, BOTH = 40, 0.4


def main() -> int:
    """Drill as the environment asks. The exit status is 1 where a wrong figure was official."""
    cases, seed = running.number_asked("N", 20_000), running.number_asked("SEED", 1)
    kinds = [os.environ["KIND"]] if os.environ.get("KIND") else list(CHANGES)
    wrong = 0
    for kind in kinds:
        counted: Counter[str] = Counter()
        for number in tqdm(range(cases), desc=kind, leave=False, disable=None):
            counted += play(kind, seed, number)
        print(f"{kind}: " + ", ".join(f"{name} {count:,}" for name, count in sorted(counted.items())), flush=True)
        wrong += counted["wrong as official"]
    return 1 if wrong else 0


def play(kind: str, seed: int, number: int) -> Counter[str]:
    """One case: in it, the outcome that is worst, and how many rows were served or held."""
    draw = random.Random(f"{seed} {kind} {number}")  # noqa: S311 - a drill, no secret
    played = _scene(seed, draw.randrange(SCENES))
    bank = draw.choice(KEYS)
    own = played.world.editions[bank][-1]
    hit = {"first", "second"} if draw.random() < BOTH else {draw.choice(("first", "second"))}
    tables = [CHANGES[kind](own, played.world, draw) if address in hit else own for address in ("first", "second")]
    rows = scene.outcome(played.after(bank, *tables), played.world)
    worst = next((name for name in ("wrong as official", "wrong as provisional") if rows[name]), "nothing wrong")
    return Counter({"cases": 1, worst: 1, "rows official": rows["official"], "rows held": rows["held"]})


@cache
def _scene(seed: int, number: int) -> BankScene:
    return scene.scene(f"{seed} {number}")


if __name__ == "__main__":
    sys.exit(running.stoppable(main))
