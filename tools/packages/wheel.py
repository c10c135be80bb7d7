"""The Python package: its own pyproject.toml beside the shared modules, built by setuptools without the network."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from tools.local.errors import CannotRun
from tools.local.options import ROOT
from tools.packages.shared_modules import SHARED, files

PROJECT = ROOT / "packages" / "python"
# ZIP begins in 1980; the same source gives the same bytes: https://reproducible-builds.org/docs/source-date-epoch
SOURCE_DATE_EPOCH = "315532800"
_BUILD = """
import sys
from setuptools import build_meta
[dist] = sys.argv[1:]
build_meta.build_sdist(dist)
build_meta.build_wheel(dist)
"""


def version() -> str:
    """The version of both packages."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def stage(folder: Path) -> None:
    """Write the tree that is built, which is the source distribution too."""
    for path in files():
        target = folder / "src" / path.relative_to(SHARED)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    for path in (*PROJECT.iterdir(), ROOT / "LICENSE", ROOT / "NOTICE"):
        shutil.copyfile(path, folder / path.name)


def build(folder: Path, dist: Path) -> Path:
    """Build source distribution and wheel of an empty `folder` into `dist`; returns the wheel. Raises CannotRun."""
    stage(folder)
    environment = os.environ | {"SOURCE_DATE_EPOCH": SOURCE_DATE_EPOCH}
    command = [sys.executable, "-c", _BUILD, str(dist.resolve())]
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if run.returncode:
        raise CannotRun(f"the Python package is not built:\n{run.stderr[-2000:]}")
    return dist / f"chautari_calendar-{version()}-py3-none-any.whl"
