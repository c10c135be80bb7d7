"""Failed runs are run again, each once; poison stays and holds nobody back."""

import io
import json
from types import SimpleNamespace
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from chautari.dynamodb.table import Table
from tools.local import deployed, redrive
from tools.local.errors import CannotRun
from tools.local.failed_runs import FailedRun, Poison, read
from tools.local.redrive import Redrive

ARN = "arn:aws:lambda:ap-south-1:123456789012:function:"
RATES, CALENDAR = f"{ARN}rates:live", f"{ARN}calendar:live"
NRB, FEDERATION = {"sources": ["nrb"]}, {"sources": ["fenegosida"]}
DONE = {"reports": [{"source": "nrb", "skipped": None}]}


def envelope(function: str, event: Any) -> str:
    """What Lambda leaves of a run that raised."""
    response_payload = {"errorType": "KeyError", "errorMessage": "nrb: unreachable: 521"}
    context = {"functionArn": function, "condition": "RetriesExhausted", "approximateInvokeCount": 2}
    return json.dumps(
        {"version": "1.0", "requestContext": context, "requestPayload": event, "responsePayload": response_payload}
    )


def attributes(function: str) -> dict[str, Any]:
    """What the scheduler writes beside the event of a run that it could not start."""
    attributes = {"TARGET_ARN": function, "ERROR_MESSAGE": "Rate Exceeded."}
    return {name: {"DataType": "String", "StringValue": value} for name, value in attributes.items()}


class Functions:
    """Lambda: `answers` by event; what is a text is raised. `asked` has every call."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def invoke(self, FunctionName: str, Payload: bytes) -> dict[str, Any]:
        event = json.loads(Payload)
        self.asked.append((FunctionName, event))
        (job,) = event.get("sources", ["calendar"])
        answer = self.answers.get(job, DONE)
        if isinstance(answer, BaseException):
            raise answer
        failed = {"errorType": "KeyError", "errorMessage": answer} if isinstance(answer, str) else None
        body = io.BytesIO(json.dumps(failed or answer).encode())
        return {"Payload": body, **({"FunctionError": "Unhandled"} if failed else {})}


@pytest.fixture
def sqs(table: Table, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(redrive, "WAIT_SECONDS", 0)
    return boto3.client("sqs", "ap-south-1")


@pytest.fixture
def queue(sqs: Any) -> str:
    return str(sqs.create_queue(QueueName="failed")["QueueUrl"])


def drive(sqs: Any, queue: str, functions: Functions) -> list[str]:
    return list(Redrive(sqs, functions, queue, frozenset(("rates", "calendar"))).run())


def bodies(sqs: Any, queue: str) -> list[str]:
    return sorted(message["Body"] for message in redrive.received(sqs, queue))


def test_an_envelope_and_a_bare_event_both_name_their_function_and_reason() -> None:
    failed_run = read({"Body": envelope(RATES, NRB)})
    assert failed_run == FailedRun(RATES, '{"sources": ["nrb"]}', "KeyError: nrb: unreachable: 521")
    bare = read({"Body": json.dumps(NRB), "MessageAttributes": attributes(RATES)})
    assert (bare.name, bare.event, bare.reason) == ("rates", failed_run.event, "Rate Exceeded.")


@pytest.mark.parametrize(
    ("body", "reason"),
    [("{", "no JSON"), ("7", "bare value"), ("{}", "no function"), (envelope("rates", NRB), "no function")],
)
def test_what_names_no_event_or_no_function_is_poison(body: str, reason: str) -> None:
    with pytest.raises(Poison, match=reason):
        read({"Body": body})


def test_each_event_is_run_once_and_leaves_the_queue_however_often_it_was_in_it(sqs: Any, queue: str) -> None:
    for body in (envelope(RATES, NRB), envelope(RATES, NRB), envelope(CALENDAR, {"calendar": "publish"})):
        sqs.send_message(QueueUrl=queue, MessageBody=body)
    sqs.send_message(QueueUrl=queue, MessageBody=json.dumps(FEDERATION), MessageAttributes=attributes(RATES))
    functions = Functions()
    lines = drive(sqs, queue, functions)
    assert sorted(line.partition(" {")[0] for line in lines) == [
        "done already rates",
        "done calendar",
        "done rates",
        "done rates",
    ]
    assert sorted(map(str, functions.asked)) == sorted(
        map(str, [(RATES, NRB), (CALENDAR, {"calendar": "publish"}), (RATES, FEDERATION)])
    )
    assert bodies(sqs, queue) == []


@pytest.mark.parametrize(
    ("poison", "reason"),
    [
        ("{", "no JSON"),
        (envelope(RATES, {"sources": ["nobody"]}), "KeyError: no such source"),
        (envelope(RATES, {"sources": ["resting"]}), "nothing was asked, its breaker is open"),
        (envelope(RATES, {"sources": ["down"]}), "nrb: unreachable: 521"),
        (envelope(RATES, {"sources": ["gone"]}), "ResourceNotFoundException"),
        (envelope(f"{ARN}somebody-elses", NRB), "this is no function of the stack"),
    ],
)
def test_poison_stays_with_the_reason_and_the_others_go_on(sqs: Any, queue: str, poison: str, reason: str) -> None:
    gone = ClientError({"Error": {"Code": "ResourceNotFoundException", "Message": "no alias"}}, "Invoke")
    resting = {"reports": [{"source": "nrb", "skipped": "its breaker is open"}]}
    unread = {"source": "nrb", "last_market_date": None, "failure": {"kind": "unreachable", "detail": "521"}}
    down = {"reports": [unread]}
    for body in (poison, envelope(RATES, NRB), poison, envelope(RATES, FEDERATION)):
        sqs.send_message(QueueUrl=queue, MessageBody=body)
    lines = drive(sqs, queue, Functions(nobody="no such source", resting=resting, gone=gone, down=down))
    assert [reason in line for line in lines if line.startswith("left ")] == [True, True]
    assert sum(line.startswith("done rates") for line in lines) == 2
    assert bodies(sqs, queue) == [poison, poison]


def test_a_redrive_that_is_stopped_loses_nothing(sqs: Any, queue: str) -> None:
    for source in ("first", "second", "third"):
        sqs.send_message(QueueUrl=queue, MessageBody=envelope(RATES, {"sources": [source]}))
    functions = Functions(second=KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        drive(sqs, queue, functions)
    still = {json.loads(body)["requestPayload"]["sources"][0] for body in bodies(sqs, queue)}
    assert still == {"first", "second", "third"} - {event["sources"][0] for _, event in functions.asked[:-1]}
    assert "second" in still


def test_given_up_links_go_back_to_the_queue_that_they_came_from(sqs: Any, queue: str) -> None:
    fifo = {"FifoQueue": "true"}
    dead = sqs.create_queue(QueueName="dead.fifo", Attributes=fifo)["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    policy = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": 3})
    links = sqs.create_queue(QueueName="links.fifo", Attributes={**fifo, "RedrivePolicy": policy})["QueueUrl"]
    for number in range(3):
        how = {"MessageGroupId": "host.example", "MessageDeduplicationId": str(number)}
        sqs.send_message(QueueUrl=dead, MessageBody=f"link {number}", **how)
    assert redrive.dead_letters(sqs, [queue, dead, links]) == {dead: links}
    assert redrive.moved_back(sqs, dead, links) == 3
    assert bodies(sqs, dead) == []
    messages = sqs.receive_message(QueueUrl=links, MaxNumberOfMessages=10, AttributeNames=["All"])["Messages"]
    assert [message["Body"] for message in messages] == ["link 0", "link 1", "link 2"]
    assert {message["Attributes"]["MessageGroupId"] for message in messages} == {"host.example"}


def test_a_look_for_a_message_finds_it_takes_nothing_and_says_where_there_is_none(sqs: Any, queue: str) -> None:
    sent = [sqs.send_message(QueueUrl=queue, MessageBody=envelope(RATES, NRB))["MessageId"] for _ in range(3)]
    assert redrive.shows(sqs, queue, sent[1])
    assert not redrive.shows(sqs, queue, "no such id")
    assert len(bodies(sqs, queue)) == 3


def test_an_unknown_id_is_refused_before_anything_is_run_or_moved(
    sqs: Any, queue: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sqs.send_message(QueueUrl=queue, MessageBody=envelope(RATES, NRB))
    functions = Functions()
    monkeypatch.setattr(deployed, "outputs", lambda *_: {"FailedRunsUrl": queue})
    monkeypatch.setattr(deployed, "resources", lambda *_: [])
    aws = SimpleNamespace(client={"sqs": sqs, "lambda": functions}.__getitem__)
    with pytest.raises(CannotRun, match="no queue shows a message nowhere"):
        redrive.everything(aws, "chautari", "nowhere")
    assert (functions.asked, capsys.readouterr().out) == ([], "")
