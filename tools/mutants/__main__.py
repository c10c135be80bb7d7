"""`make mutants`: every small change of the rules of consensus, the series writer and the Bikram Sambat arithmetic.

Each mutant is put into a copy of the package, and the tests of its module are run on it. What no test notices is
printed, unless `equivalent.txt` says why it changes nothing; the exit status is then 1.
"""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.mutants import mutations
from tools.mutants.copies import PACKAGE, ROOT, Change, Copies

MODEL_TESTS = ROOT / "tests" / "rates" / "model"
CONSENSUS = (
    *sorted(str(path) for path in MODEL_TESTS.glob("test_consensus*.py")),
    *(str(MODEL_TESTS / f"test_{name}.py") for name in ("same_day", "opening_days", "plausibility")),
)
TARGETS: dict[str, Sequence[str]] = {
    "rates/model/agreement.py": CONSENSUS,
    "rates/model/consensus.py": CONSENSUS,
    "rates/model/consensus_input.py": CONSENSUS,
    "rates/model/plausibility.py": CONSENSUS,
    "rates/model/reevaluation.py": CONSENSUS,
    "rates/store/series_writer.py": ("tests/rates/store", "tests/flows/test_as_of.py"),
    "nepali/bikram_sambat.py": ("tests/nepali",),
}
EQUIVALENT = Path(__file__).parent / "equivalent.txt"


def main() -> int:
    """The exit status: 1 where a mutant that changes behaviour lived."""
    wanted = [target for target in TARGETS if not sys.argv[1:] or any(name in target for name in sys.argv[1:])]
    equivalent = _equivalent()
    mutants = [
        (target, mutant) for target in wanted for mutant in mutations.mutants_of((PACKAGE / target).read_text("utf-8"))
    ]
    tested = [(target, mutant) for target, mutant in mutants if (target, mutant.before, mutant.after) not in equivalent]
    changes = [Change(target, mutant.code, tuple(TARGETS[target])) for target, mutant in tested]
    with tempfile.TemporaryDirectory() as folder:
        copies = Copies(Path(folder), int(os.environ.get("JOBS", "2")))
        copies.require_passing(test for change in changes for test in change.tests)
        runs = list(copies.results(changes, "mutant"))
    lived = [case for case, run in zip(tested, runs, strict=True) if run.outcome == "passed"]
    for target, mutant in lived:
        print(f"{target}:{mutant}")
    equal = len(mutants) - len(tested)
    print(f"{len(mutants)} mutants, {equal} of them equal, {len(tested) - len(lived)} noticed, {len(lived)} lived")
    return 1 if lived else 0


def _equivalent() -> set[tuple[str, str, str]]:
    """Mutants that change nothing: file, before and after, each followed in the file by the reason."""
    lines = (line.split("\t") for line in EQUIVALENT.read_text(encoding="utf-8").splitlines() if line[:1] not in "#")
    return {(target, before, after) for target, before, after, _ in lines}


if __name__ == "__main__":
    sys.exit(main())
