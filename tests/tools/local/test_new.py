"""A skeleton is a declaration that loads, with one recorded answer beside it."""

import importlib.util
import json
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from chautari.core.errors import SchemaChanged
from chautari.core.http_messages import DateRange
from tests.support.factories import response
from tools.local import new

PAGE = response(b"[1]", url="https://www.bank.example/rates", headers={"Content-Type": "application/json"})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for feature in ("rates", "news"):
        (tmp_path / new.PACKAGE / feature / "sources").mkdir(parents=True)
    return tmp_path


def loaded(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_source_is_declared_and_refuses_to_read_until_its_parser_is_written(root: Path) -> None:
    file, case = new.source(root, "bank", PAGE, "application/json")
    source = loaded(file).SOURCE
    (ask,) = source.requests(DateRange(date(2026, 9, 7), date(2026, 9, 7)))
    assert (source.key, ask.url, source.home) == ("bank", PAGE.url, "https://www.bank.example")
    with pytest.raises(SchemaChanged):
        source.parse(PAGE)
    assert (case / "body").read_bytes() == PAGE.body
    assert json.loads((case / "expected.json").read_text()) == {"error": "changed"}


def test_an_outlet_is_declared_with_its_feed(root: Path) -> None:
    file, feed, recorded = new.outlet(root, "paper", PAGE)
    source = loaded(file).SOURCE
    assert (source.key, source.hosts, source.feeds[0].url) == ("paper", ("bank.example",), PAGE.url)
    assert feed.read_bytes() == (recorded / "body").read_bytes() == PAGE.body


@pytest.mark.parametrize("key", ["", "Bank", "7up", "../bank", "taken"])
def test_a_key_that_is_none_or_taken_writes_nothing(root: Path, key: str) -> None:
    taken = root / new.PACKAGE / "rates" / "sources" / "taken.py"
    taken.write_text("mine")
    with pytest.raises(new.Taken):
        new.source(root, key, PAGE, "application/json")
    assert [path for path in root.rglob("*") if path.is_file()] == [taken]
    assert taken.read_text() == "mine"
