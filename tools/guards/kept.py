"""Results of removals, kept as they come: a run of an hour that is stopped goes on where it was."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.guards.guard import Guard
from tools.mutants import copies
from tools.mutants.copies import TestRun


class Kept:
    """The results in a file of `folder`. Its name holds the package and what tests share: of another state nothing
    counts. A result counts as long as the guard's own tests are as they were.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"{_digest(_shared_files())}.jsonl"
        lines = self._file.read_text(encoding="utf-8").splitlines() if self._file.exists() else []
        self._runs = {tuple(key): TestRun(*run) for key, run in map(json.loads, lines)}

    def get(self, guard: Guard) -> TestRun | None:
        """The result of removing `guard`; None if it was not removed yet."""
        return self._runs.get(_key(guard))

    def put(self, guard: Guard, run: TestRun) -> None:
        """Keep a result at once."""
        self._runs[_key(guard)] = run
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps([_key(guard), [run.outcome, run.first_failure]]) + "\n")


def _key(guard: Guard) -> tuple[str, ...]:
    tests = _digest(copies.ROOT / test.partition("::")[0] for test in guard.tests)
    return (guard.file, guard.removal.text, guard.removal.instead, *guard.tests, tests)


def _shared_files() -> Iterator[Path]:
    for folder in (copies.PACKAGE, copies.ROOT / "tests"):
        files = (path for path in folder.rglob("*.*") if path.is_file() and path.suffix != ".pyc")
        yield from sorted(path for path in files if not path.name.startswith("test_"))


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.relative_to(copies.ROOT)} ".encode() + path.read_bytes())
    return digest.hexdigest()[:12]
