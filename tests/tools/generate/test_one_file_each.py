"""A made-up bank and a made-up outlet are added by one file and fixtures each; the generator does the rest.

In a copy of the project, whose own tests then hold for them.
"""

import difflib
import filecmp
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.template_file import ROOT
from tests.tools.generate import made_up

pytestmark = pytest.mark.slow

BY_HAND = {
    "layers/shared/chautari/rates/sources/himalbank.py",
    "layers/shared/chautari/news/sources/pahadpatra.py",
}
FIXTURES = ("tests/fixtures/rates/himalbank/", "tests/fixtures/news/pahadpatra/", "recorded/")
GENERATED = {
    "docs/news-sources.md",
    "layers/shared/chautari/web/data/source-names.json",
    "layers/shared/chautari/rates/model/data/republishers.json",
}
FIRING = """
from datetime import datetime
from chautari.dynamodb.table import Table
from chautari.fetching.transports import fetcher
from chautari.rates.ingest.dispatch import Dispatcher
from tests.support.shelf import shelf
from tools.drill.memory import MemoryTable
now = datetime.fromisoformat("2026-08-17T18:00:00+05:45")
table = Table(MemoryTable(), "made-up")
done = Dispatcher(fetcher(now), table, shelf(), now, lambda: True, lambda report: None).run()
print({report.source: (report.kind, report.rows_stored > 0) for report in done.reports}["himalbank"])
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy with both in it, after `make generate`."""
    root = made_up.checkout(tmp_path_factory.mktemp("project"))
    made_up.add_bank(root)
    made_up.add_outlet(root)
    done = python(root, "-m", "tools.generate")
    assert done.returncode == 0, done.stderr
    return root


def python(root: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    path = os.pathsep.join((str(root / "layers/shared"), str(root)))
    environment = {**os.environ, "PYTHONPATH": path, "CHAUTARI_RECORDED": str(root / "recorded")}
    return subprocess.run(
        [sys.executable, *words], cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def unlike(root: Path) -> Iterator[str]:
    """Files of the copy that the project has not, or has otherwise."""
    for path in (path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        ours = ROOT / path.relative_to(root)
        if not ours.exists() or not filecmp.cmp(ours, path, shallow=False):
            yield str(path.relative_to(root))


def diff(root: Path, path: str) -> str:
    """What the copy changed in a file, as a unified diff; of a fixture its name and size."""
    ours = ROOT / path
    if path.startswith(FIXTURES):
        return f"+ {path}, {(root / path).stat().st_size} bytes\n"
    before = ours.read_text(encoding="utf-8").splitlines(keepends=True) if ours.exists() else []
    after = (root / path).read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(difflib.unified_diff(before, after, f"a/{path}", f"b/{path}", n=1))


def test_no_other_file_is_touched(project: Path) -> None:
    """`pytest -s` shows the whole diff."""
    touched = {path for path in unlike(project) if not path.startswith((".pytest_cache", ".ruff_cache"))}
    text = "\n".join(diff(project, path) for path in sorted(touched))
    print(text)  # noqa: T201 - for `pytest -s`
    assert touched >= BY_HAND | GENERATED, text
    assert [path for path in touched - BY_HAND - GENERATED if not path.startswith(FIXTURES)] == [], text


def test_the_dispatching_schedule_asks_the_bank_and_stores_what_it_says(project: Path) -> None:
    done = python(project, "-c", FIRING)
    assert (done.returncode, done.stdout.strip()) == (0, "(None, True)"), done.stderr


def test_the_projects_own_tests_hold_for_both(project: Path) -> None:
    files = ("news/sources", "rates/sources/test_fixtures.py", "tools/generate/test_generate.py")
    template = ("test_schedules.py", "test_costs.py", "test_alarms.py", "test_runbook.py")
    named = [f"tests/{file}" for file in (*files, *(f"template/{name}" for name in template))]
    words = "himalbank or pahadpatra or generate or template or registry or fixtures.py"
    done = python(project, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", words, *named)
    assert done.returncode == 0, done.stdout[-3000:]
    assert "passed" in done.stdout
