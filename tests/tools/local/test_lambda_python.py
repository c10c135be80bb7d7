"""The Python of which byte code is made: one that is here, else the one that uv brings, never another version."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools.local import lambda_python
from tools.local.errors import CannotRun
from tools.local.options import ROOT


class Machine:
    """A machine's programs: the version of each Python, and what uv does. `commands` has what was run."""

    def __init__(self, versions: dict[str, str], uv: bool = True) -> None:
        self.versions, self.uv, self.commands = {"/uv/python3.13": "3.13", **versions}, uv, list[tuple[str, ...]]()

    def run(self, *command: str) -> lambda_python.Ran:
        self.commands.append(command)
        if command[1] == "python":
            return (0, "/uv/python3.13\n") if self.uv else (2, "error: no way to the releases")
        return (0 if self.versions.get(command[0]) == "3.13" else 1, "")


def test_a_python_on_the_path_is_taken(tmp_path: Path) -> None:
    machine = Machine({"python3.13": "3.13"})
    assert lambda_python.choose({"HOME": str(tmp_path)}, machine.run) == "python3.13"


def test_a_shim_that_does_not_run_is_passed_over_for_one_that_does(tmp_path: Path) -> None:
    python = tmp_path / ".pyenv" / "versions" / "3.13.0" / "bin" / "python3.13"
    python.parent.mkdir(parents=True)
    python.touch()
    machine = Machine({"python3.13": "no", str(python): "3.13"})
    assert lambda_python.choose({"HOME": str(tmp_path)}, machine.run) == str(python)


def test_where_none_is_here_uv_brings_one(tmp_path: Path) -> None:
    machine = Machine({})
    assert lambda_python.choose({"HOME": str(tmp_path)}, machine.run) == "/uv/python3.13"
    assert [command[1:] for command in machine.commands if command[1] == "python"] == [
        ("python", "install", "3.13"),
        ("python", "find", "--managed-python", "3.13"),
    ]


def test_where_uv_brings_none_the_build_ends_with_its_reason(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match=r"uv brought none .error: no way to the releases.: install one, or name it"):
        lambda_python.choose({"HOME": str(tmp_path)}, Machine({}, uv=False).run)


def test_a_named_python_is_taken_or_refused_and_never_replaced(tmp_path: Path) -> None:
    machine = Machine({"/mine": "3.13", "/other": "3.12", "python3.13": "3.13"})
    assert lambda_python.choose({"PYTHON313": "/mine"}, machine.run) == "/mine"
    with pytest.raises(CannotRun, match=r"PYTHON313=/other is no Python 3.13 that runs"):
        lambda_python.choose({"PYTHON313": "/other", "HOME": str(tmp_path)}, machine.run)


def test_a_program_that_is_not_there_is_no_python() -> None:
    assert lambda_python.execute("/nonexistent/uv", "python", "install", "3.13") == (127, "")
    assert lambda_python.execute(sys.executable, "-c", "print('here')") == (0, "here\n")


def test_a_build_asks_for_that_python_and_looks_at_its_byte_code() -> None:
    dry = ("make", "--dry-run", "--no-print-directory", "build")
    lines = subprocess.run(dry, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    (builds,) = [line for line in lines if "sam build" in line]
    assert 'python="$(PYTHONPATH=layers/shared exec .venv/bin/python -m tools.local.lambda_python)" &&' in builds
    assert 'PYTHON313="$python" .venv-sam/bin/sam build' in builds
    assert "tools.local.bytecode" in lines[-1]
