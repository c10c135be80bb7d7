"""Copies of the package, one a job: each has one file changed while the tests of that file run on it."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from compileall import compile_dir
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from py_compile import PycInvalidationMode
from queue import SimpleQueue
from shutil import copytree, ignore_patterns
from typing import Literal

from tqdm import tqdm

from tools.mutants import preloaded

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "layers" / "shared" / "chautari"
SECONDS = 240
# Without the parameters of the test, which may hold blanks.
_FAILURE = re.compile(r"^(?:FAILED|ERROR) ([^\s[]+)", re.MULTILINE)
# Exit statuses of pytest that say something of the code: https://docs.pytest.org/en/stable/reference/exit-codes.html
_PASSED, _FAILED = 0, 1


@dataclass(frozen=True, slots=True)
class Change:
    """`code` in place of a file of the package, and the tests that are to notice it. Paths are relative."""

    file: str
    code: str
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TestRun:
    """Result of the tests of a change.

    - "broken": they could not be run, so that they say nothing of the change.
    - `first_failure`: the id of the test that failed, or how pytest ended; else empty.
    """

    __test__ = False  # no class of tests

    outcome: Literal["passed", "failed", "time limit", "broken"]
    first_failure: str = ""


class Copies:
    """Copies of the package in `folder`, one for each of `jobs`."""

    def __init__(self, folder: Path, jobs: int, seconds: int = SECONDS) -> None:
        self._seconds, self._jobs = seconds, jobs
        self._free: SimpleQueue[Path] = SimpleQueue()
        for number in range(jobs):
            copy = folder / str(number)
            copytree(PACKAGE, copy / PACKAGE.name, ignore=ignore_patterns("__pycache__"))
            # By hash: a change within the second in which a file was compiled is not seen by its time.
            compile_dir(copy, quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
            self._free.put(copy)

    def require_passing(self, tests: Iterable[str]) -> None:
        """Exit where `tests` do not pass on the unchanged package: no change would tell anything."""
        if not (wanted := sorted(set(tests))):
            sys.exit("nothing of that name is declared")  # pytest without a path runs everything
        copy = self._free.get()
        run = _run(["-n", str(self._jobs), "--dist", "loadfile", *wanted], copy, None)
        self._free.put(copy)
        if run.outcome != "passed":
            sys.exit(f"before anything is changed: {run.first_failure or run.outcome}")

    def results(self, changes: Sequence[Change], unit: str) -> Iterator[TestRun]:
        """The result of each change, in their order."""
        with ThreadPoolExecutor(self._jobs) as pool:
            yield from tqdm(pool.map(self._result, changes), total=len(changes), unit=unit, disable=None)

    def _result(self, change: Change) -> TestRun:
        copy = self._free.get()
        file = copy / PACKAGE.name / change.file
        whole = file.read_text(encoding="utf-8")
        file.write_text(change.code, encoding="utf-8")
        try:
            return _run(change.tests, copy, self._seconds)
        finally:
            file.write_text(whole, encoding="utf-8")
            self._free.put(copy)


def _run(tests: Sequence[str], copy: Path, seconds: int | None) -> TestRun:
    """Run `tests`, and options before them, on the copy of the package in `copy` until the first failure."""
    options = ("-q", "-x", "-p", "no:cacheprovider", "--no-header", "--tb=no", "-o", f"pythonpath=. {copy}")
    output = copy.with_suffix(".txt")
    status = preloaded.exit_status(ROOT, copy, [*options, *tests], output, seconds)
    if status is None:
        return TestRun("time limit")
    if status == _PASSED:
        return TestRun("passed")
    failure = _FAILURE.search(output.read_text(encoding="utf-8"))
    first_failure = failure[1] if failure else f"exit status {status}"
    return TestRun("failed" if status == _FAILED and failure else "broken", first_failure)
