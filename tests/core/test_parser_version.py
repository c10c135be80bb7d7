"""The version of a parser moves with all that the parser imports, and with nothing else."""

import shutil
from pathlib import Path

import pytest

import chautari
from chautari.core import parser_version
from chautari.rates import sources

PACKAGE = Path(chautari.__file__).parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package in a folder of its own."""
    copied = tmp_path / "chautari"
    shutil.copytree(PACKAGE, copied, ignore=shutil.ignore_patterns("__pycache__", "metals-history"))
    return copied


def versions(package: Path) -> dict[str, str]:
    return {key: parser_version.compute(f"chautari.rates.sources.{key}", package) for key in sources.keys()}  # noqa: SIM118


@pytest.mark.parametrize(
    ("file", "moved"),
    [
        ("nepali/numerals.py", {"fenegosida", "goldmandu", "hamropatro", "nepalipatro", "nrb"}),
        ("rates/sources/parsing/records.py", {"fenegosida", "goldmandu", "hamropatro", "nepalipatro", "nrb"}),
        ("rates/sources/parsing/soup.py", {"hamropatro"}),
        ("rates/sources/nrb.py", {"nrb"}),
        ("news/extraction/dateline.py", set()),
        ("rates/ingest/writer.py", set()),
    ],
)
def test_what_a_parser_imports_is_of_its_version(copy: Path, file: str, moved: set[str]) -> None:
    before = versions(copy)
    parser_version._imports.cache_clear()
    with (copy / file).open("a", encoding="utf-8") as code:
        code.write("\n# changed\n")
    after = versions(copy)
    assert {key for key in before if before[key] != after[key]} == moved


def test_the_lengths_of_months_are_of_the_version_of_who_reads_nepali_dates(copy: Path) -> None:
    before = versions(copy)
    with (copy / "nepali" / "data" / "bs-months.json").open("a", encoding="utf-8") as rows:
        rows.write("\n")
    after = versions(copy)
    assert before["hamropatro"] != after["hamropatro"]


def test_a_version_does_not_hang_on_where_the_package_is(copy: Path) -> None:
    assert versions(copy) == versions(PACKAGE)
