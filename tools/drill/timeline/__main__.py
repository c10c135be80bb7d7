"""`make drill-time`: N timelines of SEED, or CASE alone; JOBS is the number of processes."""

import os
import sys

from tools.drill import chunks, running
from tools.drill.timeline import report, show, worker
from tools.drill.timeline.cases import draw, looked_at
from tools.drill.timeline.tally import Tally


def main() -> int:
    """Drill as the environment asks. The exit status is 1 where the drill failed: see `report.failed`."""
    seed = running.number_asked("SEED", 1)
    if os.environ.get("CASE"):
        return one(seed, int(os.environ["CASE"]))
    return drill(running.number_asked("N", 100_000), seed)


def drill(cases: int, seed: int) -> int:
    """All cases, those that are kept not again; prints the report."""
    kept = chunks.folder(running.ROOT / ".local" / "drill-time", seed, running.recorded() / "nrb")
    running.play_missing(kept, cases, worker.play, worker.begin, (seed,))
    tally = chunks.total(kept, cases, Tally())
    print("\n".join(report.lines(tally)))
    return 1 if report.failed(tally) else 0


def one(seed: int, number: int) -> int:
    """One case in print, unless it is of the half that is not looked at while rules are made."""
    if not looked_at(number):
        print(f"Case {number} is odd: it is counted and not looked at.", file=sys.stderr)
        return 2
    print("\n".join(show.lines(draw(seed, number))))
    return 0


if __name__ == "__main__":
    sys.exit(running.stoppable(main))
