"""What a build says of its byte code, and that it always says something."""

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


def test_each_layer_says_how_much_of_it_is_compiled(tmp_path: Path) -> None:
    layer(tmp_path, "SharedLayer", "a", "b")
    layer(tmp_path, "ReadingLayer", "a")
    (tmp_path / "ApiFunction").mkdir()
    why = "python3.13 did not compile them, and Lambda does on each cold start"
    assert bytecode.layer_lines(tmp_path, "python3.13") == [
        f"ReadingLayer: byte code of 1 of 2 modules; {why}",
        "SharedLayer: byte code of 2 of 2 modules",
    ]


def test_without_a_build_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bytecode, "BUILT", tmp_path / "none")
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
def test_a_layer_that_cannot_be_compiled_says_so(name: str, tmp_path: Path) -> None:
    done = build(name, NO_313, tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"{name.title()}Layer: no byte code, since {tmp_path}/python313 is no Python 3.13 that runs" in done.stderr


@pytest.mark.parametrize("name", LAYERS)
def test_a_module_that_does_not_compile_ends_the_build(name: str, tmp_path: Path) -> None:
    done = build(name, FAILS, tmp_path)
    assert done.returncode != 0
    assert "no byte code" not in done.stderr


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
