"""The Python of which Lambda's byte code is made: one that is here, else the one that uv brings. `make build` asks.

It prints the path. The exit status is 1 where there is none, with the reason.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tools.local.errors import CannotRun
from tools.local.options import ROOT

VERSION = "3.13"
UV = ROOT / ".venv" / "bin" / "uv"
_IS_LAMBDAS = f"import sys; sys.exit('.'.join(map(str, sys.version_info[:2])) != '{VERSION}')"
# The exit status and the output of a command.
Ran = tuple[int, str]


def choose(environment: Mapping[str, str], run: Callable[..., Ran]) -> str:
    """The path of a Python 3.13. Raises CannotRun if PYTHON313 names another, or none is here and uv brings none."""
    return find(environment, run) or _brought(run)


def find(environment: Mapping[str, str], run: Callable[..., Ran]) -> str:
    """The path of a Python 3.13 that is here; empty where there is none. Raises CannotRun if PYTHON313 is another."""
    named = environment.get("PYTHON313")
    if named:
        if not _is_lambdas(named, run):
            raise CannotRun(f"PYTHON313={named} is no Python {VERSION} that runs")
        return named
    pythons = _installed(Path(environment.get("HOME", "/")))
    return next((python for python in pythons if _is_lambdas(python, run)), "")


def _installed(home: Path) -> Iterator[str]:
    """Where a Python 3.13 may be: on the path, or where pyenv and uv put theirs."""
    yield f"python{VERSION}"
    for pattern in (
        f".pyenv/versions/{VERSION}.*/bin/python{VERSION}",
        ".local/share/uv/python/cpython-3.13*/bin/python3.13",
    ):
        yield from map(str, sorted(home.glob(pattern)))


def _is_lambdas(python: str, run: Callable[..., Ran]) -> bool:
    return run(python, "-c", _IS_LAMBDAS)[0] == 0


def _brought(run: Callable[..., Ran]) -> str:
    """The Python that uv installs for itself: https://docs.astral.sh/uv/guides/install-python/"""
    status, output = run(str(UV), "python", "install", VERSION)
    if status == 0:
        status, output = run(str(UV), "python", "find", "--managed-python", VERSION)
    python = output.strip()
    if status or not _is_lambdas(python, run):
        raise CannotRun(
            f"no Python {VERSION} is here and uv brought none ({output.strip() or 'it is not installed'}):"
            f" install one, or name it with PYTHON313="
        )
    return python


def execute(*command: str) -> Ran:
    """Run a command: its exit status and what it printed; 127 where there is no such program."""
    if shutil.which(command[0]) is None:
        return 127, ""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout or done.stderr


def main() -> int:
    """Print the path."""
    try:
        print(choose(os.environ, execute))
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
