"""`make guards`: every declared guard removed from a copy of the package, and the first test that notices.

Prints a line for each, and keeps it in `.local/guards`: a run that was stopped goes on. The exit status is 1 where
nobody notices a removal.
"""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from tools.guards.declared import GUARDS
from tools.guards.guard import Guard
from tools.guards.kept import Kept
from tools.mutants import copies
from tools.mutants.copies import Change, Copies, TestRun

NOBODY = "NOBODY"


def main(arguments: Sequence[str]) -> int:
    """Remove the guards whose name holds one of `arguments` (all without any). Raises InvalidGuard."""
    guards = [guard for guard in GUARDS if not arguments or any(part in guard.name for part in arguments)]
    if not guards:
        sys.exit("no guard of that name is declared")
    width, unnoticed = max(len(each.name) for each in guards), 0
    with tempfile.TemporaryDirectory() as folder:
        made = Copies(Path(folder), int(os.environ.get("JOBS", "2")))
        for guard, run in _removed(guards, made, Kept(copies.ROOT / ".local" / "guards")):
            test = noticed_by(guard, run)
            unnoticed += test.startswith(NOBODY)
            print(f"{guard.name:<{width}} | {test}", flush=True)
    print(f"{len(guards)} guards removed one by one, {len(guards) - unnoticed} noticed, {unnoticed} by nobody")
    return 1 if unnoticed else 0


def _removed(guards: Sequence[Guard], made: Copies, kept: Kept) -> Iterator[tuple[Guard, TestRun]]:
    """Each guard with the result of its tests, those of the same tests together.

    The tests run on the unchanged package first: where they fail there, no removal would tell anything.
    """
    for tests, of_the_tests in groupby(guards, lambda guard: guard.tests):
        group = list(of_the_tests)
        missing = [guard for guard in group if kept.get(guard) is None]
        changes = [guard.change() for guard in missing]
        unchanged = [Change(each.file, (copies.PACKAGE / each.file).read_text("utf-8"), tests) for each in changes[:1]]
        runs = made.results([*unchanged, *changes], "guard")
        if (whole := next(runs, None)) is not None and whole.outcome != "passed":
            sys.exit(f"before anything is changed: {whole.first_failure or whole.outcome}")
        for guard, run in zip(missing, runs, strict=True):
            kept.put(guard, run)
        yield from ((guard, result) for guard in group if (result := kept.get(guard)) is not None)


def noticed_by(guard: Guard, run: TestRun) -> str:
    """The test that failed without the guard, or NOBODY. Tests that could not be run or had no end noticed nothing."""
    if run.outcome == "failed":
        return run.first_failure
    if run.outcome == "time limit" and guard.removal.hangs:
        return run.outcome
    return NOBODY if run.outcome == "passed" else f"{NOBODY} ({run.outcome} {run.first_failure})".replace(" )", ")")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
