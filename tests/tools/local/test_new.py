"""A skeleton is a declaration that loads, with one recorded answer beside it."""

import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from chautari.core.errors import NotFoundOrMoved, SchemaChanged
from chautari.core.http_messages import DateRange
from chautari.fetching.recorded import RecordedTransport
from tests.support.factories import MONDAY, NOW, response
from tools.local import new, try_source

PAGE = response(b"[1]", url="https://www.bank.example/rates", headers={"Content-Type": "application/json"})

FEED = response(
    "<rss><channel><title>Paper</title>"
    "<item><title>सुन महँगियो</title><link>https://www.paper.example/1</link>"
    "<pubDate>Mon, 17 Aug 2026 05:00:00 GMT</pubDate></item>"
    "<item><title>Undated</title><link>https://www.paper.example/2</link></item></channel></rss>".encode(),
    url="https://www.paper.example/feed",
    headers={"Content-Type": "application/rss+xml"},
)
TODAY = DateRange(MONDAY, MONDAY)


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
    file, case, recorded = new.source(root, "bank", PAGE, "application/json")
    source = loaded(file).SOURCE
    (request,) = source.requests(TODAY)
    assert (source.key, request.url, source.home) == ("bank", PAGE.url, "https://www.bank.example")
    with pytest.raises(SchemaChanged):
        source.parse(PAGE)
    assert (case / "body").read_bytes() == PAGE.body
    assert json.loads((case / "expected.json").read_text()) == {"error": "changed"}
    assert (recorded / "body").read_bytes() == PAGE.body


def test_a_new_source_can_be_tried_at_once(root: Path) -> None:
    """`make try` reads the recorded web: it reaches the parser, which refuses, and not an answer that is missing."""
    file, _, _ = new.source(root, "bank", PAGE, "application/json")
    with pytest.raises(SchemaChanged):
        list(try_source.tried(loaded(file).SOURCE, RecordedTransport(root / "recorded", NOW).get, NOW))


@pytest.mark.parametrize("query", ['day="today"', "day='today'", "path=a\\b", "day={date}", 'a"""b', "नगर=१"])
def test_an_address_is_asked_for_as_it_was_given(root: Path, query: str) -> None:
    url = f"https://www.bank.example/rates?{query}"
    source = loaded(new.source(root, "bank", replace(PAGE, url=url), "application/json")[0]).SOURCE
    outlet = loaded(new.outlet(root, "paper", replace(FEED, url=url))[0]).SOURCE
    assert ([request.url for request in source.requests(TODAY)], outlet.feeds[0].url) == ([url], url)


def test_an_outlet_is_declared_with_its_feed(root: Path) -> None:
    file, feed, _, recorded = new.outlet(root, "paper", FEED)
    source = loaded(file).SOURCE
    assert (source.key, source.hosts, source.feeds[0].url) == ("paper", ("paper.example",), FEED.url)
    assert feed.read_bytes() == (recorded / "body").read_bytes() == FEED.body


def test_what_a_feed_is_read_as_is_written_beside_it(root: Path) -> None:
    _, _, listed, _ = new.outlet(root, "paper", FEED)
    assert json.loads(listed.read_text(encoding="utf-8")) == [
        {
            "title": "सुन महँगियो",
            "link": "https://www.paper.example/1",
            "published": "2026-08-17T05:00:00+00:00",
            "published_exact": True,
        },
        {"title": "Undated", "link": "https://www.paper.example/2", "published": None, "published_exact": True},
    ]


def test_an_address_without_a_feed_makes_no_outlet(root: Path) -> None:
    with pytest.raises(NotFoundOrMoved):
        new.outlet(root, "paper", replace(FEED, body=b"<!doctype html><title>The front page</title>"))
    assert [path for path in root.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(("kind", "key"), [("source", "nrb"), ("outlet", "ratopati"), ("source", "Bank")])
def test_a_key_that_cannot_be_asks_nobody(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kind: str, key: str
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(new, "HttpClient", refuse)
    monkeypatch.setattr("sys.argv", ["new", kind, key, "https://www.bank.example/"])
    assert new.main() == 1
    assert "Nothing written" in capsys.readouterr().err


@pytest.mark.parametrize("key", ["", "Bank", "7up", "../bank", "taken"])
def test_a_key_that_is_none_or_taken_writes_nothing(root: Path, key: str) -> None:
    taken = root / new.PACKAGE / "rates" / "sources" / "taken.py"
    taken.write_text("mine")
    with pytest.raises(new.Taken):
        new.source(root, key, PAGE, "application/json")
    assert [path for path in root.rglob("*") if path.is_file()] == [taken]
    assert taken.read_text() == "mine"
