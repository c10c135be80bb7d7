"""The finder as the scheduler sees it: an event in, a report and a queue of links out, over the recorded web."""

import importlib
import json
from collections.abc import Callable
from typing import Any

import boto3
import pytest

from chautari.dynamodb.table import Table
from chautari.news import sources
from chautari.news.store import feed_state, link_queue
from tests.support.factories import LambdaContext
from tests.support.template_file import ROOT

OUTLETS = sources.keys()
EVENT = {"sources": ["kathmandupost"]}
DISPATCH = json.loads((ROOT / "events" / "feeds.json").read_text())
NOW = "2026-08-17T18:00:00+05:45"

Run = Callable[..., Any]


@pytest.fixture
def links(table: Table, monkeypatch: pytest.MonkeyPatch) -> Any:
    sqs = boto3.client("sqs", "ap-south-1")
    url = sqs.create_queue(QueueName="links.fifo", Attributes={"FifoQueue": "true"})["QueueUrl"]
    monkeypatch.setenv("LINKS_QUEUE_URL", url)
    link_queue.connect.cache_clear()
    yield lambda: sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    link_queue.connect.cache_clear()


@pytest.fixture
def run(links: Any, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("CHAUTARI_RECORDED", str(ROOT / "recorded"))
    monkeypatch.setenv("CHAUTARI_NOW", NOW)
    handler = importlib.import_module("functions.feeds.app").handler
    return lambda event, seconds_left=590: handler(event, LambdaContext("feeds", seconds_left))


def test_the_event_of_an_outlet_queues_what_its_feeds_list(run: Run, links: Any, table: Table) -> None:
    (report,) = run(EVENT)["reports"]
    assert (report["source"], report["failures"]) == ("kathmandupost", [])
    assert report["entries"] >= report["queued"] > 0
    assert json.loads(json.dumps(report)) == report
    bodies = [json.loads(message["Body"]) for message in links()]
    assert len(bodies) == report["queued"]
    assert {body["source"] for body in bodies} == {"kathmandupost"}
    (state,) = feed_state.all_states(table)
    assert (state.source, state.queued, state.streak) == ("kathmandupost", report["queued"], 0)


def test_the_event_of_the_schedule_asks_every_outlet_that_is_due_and_once(run: Run) -> None:
    answer = run(DISPATCH)
    assert sorted(report["source"] for report in answer["reports"]) == sorted(OUTLETS)
    assert (answer["waiting"], run(DISPATCH)) == ({}, {"reports": [], "waiting": dict.fromkeys(OUTLETS, "not due")})


def test_what_is_not_reached_in_time_stays_due(run: Run) -> None:
    assert run(DISPATCH, seconds_left=200)["waiting"] == dict.fromkeys(OUTLETS, "not reached")
    assert len(run(DISPATCH)["reports"]) == len(OUTLETS)


def test_the_same_event_twice_asks_nothing_the_second_time(run: Run) -> None:
    run(EVENT)
    (report,) = run(EVENT)["reports"]
    assert (report["asked"], report["queued"]) == (0, 0)


def test_an_hour_later_nothing_is_new(run: Run, links: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    run(EVENT)
    links()
    monkeypatch.setenv("CHAUTARI_NOW", NOW.replace("T18", "T19"))
    (report,) = run(EVENT)["reports"]
    assert (report["asked"], report["unchanged"], report["queued"], links()) == (1, 1, 0, [])


def test_a_feed_that_cannot_be_read_is_in_the_report_and_raises_nothing(
    run: Run, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAUTARI_RECORDED", str(tmp_path))
    (report,) = run(EVENT)["reports"]
    assert [failure["kind"] for failure in report["failures"]] == ["unreachable"]


def test_a_run_sends_no_metric(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """What an outlet does is in the states of its feeds: a metric of each would cost more than all its articles."""
    run(EVENT)
    assert '"_aws"' not in capsys.readouterr().out


def test_an_unknown_outlet_is_a_bad_event(run: Run) -> None:
    with pytest.raises(importlib.import_module("chautari.news.discovery.job").InvalidEvent, match="nobody"):
        run({"sources": ["nobody"]})


def test_every_outlet_can_be_asked(run: Run) -> None:
    reports = [report for key in OUTLETS for report in run({"sources": [key]})["reports"]]
    assert {failure["detail"].rpartition(" is ")[2] for report in reports for failure in report["failures"]} <= {
        "not in the recorded web"
    }
    assert sum(report["queued"] > 0 for report in reports) >= 4
