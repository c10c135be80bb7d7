"""Byte code of Lambda's Python is always shipped: a build without it ends."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools.local import bytecode
from tools.local.options import ROOT


def layer(built: Path, name: str, *compiled: str) -> None:
    folder = built / name / "python" / "chautari"
    (folder / "__pycache__").mkdir(parents=True)
    for module in ("a", "b"):
        (folder / f"{module}.py").touch()
    for module in compiled:
        (folder / "__pycache__" / f"{module}.{bytecode.TAG}.pyc").touch()


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(bytecode, "BUILT", tmp_path / "build")
    return tmp_path / "build"


def test_a_layer_without_byte_code_is_an_error(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    layer(built, "SharedLayer", "a", "b")
    layer(built, "ReadingLayer", "a")
    (built / "ApiFunction").mkdir()
    assert bytecode.main() == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "ReadingLayer: byte code of 1 of 2 modules",
        "SharedLayer: byte code of 2 of 2 modules",
    ]
    assert said.err.startswith("1 modules have no byte code of Python 3.13")


def test_layers_that_are_compiled_throughout_are_well(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    layer(built, "SharedLayer", "a", "b")
    assert bytecode.main() == 0
    assert capsys.readouterr().err == ""


def test_without_a_build_it_says_so(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bytecode.main() == 1
    assert "make build" in capsys.readouterr().err


LAYERS = ["shared", "scraping", "reading"]
# A Python 3.13 that compiles, one that does not, and none: what `-c` (is it 3.13?) and `-m compileall` end with.
COMPILES, FAILS, NO_313 = (0, 0), (0, 1), (1, 0)


def build(name: str, python: tuple[int, int], folder: Path) -> "subprocess.CompletedProcess[str]":
    """Builds a layer by its own Makefile, with nothing fetched and a Python that ends as told."""
    (folder / "python").mkdir()
    is_313, compiles = python
    fake = folder / "python313"
    fake.write_text(f'#!/bin/sh\ntest "$1" = -c && exit {is_313}\nexit {compiles}\n')
    fake.chmod(0o755)
    made = ("make", f"build-{name.title()}Layer", f"ARTIFACTS_DIR={folder}", "PYTHON=true", f"PYTHON313={fake}")
    return subprocess.run(made, cwd=ROOT / "layers" / name, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", LAYERS)
def test_without_lambdas_python_no_layer_is_built(name: str, tmp_path: Path) -> None:
    done = build(name, NO_313, tmp_path)
    assert done.returncode != 0
    assert f"{name.title()}Layer: {tmp_path}/python313 is no Python 3.13 that runs" in done.stderr


@pytest.mark.parametrize("name", LAYERS)
def test_a_module_that_does_not_compile_ends_the_build(name: str, tmp_path: Path) -> None:
    done = build(name, FAILS, tmp_path)
    assert done.returncode != 0
    assert "is no Python 3.13" not in done.stderr


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_that_is_compiled_has_nothing_to_say(name: str, tmp_path: Path) -> None:
    done = build(name, COMPILES, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", LAYERS)
def test_another_python_is_not_taken_for_lambdas(name: str) -> None:
    compile_command = re.search(
        r"\$\(PYTHON313\) -c '(?P<code>[^']+)'", (ROOT / "layers" / name / "Makefile").read_text("utf-8")
    )
    assert compile_command
    for version, status in (((3, 13), 0), ((3, 11), 1), ((3, 14), 1)):
        script = f"import sys; sys.version_info = {version}; {compile_command['code']}"
        assert subprocess.run((sys.executable, "-c", script), check=False).returncode == status
