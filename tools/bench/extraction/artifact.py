"""The reader that is measured: of the artifact that `make build` made, where there is one, else of the sources."""

import filecmp
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.bench.performance.built import FRAMEWORKS
from tools.local import bytecode, lambda_python
from tools.local.options import ROOT

LAYERS = ("SharedLayer", "ReadingLayer")
# Of the process that the artifact is read in: so it does not begin another.
_IN_ARTIFACT = "BENCH_OF_ARTIFACT"
_READER = Path("chautari/news/extraction")


def enter(arguments: Sequence[str]) -> None:
    """Begin this program anew with Lambda's Python and the artifact, if it is built with byte code. Returns where there
    is none, or where this is that process. Raises CannotRun if PYTHON313 names another Python.
    """
    if os.environ.get(_IN_ARTIFACT) or not is_built(bytecode.BUILT):
        return
    python = lambda_python.find(os.environ, lambda *command: lambda_python.execute(*command))
    if not python:
        return
    shared, reading = (bytecode.BUILT / layer / "python" for layer in LAYERS)
    # Native modules of the artifact are of Lambda's arm64: FRAMEWORKS has the same versions for this machine.
    paths = (shared, FRAMEWORKS, reading)
    environment = {**os.environ, _IN_ARTIFACT: "1", "PYTHONPATH": os.pathsep.join(map(str, paths))}
    os.chdir(ROOT)  # where `tools` is
    sys.stdout.flush()
    os.execvpe(python, [python, "-m", "tools.bench.extraction", *arguments], environment)  # noqa: S606 - no shell


def is_built(built: Path) -> bool:
    """Whether the layers of a reader are there, and their modules have byte code."""
    layers = [built / layer for layer in LAYERS]
    return all((layer / "python").is_dir() for layer in layers) and not sum(map(bytecode.uncompiled, layers))


def described() -> str:
    """Which reader this process has, in a line."""
    version = ".".join(map(str, sys.version_info[:3]))
    if not os.environ.get(_IN_ARTIFACT):
        return f"read by the sources with Python {version}: no artifact of `make build`, or no Python for it, is here"
    differs = is_older(bytecode.BUILT / "SharedLayer" / "python", ROOT / "layers" / "shared")
    remark = ", which differs from the sources: `make build` it anew" if differs else ""
    return f"read by the artifact of `make build` with its byte code and Python {version}{remark}"


def is_older(artifact: Path, sources: Path) -> bool:
    """Whether a module of the reader is not what the sources have."""
    names = [path.name for path in (sources / _READER).glob("*.py")]
    _, different, missing = filecmp.cmpfiles(artifact / _READER, sources / _READER, names, shallow=False)
    return bool(different or missing)
