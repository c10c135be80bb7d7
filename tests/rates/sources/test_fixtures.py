"""Checklist for a source: a declaration under its file's name, fixtures, and nothing but parsing in its file."""

import ast
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from chautari.core.http_messages import HttpResponse
from chautari.rates import sources
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.sources.parsing.records import printed_text
from tests.rates.sources.fixtures import CASES, ROOT, expected, pages_of, quotes, read
from tests.rates.sources.world import CASE_OF, FIRST, NETWORKED

FOLDER = Path(sources.__file__).parent
ALLOWED = {
    "bs4", "collections", "contextlib", "csv", "datetime", "decimal", "functools", "itertools", "json", "re", "typing",
    "urllib.parse",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_a_fixture_reads_as_its_expected_json_says(case: Path) -> None:
    assert read(case) == expected(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_a_stated_text_is_stored_letter_for_letter(case: Path) -> None:
    for quote, page in quotes(case):
        printed = " ".join(BeautifulSoup(page.body.decode(errors="replace"), "html.parser").get_text().split())
        for text in quote.stated.values():
            assert case.parent.name == "goldmandu" or text in printed or json.dumps(text)[1:-1] in printed


def test_a_proof_shows_a_label_in_the_digits_that_were_printed() -> None:
    row = {
        "rateType": " छापावाल सुन (१ तोला)",
        "todayBaseRatePerGram": "२९१५००",
        "todayDate": "2026-09-07T04:55:40+00:00",
    }
    body = json.dumps([row], ensure_ascii=False).encode()
    page = HttpResponse("https://api.example/today", 200, {"Content-Type": "application/json"}, body, FIRST)
    (quote,) = sources.find("fenegosida").parse(page)
    assert isinstance(quote, ParsedQuote)
    assert quote.stated == {"label": row["rateType"]}


@pytest.mark.parametrize(
    ("printed", "expected_text"),
    [
        pytest.param("छापावाल  सुन", "छापावाल  सुन", id="two spaces"),
        pytest.param("सुन\u00a0(९९९९)", "सुन\u00a0(९९९९)", id="a no-break space"),
        pytest.param(Decimal(20260817), "20260817", id="a number"),
        pytest.param("क" * 81, "क" * 79 + "…", id="a cut is seen"),
    ],
)
def test_a_stated_text_is_what_was_printed(printed: object, expected_text: str) -> None:
    assert printed_text(printed) == expected_text


def test_a_label_of_a_page_keeps_each_letter_that_the_page_shows() -> None:
    (page,) = pages_of(ROOT / "hamropatro" / "in-nepali")
    body = page.body.decode().replace(">छापावाल सुन<", ">\n  छापावाल\u00a0सुन\n<")
    rows = sources.find("hamropatro").parse(replace(page, body=body.encode()))
    stated = {row.instrument: row.stated["label"] for row in rows if isinstance(row, ParsedQuote)}
    assert stated["gold"] == "छापावाल\u00a0सुन"


@pytest.mark.parametrize("key", sources.keys())
def test_every_source_has_fixtures_that_are_read_and_fixtures_that_are_rejected(key: str) -> None:
    results = [expected(case) for case in CASES if case.parent.name == key]
    assert any(set(result) == {"rates"} for result in results), f"no fixture of {key} that reads well"
    assert any(set(result) != {"rates"} for result in results), f"no fixture of {key} with anything wrong in it"


@pytest.mark.parametrize("key", NETWORKED)
def test_every_networked_source_has_fixtures_of_the_two_days_on_which_the_tests_run_it(key: str) -> None:
    missing = {name for name in CASE_OF.values() if ROOT / key / name not in CASES}
    assert not missing, f"no {missing} in tests/fixtures/rates/{key}: see docs/adding-a-source.md"
    for now, name in CASE_OF.items():
        assert str(now.date()) in expected(ROOT / key / name)["rates"], f"{name} is of {now.date()}"


def test_every_folder_of_fixtures_is_of_a_source_and_every_case_says_what_to_expect() -> None:
    assert {path.name for path in ROOT.iterdir()} == set(sources.keys())
    assert {path for folder in ROOT.iterdir() for path in folder.iterdir()} == set(CASES)


@pytest.mark.parametrize("key", sources.keys())
def test_a_source_is_declared_under_the_name_of_its_file(key: str) -> None:
    source = sources.find(key)
    assert source.key == key
    assert source.home.startswith("https://")
    assert source.rows_expected(date(2017, 1, 1)) > 0
    assert any(source.origin == instrument.authority for instrument in INSTRUMENTS.values())


def test_an_unknown_source_is_named_with_those_that_exist() -> None:
    with pytest.raises(sources.UnknownSource, match="nrb"):
        sources.find("../errors")


def test_no_two_sources_of_a_market_have_the_same_standing() -> None:
    ranks = [(source.market, source.rank) for source in map(sources.find, sources.keys())]
    assert len(set(ranks)) == len(ranks)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("[a-z]*.py")), ids=lambda path: path.name)
def test_a_source_imports_no_clock_network_store_or_log(path: Path) -> None:
    imported = set(_imports(path))
    ours = {
        name
        for name in imported
        if name.startswith(("chautari.core", "chautari.nepali", "chautari.rates.model", "chautari.rates.sources"))
    }
    assert imported - ours <= ALLOWED
    assert not {"now", "today", "utcnow"} & set(_methods(path)), "the clock is not a source's business"


def _imports(path: Path) -> list[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    whole = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return [name if name.startswith(("chautari", "urllib")) else name.partition(".")[0] for name in plain + whole]


def _methods(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
