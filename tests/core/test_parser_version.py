"""The version of a parser changes with every module that the parser imports, and with nothing else."""

import shutil
from pathlib import Path

import pytest

import chautari
from chautari.core import parser_version
from chautari.rates import sources

PACKAGE = Path(chautari.__file__).parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package that a test may change."""
    target = tmp_path / "chautari"
    shutil.copytree(PACKAGE, target, ignore=shutil.ignore_patterns("__pycache__", "metals-history"))
    return target


def versions(package: Path) -> dict[str, str]:
    return {key: parser_version.compute(f"chautari.rates.sources.{key}", package) for key in sources.keys()}  # noqa: SIM118


@pytest.mark.parametrize(
    ("file", "changed"),
    [
        ("nepali/numerals.py", {"fenegosida", "goldmandu", "hamropatro", "nepalipatro", "nrb"}),
        ("rates/sources/parsing/records.py", {"fenegosida", "goldmandu", "hamropatro", "nepalipatro", "nrb"}),
        ("rates/sources/parsing/soup.py", {"hamropatro"}),
        ("rates/sources/nrb.py", {"nrb"}),
        ("news/extraction/dateline.py", set()),
        ("rates/ingest/writer.py", set()),
    ],
)
def test_a_version_covers_all_that_its_parser_imports(copy: Path, file: str, changed: set[str]) -> None:
    before = versions(copy)
    parser_version._direct_imports.cache_clear()
    with (copy / file).open("a", encoding="utf-8") as code:
        code.write("\n# changed\n")
    after = versions(copy)
    assert {key for key in before if before[key] != after[key]} == changed


def test_a_version_covers_the_month_lengths_of_a_parser_that_reads_nepali_dates(copy: Path) -> None:
    before = versions(copy)
    with (copy / "nepali" / "data" / "bs-months.json").open("a", encoding="utf-8") as rows:
        rows.write("\n")
    after = versions(copy)
    assert before["hamropatro"] != after["hamropatro"]


def test_a_version_is_independent_of_the_folder_of_the_package(copy: Path) -> None:
    assert versions(copy) == versions(PACKAGE)
