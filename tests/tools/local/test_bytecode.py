"""What a build says of its byte code, and that it always says something."""

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
    assert bytecode.told(tmp_path, "python3.13") == [
        f"ReadingLayer: byte code of 1 of 2 modules; {why}",
        "SharedLayer: byte code of 2 of 2 modules",
    ]


def test_without_a_build_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bytecode, "BUILT", tmp_path / "none")
    assert bytecode.main() == 1
    assert "make build" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["shared", "scraping", "reading"])
def test_a_layer_that_cannot_compile_says_so(name: str) -> None:
    makefile = (ROOT / "layers" / name / "Makefile").read_text(encoding="utf-8")
    assert "no byte code, since $(PYTHON313) does not run here" in makefile
