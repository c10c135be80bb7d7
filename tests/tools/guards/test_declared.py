"""The declared guards: each stands in the package, can be removed, and names the tests that are to notice."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tools.guards.declared import GUARDS
from tools.guards.guard import Guard
from tools.local.options import ROOT

ROOMS = {
    "archive",
    "aws",
    "alerts",
    "cards",
    "watch",
    "markets",
    "composition",
    "core",
    "nepali",
    "dynamodb",
    "export",
    "fetching",
    "rates",
    "news",
    "calendar",
    "search",
    "api",
    "web",
}


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_a_guard_stands_exactly_once_in_its_file(guard: Guard) -> None:
    assert guard.change().code.count(guard.removal.text) == guard.removal.instead.count(guard.removal.text)


def test_what_is_left_is_python_whose_names_are_all_defined(tmp_path: Path) -> None:
    """Else a test would notice the hole and not the guard's absence."""
    for number, guard in enumerate(GUARDS):
        (tmp_path / f"removal_{number}.py").write_text(guard.change().code, encoding="utf-8")
    options = ("--isolated", "--no-cache", "--select", "F821,F822,F823", "--target-version", "py311")
    command = [sys.executable, "-m", "ruff", "check", *options, str(tmp_path)]
    checked = subprocess.run(command, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


def test_every_test_file_that_a_guard_names_is_there() -> None:
    assert (
        sorted({test for guard in GUARDS for test in guard.tests if not (ROOT / test.partition("::")[0]).is_file()})
        == []
    )


def test_guards_stand_in_every_room_and_none_is_declared_twice() -> None:
    assert {guard.file.partition("/")[0] for guard in GUARDS} == ROOMS
    names, texts = (
        Counter(guard.name for guard in GUARDS),
        Counter((guard.file, guard.removal.text) for guard in GUARDS),
    )
    assert [each for each, count in (names + texts).items() if count > 1] == []
