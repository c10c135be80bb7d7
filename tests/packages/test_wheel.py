"""The Python package, installed into an empty environment: whole, typed, and in need of nothing else."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.support.template_file import ROOT
from tools.packages import shared_modules, wheel
from tools.packages.shared_modules import NotStandardLibrary

# Imports everything, computes a day and a year, runs the examples of the README, and prints what came from elsewhere.
PROGRAM = """
import doctest, pkgutil, sys
from datetime import date
import chautari
from chautari.calendar.almanac import build
from chautari.nepali import bikram_sambat
for module in pkgutil.walk_packages(chautari.__path__, "chautari."):
    __import__(module.name)
assert str(bikram_sambat.to_bs(date(2026, 8, 17))) == "2083-05-01"
assert len(build.almanac(2083, None).days) == 365
assert doctest.testfile(sys.argv[1], module_relative=False) == (0, 7)
installed = {name.partition(".")[0] for name, module in sys.modules.items() if "site-packages" in str(module)}
print(*sorted(installed))
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, as `make package` builds it."""
    return wheel.build(tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("dist"))


def test_it_installs_into_an_empty_environment_and_imports_nothing_else(built: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", symlinks=True)
    python = tmp_path / "venv" / "bin" / "python"
    options = ("--quiet", "--disable-pip-version-check", "--no-index", "--no-compile")
    subprocess.run([sys.executable, "-m", "pip", "--python", python, "install", *options, built], check=True)
    command: list[str | Path] = [python, "-I", "-c", PROGRAM, wheel.PROJECT / "README.md"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert (run.stdout.split(), run.stderr) == (["chautari"], "")


def test_it_holds_the_one_table_the_mark_of_types_and_no_code_of_the_service(built: Path) -> None:
    packed = zipfile.ZipFile(built)
    table = "chautari/nepali/data/bs-months.json"
    assert packed.read(table) == (shared_modules.SHARED / table).read_bytes()
    names = packed.namelist()
    assert "chautari/py.typed" in names
    rooms = {tuple(name.split("/")[1:3]) for name in names if name.startswith("chautari/") and name.count("/") > 1}
    assert {room for room, *_ in rooms} == {"nepali", "calendar", "core"}
    assert {file for room, file in rooms if room == "core"} == {"__init__.py", "plain_text.py"}
    assert {file for room, file in rooms if room == "calendar"} == {"__init__.py", "almanac", "model"}


def test_a_module_that_needs_a_library_is_not_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_modules, "ROOMS", ("dynamodb",))
    with pytest.raises(NotStandardLibrary, match=r"chautari/dynamodb/\w+\.py imports boto"):
        shared_modules.files()


def test_the_backend_of_the_lock_builds_it() -> None:
    assert "\nsetuptools==" in (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
