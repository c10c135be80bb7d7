"""`make drill`: N cases of SEED, or CASE alone. RECORDED is another recorded web, JOBS the number of processes."""

import difflib
import os
import sys
from pathlib import Path

from tools.drill import chunks, report, running, worker, world
from tools.drill.cases import draw
from tools.drill.scene import Scene
from tools.drill.tally import Tally
from tools.drill.verdict import judged


def main() -> int:
    """Drill as the environment asks. The exit status is 1 where a wrong number came out, 2 where nothing could run."""
    seed, recorded = running.number_asked("SEED", 1), running.recorded()
    if os.environ.get("CASE"):
        return show(seed, int(os.environ["CASE"]), recorded)
    return drill(running.number_asked("N", 100_000), seed, recorded)


def drill(cases: int, seed: int, recorded: Path) -> int:
    """All cases, those that are kept not again; prints the report."""
    world.read(recorded)
    kept = chunks.folder(running.ROOT / ".local" / "drill", seed, recorded)
    running.play_missing(kept, cases, worker.play, worker.begin, (seed, recorded))
    tally = chunks.total(kept, cases, Tally())
    print("\n".join(report.lines(tally)))
    return 1 if tally.total("outcomes", "wrong") > tally.total("outcomes", "wrong", "alike") else 0


def show(seed: int, number: int, recorded: Path) -> int:
    """One case: what was changed, what each run reported, and what came of it."""
    scene = Scene(world.read(recorded))
    case = draw(seed, number, scene.world)
    for hit in case.hits:
        changed = hit.body.decode("utf-8", "replace").splitlines()
        print(f"{hit.answer.name}: {hit.mutation}")
        print(
            *difflib.unified_diff(hit.answer.text.splitlines(), changed, "as recorded", "changed", n=0, lineterm=""),
            sep="\n",
        )
    for event, step in zip(case.events, scene.play(case), strict=True):
        print(f"{event}: {step.report}")
    verdict = judged(case, scene)
    print(f"{verdict.outcome}; noticed by {sorted(verdict.noticed) or 'nobody'}; withheld {verdict.withheld}")
    print(*verdict.wrong, *verdict.provisional, sep="\n")
    return 1 if verdict.wrong else 0


if __name__ == "__main__":
    sys.exit(running.stoppable(main))
