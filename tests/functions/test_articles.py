"""The reader of articles as the queue sees it: a batch in, articles in the table, and the messages that come again."""

import copy
import importlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.news.store import articles, listings
from tests.support.factories import LambdaContext
from tests.support.template_file import ROOT

EVENT = json.loads((ROOT / "events" / "articles.json").read_text(encoding="utf-8"))
BODIES = [json.loads(record["body"]) for record in EVENT["Records"]]
NOW = "2026-08-17T18:00:00+05:45"

Run = Callable[..., dict[str, Any]]


@pytest.fixture
def run(table: Table, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The handler on the evening of the recorded day."""
    monkeypatch.setenv("CHAUTARI_RECORDED", str(ROOT / "recorded"))
    monkeypatch.setenv("CHAUTARI_NOW", NOW)
    handler = importlib.import_module("functions.articles.app").handler
    return lambda event, seconds_left=290: handler(event, LambdaContext("articles", seconds_left))


def metrics(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What the last run counted."""
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines() if '"_aws"' in line]
    counted: dict[str, Any] = lines[-1]
    return counted


def test_the_event_is_read_into_articles(run: Run, table: Table) -> None:
    assert run(EVENT) == {"batchItemFailures": []}
    stored = [articles.get(table, body["id"]) for body in BODIES]
    summaries = [
        (revision.summary.title, revision.summary.section, revision.summary.language) for revision in stored if revision
    ]
    assert summaries == [(BODIES[0]["entry"]["title"], "sport", "en"), (BODIES[1]["entry"]["title"], "politics", "ne")]
    assert len(listings.newest(table, listings.ALL, None, 5)) == 2


def test_it_counts_what_is_new_and_what_failed(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    for stored in (2.0, 0.0):
        run(EVENT)
        counted = metrics(capsys)
        assert (counted["ArticlesStored"], counted["LinksFailed"]) == ([stored], [0.0])
        assert "source" not in counted


def test_a_failure_is_counted_and_stays_off_the_queue(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHAUTARI_RECORDED", str(tmp_path))
    assert run(EVENT) == {"batchItemFailures": []}
    assert metrics(capsys)["LinksFailed"] == [2.0]


def test_what_there_is_no_time_for_comes_again(run: Run, table: Table) -> None:
    comes = [{"itemIdentifier": record["messageId"]} for record in EVENT["Records"]]
    assert run(EVENT, 149) == {"batchItemFailures": comes}
    assert listings.newest(table, listings.ALL, None, 5) == []


def test_a_mistake_of_ours_comes_again_and_is_an_error_in_the_log(
    run: Run, table: Table, caplog: pytest.LogCaptureFixture
) -> None:
    event = copy.deepcopy(EVENT)
    event["Records"][0]["body"] = "{"
    assert run(event) == {"batchItemFailures": [{"itemIdentifier": EVENT["Records"][0]["messageId"]}]}
    exception_types = [
        record.exc_info[0] for record in caplog.records if record.levelname == "ERROR" and record.exc_info
    ]
    assert exception_types == [json.JSONDecodeError]
    assert len(listings.newest(table, listings.ALL, None, 5)) == 1
