"""The watcher as the scheduler sees it: looks at what the other functions left in the table and the queues."""

import importlib
import json
from collections.abc import Callable
from typing import Any

import boto3
import pytest

from chautari.dynamodb.table import Table
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.functions.test_rates import DISPATCH, NOW
from tests.support.factories import LambdaContext
from tests.support.template_file import ROOT

EVENT = json.loads((ROOT / "events" / "watch.json").read_text(encoding="utf-8"))
Look = Callable[[str], dict[str, Any]]


@pytest.fixture
def topic(table: Table, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """The mails that were sent so far: a topic, and a queue that subscribes to it."""
    sns, sqs = boto3.client("sns", "ap-south-1"), boto3.client("sqs", "ap-south-1")
    arn = sns.create_topic(Name="alarms")["TopicArn"]
    url = sqs.create_queue(QueueName="mails")["QueueUrl"]
    queue = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    sns.subscribe(TopicArn=arn, Protocol="sqs", Endpoint=queue)
    runs = sqs.create_queue(QueueName="runs")["QueueUrl"]
    for name, value in {"ALARM_TOPIC": arn, "STAGE": "dev", "FAILED_RUNS_URL": runs}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(importlib.import_module("functions.watch.app"), "_concurrency", lambda: 1000)

    def mails() -> list[str]:
        received = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
        return sorted(json.loads(message["Body"])["Message"].partition("\n")[0] for message in received)

    return mails


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch, topic: Callable[[], list[str]]) -> Look:
    handler = importlib.import_module("functions.watch.app").handler

    def look(at: str) -> dict[str, Any]:
        monkeypatch.setenv("CHAUTARI_NOW", at)
        answer: dict[str, Any] = handler(EVENT, LambdaContext("watch"))
        return answer

    return look


def test_a_day_that_was_read_has_nothing_to_tell_of_rates(
    look: Look, topic: Callable[[], list[str]], archive: EvidenceArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAUTARI_RECORDED", str(ROOT / "recorded"))
    monkeypatch.setenv("CHAUTARI_NOW", NOW)
    importlib.import_module("functions.rates.app").handler(DISPATCH, LambdaContext("rates"))
    assert look(NOW) == {"open": [], "announced": 0}
    assert topic() == []


def test_what_never_began_is_announced_after_a_day(look: Look, topic: Callable[[], list[str]]) -> None:
    answer = look(NOW)
    assert answer["announced"] == 0
    answer = look("2026-08-18T18:00:00+05:45")
    assert answer["announced"] == 9
    assert look("2026-08-18T18:05:00+05:45") == {"open": answer["open"], "announced": 0}
    mails = topic()
    assert len(mails) == 9
    assert sum("has never been read" in mail for mail in mails) == 6
    assert "dev: none of the 18 sources of banks' rates can be read." in mails


def test_a_run_in_the_queue_of_failed_runs_is_announced(look: Look, topic: Callable[[], list[str]]) -> None:
    look(NOW)
    topic()
    sqs = boto3.client("sqs", "ap-south-1")
    sqs.send_message(QueueUrl=sqs.get_queue_url(QueueName="runs")["QueueUrl"], MessageBody="{}")
    look("2026-08-17T18:05:00+05:45")
    assert topic() == ["dev: 1 run ended in a mistake of ours or could not be started; make redrive runs them again."]
