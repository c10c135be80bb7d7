"""A guard: the text in a file of the package that keeps something out, and what stands there once it is removed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from tools.mutants.copies import PACKAGE, Change


class InvalidGuard(Exception):
    """A guard that cannot be removed: its text does not stand exactly once in its file."""


class Removal(NamedTuple):
    """What is removed: `text`, for which `instead` stands; what it guards `against`.

    `hangs`: the time limit of the tests counts as noticed. Better is a test that fails at once.
    """

    text: str
    instead: str
    against: str
    hangs: bool = False


@dataclass(frozen=True, slots=True)
class Guard:
    """A removal in `file`, relative to the package, and the `tests` that are to notice it."""

    file: str
    removal: Removal
    tests: tuple[str, ...]

    @property
    def name(self) -> str:
        """The file and what the guard is against."""
        return f"{self.file}: {self.removal.against}"

    def change(self) -> Change:
        """The file without the guard. Raises InvalidGuard."""
        code = (PACKAGE / self.file).read_text(encoding="utf-8")
        if (count := code.count(self.removal.text)) != 1:
            raise InvalidGuard(f"{self.name}: {self.removal.text!r} stands there {count} times")
        return Change(self.file, code.replace(self.removal.text, self.removal.instead), self.tests)


def guards(file: str, tests: str, *removals: tuple[str, str, str] | tuple[str, str, str, bool]) -> Iterable[Guard]:
    """The guards of one file; `tests` are paths below `tests/`, parted by blanks."""
    paths = tuple(f"tests/{path}" for path in tests.split())
    return [Guard(file, Removal(*removal), paths) for removal in removals]
