"""`make drill`: N cases of SEED, or CASE alone. RECORDED is another recorded web, JOBS the number of processes."""

import difflib
import os
import signal
import sys
from pathlib import Path

from tqdm import tqdm

from tools.drill import chunks, report, world
from tools.drill.anatomy import NotDrillable
from tools.drill.cases import draw
from tools.drill.scene import Scene
from tools.drill.verdict import judged

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Drill as the environment asks. The exit status is 1 where a wrong number came out, 2 where nothing could run."""
    # SIGINT too: a shell starts what runs in the background with it ignored.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    asked = {name: int(os.environ.get(name) or usual) for name, usual in (("N", 100_000), ("SEED", 1))}
    recorded = Path(os.environ.get("RECORDED") or ROOT / "recorded").resolve()
    try:
        if os.environ.get("CASE"):
            return show(asked["SEED"], int(os.environ["CASE"]), recorded)
        return drill(asked["N"], asked["SEED"], recorded)
    except NotDrillable as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped: the same command goes on from here.")
        return 130


def drill(cases: int, seed: int, recorded: Path) -> int:
    """All cases, those that are kept not again; prints the report."""
    world.read(recorded)
    kept = chunks.folder(ROOT / ".local" / "drill", seed, recorded)
    missing = chunks.missing(kept, cases)
    todo, jobs = sum(map(len, missing)), int(os.environ.get("JOBS") or os.cpu_count() or 1)
    with tqdm(total=cases, initial=cases - todo, unit="case", smoothing=0.05) as bar:
        for count in chunks.run(missing, kept, seed, recorded, jobs) if missing else ():
            bar.update(count)
    tally = chunks.total(kept, cases)
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
    sys.exit(main())
