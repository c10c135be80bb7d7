"""Checklist for a bank: a declaration under its file's name, fixtures, its own words, and nothing but parsing."""

import ast
from datetime import datetime
from pathlib import Path

import pytest

from chautari.core.errors import SchemaChanged
from chautari.markets.model.bank_board import QUOTED_KINDS
from chautari.markets.sources import banks
from chautari.nepali.clock import NPT
from tests.markets.sources.bank_fixtures import CASES, ROOT, editions_of, expected, page_of, read, response_at

KEYS = banks.keys()
NOON = datetime(2026, 9, 7, 12, tzinfo=NPT)
# Their answers were never seen: the columns are described in sources.md 2d of the references.
UNSEEN = {"mahalaxmi", "nimb", "nsbi", "rbb"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_a_fixture_reads_as_its_expected_json_says(case: Path) -> None:
    assert read(case) == expected(case)


@pytest.mark.parametrize("key", KEYS)
def test_a_bank_is_declared_under_its_files_name_with_its_words_and_an_address_of_its_own(key: str) -> None:
    source = banks.find(key)
    assert source.key == key
    assert source.name_ne
    assert {"transfer", "sell"} <= source.words.keys() <= set(QUOTED_KINDS)
    addresses = {banks.find(key_of).request(NOON.date()).url for key_of in KEYS if key_of != key}
    assert source.request(NOON.date()).url not in addresses
    assert len(banks.version(key)) == 12


def test_every_bank_has_a_fixture_and_every_fixture_a_bank() -> None:
    assert {case.parent.name for case in CASES} == set(banks.keys()) == {path.name for path in ROOT.iterdir()}
    assert len(set(banks.keys()) - UNSEEN) == 14


def test_an_unknown_bank_is_refused_with_those_that_exist() -> None:
    with pytest.raises(banks.UnknownBank, match=r"'everest'.*nabil"):
        banks.find("everest")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("body", [b"{}", b"<html><body><p>Under maintenance</p></body></html>", b"[]"])
def test_an_answer_of_another_shape_is_a_named_error(key: str, body: bytes) -> None:
    with pytest.raises(SchemaChanged):
        banks.find(key).parse(response_at(key, body, NOON))


@pytest.mark.parametrize("case", [case for case in CASES if "editions" in expected(case)], ids=lambda case: case.name)
def test_a_board_cut_off_is_a_named_error_and_never_a_shorter_board(case: Path) -> None:
    body = page_of(case).body
    if not editions_of(case):
        return
    for part in (0.3, 0.6, 0.9):
        with pytest.raises(SchemaChanged):
            banks.find(case.parent.name).parse(response_at(case.parent.name, body[: int(len(body) * part)], NOON))


def test_another_banks_page_under_a_banks_address_is_read_only_where_one_maker_made_both() -> None:
    """What the headings cannot tell apart the judgement does: see `another_banks_board`."""
    plain = {
        case.parent.name: page_of(case) for case in CASES if "editions" in expected(case) and "not" not in case.name
    }
    read_as = set[tuple[str, str]]()
    for key in KEYS:
        for owner, page in plain.items():
            try:
                if owner != key and banks.find(key).parse(page):
                    read_as.add((key, owner))
            except SchemaChanged:
                continue
    maker = {"prabhu", "siddhartha", "mahalaxmi"}
    assert read_as == {(key, owner) for key in maker for owner in maker if key != owner}


@pytest.mark.parametrize("key", KEYS)
def test_a_banks_file_holds_a_declaration_and_no_client(key: str) -> None:
    tree = ast.parse((Path(banks.__file__).parent / f"{key}.py").read_text(encoding="utf-8"))
    modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not any(name in module for module in modules for name in ("fetching", "dynamodb", "store", "requests"))
