"""Instructions of cold starts and answers, counted by callgrind: the same work is the same number on any busy machine.

https://valgrind.org/docs/manual/cl-manual.html
"""

import json
import os
import pickle
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tools.local.errors import CannotRun

_COUNT = re.compile(r"I\s+refs:\s+([\d,]+)")


class Handlers(NamedTuple):
    """A Python, the folders in which an `app` lies by name of the handler, those of the libraries, and variables."""

    python: str
    folders: Mapping[str, Path]
    libraries: Sequence[Path]
    environment: Mapping[str, str]


class Answer(NamedTuple):
    """What is counted of an answer: its event, the instant, and the items that it reads, by pk and sk."""

    event: Mapping[str, Any]
    at: str
    items: Mapping[tuple[str, str], Mapping[str, Any]]


NOTHING = Answer({}, "", {})


def count(handlers: Handlers, name: str, folder: Path, calls: int = 0, answer: Answer = NOTHING) -> int:
    """Instructions of a process that imports the handler `name` and answers `calls` requests, a minute apart.

    `folder` is for what it needs on disk. Raises CannotRun, as without valgrind.
    """
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        raise CannotRun("valgrind is not installed (Debian: apt-get install valgrind)")
    command = _command(handlers, calls, answer, folder)
    # Sets of strings are laid out by a random seed, else: a thousandth of the count.
    paths = os.pathsep.join(map(str, (handlers.folders[name], *handlers.libraries)))
    fixed = {"PYTHONHASHSEED": "0", "PYTHONPATH": paths, "CHAUTARI_NOW": answer.at}
    environment = {**handlers.environment, **fixed}
    # The first run writes the byte code that is not there: nothing is compiled in what is counted.
    _run(name, command, environment)
    counted = _run(name, [valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], environment)
    return int(_COUNT.findall(counted)[0].replace(",", ""))


def _command(handlers: Handlers, calls: int, answer: Answer, folder: Path) -> list[str]:
    items, process = folder / "items.pickle", Path(__file__).with_name("counted_process.py")
    items.write_bytes(pickle.dumps(dict(answer.items)))
    return [handlers.python, "-P", str(process), str(calls), json.dumps(answer.event), str(items)]


def _run(name: str, command: Sequence[str], environment: Mapping[str, str]) -> str:
    """What a command says of itself."""
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotRun(f"{name} ended with {done.returncode}: {done.stdout[-500:]} {done.stderr[-1500:]}")
    return done.stderr
