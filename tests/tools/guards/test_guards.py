"""Removing guards: what is changed, what counts as noticed, and what is printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.guards import __main__ as command
from tools.guards import guard
from tools.guards.__main__ import NOBODY, noticed_by
from tools.guards.guard import Guard, InvalidGuard, Removal
from tools.mutants import copies
from tools.mutants.copies import Change, Copies, TestRun

GUARD = Guard("core/tokens.py", Removal("casefold()", "lower()", "letters of one word"), ("tests/core/test_tokens.py",))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one function with a bound, and a test of it."""
    (tmp_path / "layers" / "small").mkdir(parents=True)
    (tmp_path / "layers" / "small" / "__init__.py").write_text("def f(a):\n    return min(a, 1)\n")
    monkeypatch.setattr(copies, "ROOT", tmp_path)
    monkeypatch.setattr(copies, "PACKAGE", tmp_path / "layers" / "small")
    return tmp_path


def run_test(project: Path, statement: str, code: str, seconds: int = 600) -> TestRun:
    """The result of a test that makes `statement`, with `code` as the package."""
    (project / "test_f.py").write_text(f"from small import f\n\n\ndef test_f():\n    {statement}\n")
    runner = Copies(project / "copies", 1, seconds)
    (result,) = runner.results([Change("__init__.py", code, ("test_f.py",))], "change")
    assert (project / "copies" / "0" / "small" / "__init__.py").read_text() == "def f(a):\n    return min(a, 1)\n"
    return result


def test_a_removal_that_a_test_notices_names_the_test(project: Path) -> None:
    assert run_test(project, "assert f(2) == 1", "def f(a):\n    return a\n") == TestRun("failed", "test_f.py::test_f")


def test_a_removal_that_no_test_notices_passes(project: Path) -> None:
    assert run_test(project, "assert f(0) == 0", "def f(a):\n    return a\n") == TestRun("passed")


def test_tests_that_cannot_be_run_notice_nothing(project: Path) -> None:
    assert run_test(project, "assert f(2) == 1", "def f(a:\n").outcome == "broken"


def test_tests_without_end_are_ended(project: Path) -> None:
    assert run_test(project, "f(2)", "def f(a):\n    while a:\n        pass\n", seconds=2) == TestRun("time limit")


def test_tests_that_fail_before_anything_is_changed_end_the_command(project: Path) -> None:
    (project / "test_f.py").write_text("def test_f():\n    assert False\n")
    with pytest.raises(SystemExit, match=r"before anything is changed: test_f\.py::test_f"):
        Copies(project / "copies", 1).require_passing(["test_f.py"])


def test_no_tests_at_all_end_the_command(project: Path) -> None:
    with pytest.raises(SystemExit, match="nothing of that name"):
        Copies(project / "copies", 1).require_passing([])


def test_a_guard_is_replaced_in_the_text_of_its_file() -> None:
    assert 'normalize("NFC", text).lower()' in GUARD.change().code


@pytest.mark.parametrize("text", ["no such text", "text"])
def test_a_guard_that_does_not_stand_exactly_once_is_an_error(text: str) -> None:
    with pytest.raises(InvalidGuard, match="stands there"):
        Guard(GUARD.file, Removal(text, "", "nothing"), GUARD.tests).change()


@pytest.mark.parametrize(
    ("run", "hangs", "expected"),
    [
        (TestRun("failed", "a::b"), False, "a::b"),
        (TestRun("passed"), False, NOBODY),
        (TestRun("broken", "a"), True, f"{NOBODY} (broken a)"),
        (TestRun("time limit"), False, f"{NOBODY} (time limit)"),
        (TestRun("time limit"), True, "time limit"),
    ],
)
def test_who_noticed(run: TestRun, hangs: bool, expected: str) -> None:
    assert noticed_by(Guard("a.py", Removal("a", "b", "c", hangs), ()), run) == expected


@pytest.mark.parametrize(("outcome", "status"), [(TestRun("failed", "a::b"), 0), (TestRun("passed"), 1)])
def test_the_table_and_the_exit_status_of_a_run_and_of_one_that_goes_on(
    outcome: TestRun, status: int, declared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    removed: list[Change] = []
    monkeypatch.setattr(command, "Copies", copies_of(TestRun("passed"), outcome, removed))
    for _ in range(2):
        assert command.main(["tokens"]) == status
        line, summary = capsys.readouterr().out.splitlines()
        assert line == f"core/tokens.py: letters of one word | {outcome.first_failure or NOBODY}"
        assert summary == f"1 guards removed one by one, {1 - status} noticed, {status} by nobody"
    assert len(removed) == 1
    for number, changed in enumerate((copies.PACKAGE / "other.py", declared / GUARD.tests[0]), start=2):
        changed.write_text("1")
        command.main(["tokens"])
        assert len(removed) == number


def test_guards_whose_tests_fail_before_anything_is_changed_are_not_removed(
    declared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = TestRun("failed", "a::b")
    monkeypatch.setattr(command, "Copies", copies_of(failed, failed, []))
    with pytest.raises(SystemExit, match="before anything is changed: a::b"):
        command.main(["tokens"])
    assert not (declared / ".local").exists()


@pytest.fixture
def declared(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one guard and its tests."""
    for path in (copies.PACKAGE / GUARD.file, project / GUARD.tests[0]):
        path.parent.mkdir(parents=True)
        path.write_text('normalize("NFC", text).casefold()')
    monkeypatch.setattr(guard, "PACKAGE", copies.PACKAGE)
    monkeypatch.setattr(command, "GUARDS", (GUARD,))
    return project


def copies_of(unchanged: TestRun, changed: TestRun, removed: list[Change]) -> type:
    """Copies on which the tests come to these results; what is removed is noted."""

    class Ready:
        def __init__(self, *_: object) -> None: ...

        def results(self, changes: list[Change], unit: str) -> Iterator[TestRun]:
            for number, _ in enumerate(changes):
                yield changed if number else unchanged
            removed.extend(changes[1:])

    return Ready


def test_a_name_that_no_guard_has_is_told() -> None:
    with pytest.raises(SystemExit, match="no guard of that name"):
        command.main(["nobody declared this"])
