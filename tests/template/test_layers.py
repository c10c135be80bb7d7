"""The layers: what they carry, in which versions, and that a change of theirs reaches the functions."""

import re
from typing import Any

import pytest

from tests.support.template_file import ROOT
from tests.template.parts import Resources

NAMES = ["SharedLayer", "ScrapingLayer", "ReadingLayer", "SearchLayer", "ArchiveLayer", "DrawingLayer"]
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)", re.MULTILINE)


def pins(path: str) -> dict[str, str]:
    """Package to version of a locked list."""
    return {pin["name"]: pin["version"] for pin in PIN.finditer((ROOT / path).read_text(encoding="utf-8"))}


def test_there_are_six(layers: Resources) -> None:
    assert sorted(layers) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_changed_content_becomes_a_new_version(name: str, layers: Resources) -> None:
    assert layers[name]["PublishLambdaVersion"] is True
    assert layers[name]["RetentionPolicy"] == "Delete"


@pytest.mark.parametrize("name", NAMES)
def test_it_is_built_by_make_for_lambdas_processor(name: str, template: dict[str, Any], layers: Resources) -> None:
    assert template["Resources"][name]["Metadata"] == {"BuildMethod": "makefile", "BuildArchitecture": "arm64"}
    assert layers[name]["CompatibleRuntimes"] == [template["Globals"]["Function"]["Runtime"]]
    assert layers[name]["CompatibleArchitectures"] == template["Globals"]["Function"]["Architectures"]


@pytest.mark.parametrize("name", NAMES)
def test_its_makefile_asks_for_wheels_of_that_python_and_processor(name: str, layers: Resources) -> None:
    makefile = (ROOT / layers[name]["ContentUri"] / "Makefile").read_text(encoding="utf-8")
    assert f"\nbuild-{name}:\n" in makefile
    assert "--python-version 3.13" in makefile
    assert "--platform manylinux2014_aarch64" in makefile
    assert "--only-binary=:all:" in makefile
    assert "--require-hashes" in makefile


@pytest.mark.parametrize(
    "name", ["RatesFunction", "FeedsFunction", "ArticlesFunction", "CalendarFunction", "SearchFunction", "ApiFunction"]
)
def test_a_functions_makefile_ships_its_one_file(name: str, functions: Resources) -> None:
    makefile = (ROOT / functions[name]["CodeUri"] / "Makefile").read_text(encoding="utf-8")
    assert makefile == f'build-{name}:\n\tcp app.py "$(ARTIFACTS_DIR)"\n'


def test_the_shared_layer_has_powertools_and_nothing_of_scraping() -> None:
    assert pins("layers/shared/requirements.txt").keys() == {"aws-lambda-powertools", "jmespath", "typing-extensions"}


def test_the_scraping_layer_has_what_scraping_needs_and_no_more() -> None:
    assert pins("layers/scraping/requirements.txt").keys() == {
        *("requests", "certifi", "charset-normalizer", "idna", "urllib3"),
        *("beautifulsoup4", "soupsieve", "typing-extensions"),
        *("feedparser", "feedparser-sgmllib", "protego", "tzdata"),
    }


def test_the_reading_layer_has_what_reading_needs_and_no_more() -> None:
    assert pins("layers/reading/requirements.txt").keys() == {"nh3", "rensa", "turbohtml"}


def test_the_search_layer_has_the_engine_and_no_more() -> None:
    assert pins("layers/search/requirements.txt").keys() == {"tantivy"}


def test_the_archive_layer_has_what_writes_and_signs_and_no_more() -> None:
    of_cryptography = {"cryptography", "cffi", "pycparser"}
    assert pins("layers/archive/requirements.txt").keys() == {"duckdb", "xlsxwriter"} | of_cryptography


def test_the_drawing_layer_has_what_draws_and_its_letters_and_no_more() -> None:
    assert pins("layers/drawing/requirements.txt").keys() == {"fontpkg", "fontpkg-mukta", "pillow"}


@pytest.mark.parametrize("layer", ["shared", "scraping", "reading", "search", "archive", "drawing"])
def test_what_ships_is_what_is_run_and_tested_here(layer: str) -> None:
    pinned = pins("requirements/run.txt")
    shipped = pins(f"layers/{layer}/requirements.txt")
    assert shipped == {name: pinned.get(name) for name in shipped}


@pytest.mark.parametrize("layer", ["shared", "scraping", "reading", "search", "archive", "drawing"])
def test_every_pin_has_its_hashes(layer: str) -> None:
    text = (ROOT / "layers" / layer / "requirements.txt").read_text(encoding="utf-8")
    assert all("--hash=sha256:" in block for block in re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:])
