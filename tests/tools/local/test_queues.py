"""`make queues` shows what lies in the queues of what failed, and leaves it there as it was."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest

from chautari.dynamodb.table import Table
from tests.tools.local.test_redrive import NRB, RATES, envelope
from tools.local import queues, redrive
from tools.local.place import Place


@pytest.fixture
def sqs(table: Table, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(redrive, "WAIT_SECONDS", 0)
    return boto3.client("sqs", "ap-south-1")


@pytest.fixture
def send(sqs: Any) -> Callable[..., str]:
    """Send each body to a queue of failed runs; the queue's address."""

    def to_queue(*bodies: str) -> str:
        url: str = sqs.create_queue(QueueName="failed")["QueueUrl"]
        for body in bodies:
            sqs.send_message(QueueUrl=url, MessageBody=body)
        return url

    return to_queue


def test_a_failed_run_is_shown_with_its_event_and_reason(sqs: Any, send: Callable[..., str]) -> None:
    (line,) = queues.peek(sqs, send(envelope(RATES, NRB)), 1)
    assert line.endswith('rates {"sources": ["nrb"]}: KeyError: nrb: unreachable: 521')
    assert "since 20" in line


def test_a_failed_link_is_shown_with_its_address(sqs: Any, send: Callable[..., str]) -> None:
    (line,) = queues.peek(sqs, send(json.dumps({"source": "setopati", "url": "https://setopati.com/1"})), 1)
    assert line.endswith("setopati https://setopati.com/1")


@pytest.mark.parametrize(("body", "reason"), [("{", "no JSON: {"), ("7", "cannot be run again: no event")])
def test_what_can_be_neither_is_shown_as_it_is(sqs: Any, send: Callable[..., str], body: str, reason: str) -> None:
    (line,) = queues.peek(sqs, send(body), 1)
    assert reason in line


def test_looking_takes_nothing_and_hides_nothing(sqs: Any, send: Callable[..., str]) -> None:
    url = send(*(envelope(RATES, {"sources": [str(number)]}) for number in range(25)))
    lines = list(queues.peek(sqs, url, 25))
    assert (len(lines), lines[-1]) == (queues.MOST_SHOWN + 1, "5 more")
    assert len(list(redrive.received(sqs, url))) == 25


def test_one_message_alone_is_run_again_and_the_others_stay_visible(sqs: Any, send: Callable[..., str]) -> None:
    url = send(*(envelope(RATES, {"sources": [str(number)]}) for number in range(3)))
    wanted = list(queues.peek(sqs, url, 3))[1].split()[0]
    messages = list(redrive.received(sqs, url, only=wanted))
    assert [message["MessageId"] for message in messages] == [wanted]
    assert len(list(redrive.received(sqs, url))) == 2


class Aws:
    """Queues as CloudFormation and CloudWatch know them; `age` is what CloudWatch last got."""

    def __init__(self, sqs: Any, url: str, age: float | None) -> None:
        self.sqs, self.url, self.age = sqs, url, age

    def client(self, service: str) -> Any:
        return self.sqs if service == "sqs" else self

    def describe_stack_resource(self, StackName: str, LogicalResourceId: str) -> Any:
        return {"StackResourceDetail": {"PhysicalResourceId": self.url}}

    def get_metric_statistics(self, **asked_for: Any) -> Any:
        now = datetime.now(UTC)
        points = [{"Timestamp": now - timedelta(minutes=5), "Maximum": 60.0}, {"Timestamp": now, "Maximum": self.age}]
        return {"Datapoints": points if self.age else []}


@pytest.mark.parametrize(
    ("age", "line"),
    [(7265.0, "failed runs    2 waiting, the oldest for 2:01:05"), (None, "failed runs    2 waiting")],
)
def test_a_queue_says_how_many_wait_and_since_when_if_that_is_known(
    sqs: Any, send: Callable[..., str], age: float | None, line: str
) -> None:
    where = Place(Aws(sqs, send(envelope(RATES, NRB), envelope(RATES, NRB)), age), "chautari-dev")
    assert queues.state_of(where, "FailedRuns").line == line


def test_an_empty_queue_is_not_asked_for_its_age(sqs: Any, send: Callable[..., str]) -> None:
    assert queues.state_of(Place(Aws(sqs, send(), 60.0), "chautari-dev"), "FailedLinks").oldest is None
