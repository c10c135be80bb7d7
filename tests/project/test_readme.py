"""The README is short, says no more than what was measured, and names every room of the package."""

import re

from tests.project.documents import PACKAGE
from tests.support.template_file import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MEASURED = (ROOT / "docs" / "measurements.md").read_text(encoding="utf-8")
MOST_WORDS = 900


def test_it_is_read_in_five_minutes() -> None:
    assert len(README.split()) < MOST_WORDS


def test_its_figures_of_the_drill_are_the_sums_of_the_measured_rows() -> None:
    rows = [line.split("|") for line in MEASURED.splitlines() if re.match(r"\| (one|several)", line)]
    cases, wrong, provisional = (sum(int(row[column].replace(",", "")) for row in rows) for column in (3, 4, 6))
    assert (len(rows), wrong) == (4, 0)
    assert f"In a drill of {cases:,} cases" in README
    assert f"In {provisional:,} cases ({provisional / cases:.1%})".replace("%", " %") in README


def test_no_document_promises_that_no_number_is_wrong() -> None:
    documents = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    texts = {path.name: " ".join(path.read_text(encoding="utf-8").lower().split()) for path in documents}
    assert [
        name for name, text in texts.items() if re.search(r"no wrong number is (?:ever )?(?:published|served)", text)
    ] == []


def test_its_tree_has_every_room_of_the_package_and_no_other() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert set(re.findall(r"^  (\w+)/ ", README, re.MULTILINE)) == rooms


def test_the_glossary_has_each_word_once_in_its_part_with_a_sentence() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in glossary.splitlines() if re.match(r"\| (?!word|term|---)", line)]
    words = [word for row in rows for word in row[0].split(", ")]
    assert len(words) == len(set(words)) > 90
    assert [row[0] for row in rows if not row[-1].endswith(".") or len(row[-1].split()) < 3] == []
