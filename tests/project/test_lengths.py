"""Every file fits on a few screens and says what it is, and no function of ours goes on."""

import ast

import pytest

from tests.project.test_imports import MODULES
from tests.support.template_file import ROOT

MOST_LINES, MOST_LINES_OF_A_FUNCTION = 200, 40
OTHER_FOLDERS = ("functions", "tests", "tools")


@pytest.mark.parametrize("module", MODULES)
def test_a_file_fits_on_a_few_screens_and_says_what_it_is(module: str) -> None:
    text = MODULES[module].read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert text.count("\n") < MOST_LINES
    assert ast.get_docstring(tree)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_A_FUNCTION} == {}


def test_no_other_file_is_longer() -> None:
    files = [path for folder in OTHER_FOLDERS for path in (ROOT / folder).rglob("*.py")]
    assert {path.relative_to(ROOT).parts[0] for path in files} == {*OTHER_FOLDERS}
    assert [path.name for path in files if path.read_text(encoding="utf-8").count("\n") >= MOST_LINES] == []
