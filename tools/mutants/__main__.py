"""`make mutants`: every small change of the rules of consensus, the series writer and the Bikram Sambat arithmetic.

Each mutant is put into a copy of the package, and the tests of its module are run on it. What no test notices is
printed, unless `equivalent.txt` says why it changes nothing; the exit status is then 1.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from shutil import copytree, ignore_patterns

from tqdm import tqdm

from tools.local.options import ROOT
from tools.mutants import mutations
from tools.mutants.mutations import Mutant

PACKAGE = ROOT / "layers" / "shared" / "chautari"
CONSENSUS = tuple(sorted(str(path) for path in (ROOT / "tests" / "rates" / "model").glob("test_consensus*.py")))
TARGETS: dict[str, Sequence[str]] = {
    "rates/model/agreement.py": CONSENSUS,
    "rates/model/consensus.py": CONSENSUS,
    "rates/model/consensus_input.py": CONSENSUS,
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
    with tempfile.TemporaryDirectory() as folder:
        lived = list(_survivors(tested, Path(folder), jobs=int(os.environ.get("JOBS", "2"))))
    for target, mutant in lived:
        print(f"{target}:{mutant}")
    equal = len(mutants) - len(tested)
    print(f"{len(mutants)} mutants, {equal} of them equal, {len(tested) - len(lived)} noticed, {len(lived)} lived")
    return 1 if lived else 0


def _equivalent() -> set[tuple[str, str, str]]:
    """Mutants that change nothing: file, before and after, each followed in the file by the reason."""
    lines = (line.split("\t") for line in EQUIVALENT.read_text(encoding="utf-8").splitlines() if line[:1] not in "#")
    return {(target, before, after) for target, before, after, _ in lines}


def _survivors(tested: list[tuple[str, Mutant]], folder: Path, jobs: int) -> Iterator[tuple[str, Mutant]]:
    copies: SimpleQueue[Path] = SimpleQueue()
    for number in range(jobs):
        copytree(PACKAGE, folder / str(number) / "chautari", ignore=ignore_patterns("__pycache__"))
        copies.put(folder / str(number))

    for target in {target for target, _ in tested}:
        if not _passes(target, folder / "0"):
            sys.exit(f"the tests of {target} fail before anything is changed: no mutant would tell anything")

    def lives(case: tuple[str, Mutant]) -> bool:
        copy = copies.get()
        try:
            return _lives(*case, copy)
        finally:
            copies.put(copy)

    with ThreadPoolExecutor(jobs) as pool:
        answers = tqdm(pool.map(lives, tested), total=len(tested), unit="mutant", disable=None)
        yield from (case for case, alive in zip(tested, answers, strict=True) if alive)


def _lives(target: str, mutant: Mutant, copy: Path) -> bool:
    """Whether the tests of the module pass on a copy of the package with the mutant in it."""
    file = copy / "chautari" / target
    whole = file.read_text(encoding="utf-8")
    file.write_text(mutant.code, encoding="utf-8")
    try:
        return _passes(target, copy)
    finally:
        file.write_text(whole, encoding="utf-8")


def _passes(target: str, copy: Path) -> bool:
    """Whether the tests of the module pass on a copy of the package; tests without an end do not."""
    options = ("-q", "-x", "-p", "no:cacheprovider", "--no-header", "-o", f"pythonpath=. {copy}")
    command = [sys.executable, "-B", "-m", "pytest", *options, *TARGETS[target]]
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    try:
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=120).returncode == 0
    except subprocess.TimeoutExpired:
        return False


if __name__ == "__main__":
    sys.exit(main())
