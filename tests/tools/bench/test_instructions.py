"""The read function's cold start is as many instructions as it was: callgrind counts the same of the same work.

`UPDATE=1 pytest -n 0 tests/tools/bench/test_instructions.py` writes what is so now. Of another Python the ratio to its
standard library is another: the figures are by version and processor.
"""

import json
import os
import platform
import sys
from datetime import datetime
from pathlib import Path

import pytest

from chautari.dynamodb import codec, composed_answers
from chautari.dynamodb.composed_answers import ComposedAnswer
from chautari.dynamodb.table import Table
from tests.support.template_file import ROOT
from tools.bench.performance import built, instructions
from tools.bench.performance.endpoints import event_of
from tools.bench.performance.instructions import Answer, Handlers
from tools.drill.memory import MemoryTable
from tools.local.errors import CannotRun

FIGURES = Path(__file__).with_name("instructions.json")
TOLERANCE = 0.03
NOW = datetime.fromisoformat("2026-08-17T12:00:00+05:45")
# What any function of ours imports, so that another build of the same Python is measured against itself.
BASE = "import decimal, email.parser, http.client, json, logging, ssl\n"
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor} {platform.machine()}"


def home() -> Answer:
    """The answer of `/v1/home` with its composed item."""
    body = codec.gzipped(json.dumps({"metals": [{"buy": f"{rate}.00"} for rate in range(300)]}).encode())
    client = MemoryTable()
    composed_answers.put(Table(client, "chautari"), "home", ComposedAnswer(body, '"tag"', NOW, None, 1))
    items = {(pk, sk): item for pk, rows in client.items.items() for sk, item in rows.items()}
    return Answer(event_of("/v1/home"), NOW.isoformat(), items)


@pytest.fixture
def handlers(tmp_path: Path) -> Handlers:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "app.py").write_text(BASE)
    folders = {"base": tmp_path / "base", "api": ROOT / "functions" / "api"}
    return Handlers(sys.executable, folders, [ROOT / "layers" / "shared"], built.ENVIRONMENT)


def test_a_cold_start_is_within_three_percent_of_what_it_was(handlers: Handlers, tmp_path: Path) -> None:
    figures = json.loads(FIGURES.read_text())
    base = instructions.count(handlers, "base", tmp_path)
    measured = instructions.count(handlers, "api", tmp_path, 1, home()) / base
    if os.environ.get("UPDATE"):
        FIGURES.write_text(json.dumps(figures | {PYTHON: round(measured, 3)}, indent=2, sort_keys=True) + "\n")
        return
    if PYTHON not in figures:
        pytest.skip(f"no figure of Python {PYTHON}")
    assert measured == pytest.approx(figures[PYTHON], rel=TOLERANCE), "the read function imports or does something else"


def test_without_valgrind_it_is_told(handlers: Handlers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotRun, match="valgrind is not installed"):
        instructions.count(handlers, "base", tmp_path)


def test_a_handler_that_fails_is_told(handlers: Handlers, tmp_path: Path) -> None:
    (tmp_path / "base" / "app.py").write_text("raise ValueError('no table')\n")
    with pytest.raises(CannotRun, match="no table"):
        instructions.count(handlers, "base", tmp_path)
