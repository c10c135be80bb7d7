"""The three journeys of docs/architecture.md: a run enters each file that the document names, step after step."""

import importlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import boto3
import pytest

from chautari.dynamodb.table import Table
from chautari.news.store import link_queue
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.support.factories import LambdaContext
from tests.support.template_file import ROOT

PACKAGE = str(ROOT / "layers" / "shared" / "chautari") + "/"
DOCUMENT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
# Whole modules of names: declarations are read when they are imported, and no function of theirs is called.
DECLARATIONS = {"api/endpoints/rates.py"}
# What only a history by day enters, and what only one by month, as CSV, of an instant.
ROWS_OF_DAYS = {"rates/views/forex.py"}
ASKED_FOR = {
    *("api/as_of.py", "api/rate_table.py", "api/row_forms.py", "api/rates/market_days.py", "api/rates/periods.py"),
    "rates/store/series_as_of.py",
}
EVENING = "2026-08-17T18:00:00+05:45"


def journey(title: str) -> list[set[str]]:
    """The files of each step of a journey; a handler is a file of `functions/`."""
    part = DOCUMENT.partition(f"### {title}")[2].partition("\n#")[0]
    rows = (line.split("|") for line in part.splitlines() if re.match(r"\| \d+\. ", line))
    return [set(re.findall(r"`([\w/]+\.py)`", row[2])) - DECLARATIONS for row in rows]


@pytest.fixture
def entered(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, Any], list[str]]]:
    """Calls a function's handler on the recorded evening; the file of each call, in order and as often as entered."""
    monkeypatch.setenv("CHAUTARI_RECORDED", str(ROOT / "recorded"))
    monkeypatch.setenv("CHAUTARI_NOW", EVENING)

    def entered(function: str, event: Any) -> list[str]:
        handler = importlib.import_module(f"functions.{function}.app").handler
        files = [f"functions/{function}/app.py"]

        def note(frame: FrameType, event_name: str, _: object) -> None:
            path = frame.f_code.co_filename
            if event_name == "call" and path.startswith(PACKAGE) and not path.endswith(files[-1]):
                files.append(path.removeprefix(PACKAGE))

        sys.setprofile(note)
        try:
            handler(event, LambdaContext(function, 590))
        finally:
            sys.setprofile(None)
        return files

    yield entered


def require_passed(steps: list[set[str]], files: list[str]) -> None:
    """Every file of each step is entered, and after the beginning of a step comes that of the next."""
    assert [step - set(files) for step in steps] == [set() for _ in steps]
    following = iter(files)
    assert [step for step in steps if not any(name in step for name in following)] == []


def test_a_rate(table: Table, archive: EvidenceArchive, entered: Callable[[str, Any], list[str]]) -> None:
    steps = journey("A rate")
    assert len(steps) == 12
    files = entered("rates", {"sources": ["fenegosida"]})
    require_passed(steps, files)
    with pytest.raises(AssertionError):
        require_passed([steps[4], *steps[:4], *steps[5:]], files)


def test_an_article(table: Table, monkeypatch: pytest.MonkeyPatch, entered: Callable[[str, Any], list[str]]) -> None:
    queue = boto3.client("sqs", "ap-south-1").create_queue(QueueName="links.fifo", Attributes={"FifoQueue": "true"})
    monkeypatch.setenv("LINKS_QUEUE_URL", queue["QueueUrl"])
    monkeypatch.setenv("FAILED_LINKS_URL", queue["QueueUrl"])
    link_queue.connect.cache_clear()
    link_queue.connect_failed.cache_clear()
    feed_report = entered("feeds", json.loads((ROOT / "events" / "feeds.json").read_text()))
    read = entered("articles", json.loads((ROOT / "events" / "articles.json").read_text()))
    listed = entered("api", request("/v1/articles"))
    link_queue.connect.cache_clear()
    steps = journey("An article")
    assert len(steps) == 13
    require_passed(steps[:5], feed_report)
    require_passed(steps[5:12], read)
    require_passed(steps[12:], listed)


def request(path: str, query: str = "") -> dict[str, Any]:
    event: dict[str, Any] = json.loads((ROOT / "events" / "api-forex.json").read_text())
    context = event["requestContext"]
    return event | {
        "rawPath": path,
        "rawQueryString": query,
        "requestContext": context | {"http": context["http"] | {"path": path}},
    }


def test_a_request(table: Table, archive: EvidenceArchive, entered: Callable[[str, Any], list[str]]) -> None:
    importlib.import_module("functions.rates.app").handler({"sources": ["nrb"]}, LambdaContext("rates", 290))
    by_day = entered("api", request("/v1/forex/USD/history"))
    by_month = entered("api", request("/v1/forex/USD/history", "group=month&format=csv&as_of=2026-08-17T12:15:00Z"))
    steps = journey("A request")
    assert len(steps) == 9
    require_passed([step - ROWS_OF_DAYS for step in steps], by_month)
    require_passed([step - ASKED_FOR for step in steps if step - ASKED_FOR], by_day)
