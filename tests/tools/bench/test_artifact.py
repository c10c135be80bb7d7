"""Which reader the bench of extraction measures."""

import os
from pathlib import Path

import pytest

from tools.bench.extraction import artifact
from tools.bench.performance.built import FRAMEWORKS
from tools.local import bytecode, lambda_python

READER = Path("chautari/news/extraction")


def built(folder: Path, compiled: bool = True) -> Path:
    """Layers of one module each."""
    for layer, module in (("SharedLayer", READER / "reader.py"), ("ReadingLayer", Path("turbohtml/__init__.py"))):
        path = folder / layer / "python" / module
        (path.parent / "__pycache__").mkdir(parents=True)
        path.write_text("ONE = 1\n")
        if compiled:
            (path.parent / "__pycache__" / f"{path.stem}.{bytecode.TAG}.pyc").touch()
    return folder


def test_an_artifact_with_byte_code_is_measured(tmp_path: Path) -> None:
    assert artifact.is_built(built(tmp_path))


def test_one_without_byte_code_or_a_layer_is_not(tmp_path: Path) -> None:
    assert not artifact.is_built(built(tmp_path / "sources", compiled=False))
    assert not artifact.is_built(tmp_path / "nowhere")


def test_the_process_begins_anew_with_the_layers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[tuple[str, list[str], str]] = []
    monkeypatch.setattr(bytecode, "BUILT", built(tmp_path))
    monkeypatch.setattr(lambda_python, "find", lambda *_: "python3.13")
    monkeypatch.setattr(os, "execvpe", lambda file, command, env: begun.append((file, command, env["PYTHONPATH"])))
    artifact.enter(["--every", "4"])
    [(python, command, path)] = begun
    assert (python, command[1:]) == ("python3.13", ["-m", "tools.bench.extraction", "--every", "4"])
    assert path.split(":") == [f"{tmp_path}/SharedLayer/python", str(FRAMEWORKS), f"{tmp_path}/ReadingLayer/python"]
    monkeypatch.setenv("BENCH_OF_ARTIFACT", "1")
    artifact.enter([])
    assert len(begun) == 1, "the process that reads the artifact begins none"


def test_without_one_the_sources_are_measured_and_the_printout_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bytecode, "BUILT", tmp_path)
    artifact.enter([])
    assert artifact.described().startswith("read by the sources with Python 3.")


def test_the_printout_says_whether_the_artifact_is_what_the_sources_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BENCH_OF_ARTIFACT", "1")
    monkeypatch.setattr(bytecode, "BUILT", built(tmp_path / "build"))
    source = tmp_path / "layers" / "shared" / READER / "reader.py"
    source.parent.mkdir(parents=True)
    source.write_text("ONE = 1\n")
    monkeypatch.setattr(artifact, "ROOT", tmp_path)
    assert "artifact" in artifact.described() and "differs" not in artifact.described()
    source.write_text("ONE = 2\n")
    assert "differs from the sources" in artifact.described()
