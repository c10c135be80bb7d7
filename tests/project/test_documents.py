"""Whatever the documents name of the repository is there: a file that moved is mended in the documents too."""

import re
from pathlib import Path
from pkgutil import resolve_name

import pytest

from tests.project.documents import DOCUMENTS, files, links, modules, paths, spans
from tests.support.template_file import ROOT

FILES = files()
TREE = "\n".join(FILES)


def is_there(name: str) -> bool:
    """Whether a file or folder is called so, in full or by the end of its path; `<key>` and `*` stand for any name."""
    parts = (re.escape(part) for part in re.split(r"<\w+>|\*+", name.rstrip("/")))
    return bool(re.search("^(?:.*/)?" + r"[^/\n]*".join(parts) + "$", TREE, re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_that_a_document_names_is_there(document: Path) -> None:
    assert sorted(name for name in paths(document.read_text(encoding="utf-8")) if not is_there(name)) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_that_a_document_names_can_be_imported(document: Path) -> None:
    for name in modules(document.read_text(encoding="utf-8")):
        resolve_name(name)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_to_a_file_leads_to_it(document: Path) -> None:
    assert [str(path) for path in links(document) if not path.exists()] == []


def test_every_command_of_make_that_a_document_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    code = [span for document in DOCUMENTS for span in spans(document.read_text(encoding="utf-8"))]
    assert {name for span in code for name in re.findall(r"(?<!install )\bmake ([a-z-]+)", span)} <= targets


@pytest.mark.parametrize("name", ["judging.py", "domain/errors.py", "tests/sources/", "rates/model/judging.py"])
def test_a_file_that_moved_away_is_not_there(name: str) -> None:
    assert not is_there(name)


@pytest.mark.parametrize(
    "name", ["consensus.py", "rates/model/", "tests/fixtures/rates/<key>/<case>/", "events/*.json"]
)
def test_a_file_that_is_there_is_found(name: str) -> None:
    assert is_there(name)


def test_paths_and_modules_are_found_in_a_text() -> None:
    text = "see `rates/model/x.py`, `python -m chautari.api.y` and\n```\ntools/local/  run\n```; not `10/3` nor a/b.py"
    assert paths(text) == {"rates/model/x.py", "tools/local/"}
    assert modules(text) == {"chautari.api.y"}
