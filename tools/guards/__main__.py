"""`make guards`: every declared guard removed from a copy of the package, and the first test that notices.

Prints a line for each. The exit status is 1 where nobody notices a removal.
"""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.guards.declared import GUARDS
from tools.guards.guard import Guard
from tools.mutants.copies import Copies, TestRun

NOBODY = "NOBODY"


def main(arguments: Sequence[str]) -> int:
    """Remove the guards whose name holds one of `arguments` (all without any). Raises InvalidGuard."""
    guards = [guard for guard in GUARDS if not arguments or any(part in guard.name for part in arguments)]
    changes = [guard.change() for guard in guards]
    with tempfile.TemporaryDirectory() as folder:
        copies = Copies(Path(folder), int(os.environ.get("JOBS", "2")))
        copies.require_passing(test for guard in guards for test in guard.tests)
        unnoticed = 0
        for guard, run in zip(guards, copies.results(changes, "guard"), strict=True):
            test = noticed_by(guard, run)
            unnoticed += test.startswith(NOBODY)
            print(f"{guard.name:<{max(len(each.name) for each in guards)}} | {test}", flush=True)
    print(f"{len(guards)} guards removed one by one, {len(guards) - unnoticed} noticed, {unnoticed} by nobody")
    return 1 if unnoticed else 0


def noticed_by(guard: Guard, run: TestRun) -> str:
    """The test that failed without the guard, or NOBODY. Tests that could not be run or had no end noticed nothing."""
    if run.outcome == "failed":
        return run.first_failure
    if run.outcome == "time limit" and guard.removal.hangs:
        return run.outcome
    return NOBODY if run.outcome == "passed" else f"{NOBODY} ({run.outcome} {run.first_failure})".replace(" )", ")")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
