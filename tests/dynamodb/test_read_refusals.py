"""Refusals of DynamoDB, and bytes that are not those it sent: what is asked again, and what is raised."""

import json
from decimal import Decimal
from zlib import crc32

import pytest

from chautari.aws.connection import AwsAnswer, Connection
from chautari.aws.signed_http import ATTEMPTS, AwsUnreachable, SignedHttp
from chautari.aws.sigv4 import Credentials, Signer
from chautari.dynamodb import codec
from chautari.dynamodb.read_client import ReadClient, ReadRefused
from tests.aws.test_signed_http import ENDPOINT

KEY = codec.item({"pk": "A", "sk": "3"})


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[AwsAnswer]:
    """The answers of the next exchanges."""
    answers: list[AwsAnswer] = []
    monkeypatch.setattr(Connection, "exchange", lambda *_: answers.pop(0))
    return answers


@pytest.fixture
def client() -> ReadClient:
    """A client that does not wait."""
    signer = Signer(Credentials("AKID", "secret"), "ap-south-1", "dynamodb")
    return ReadClient(SignedHttp(ENDPOINT, signer, sleep=lambda _: None))


def refusal(code: str, status: int = 400) -> AwsAnswer:
    return AwsAnswer(
        status, {}, json.dumps({"__type": f"com.amazonaws.dynamodb.v20120810#{code}", "message": "no"}).encode()
    )


WHOLE = AwsAnswer(200, {"x-amz-crc32": str(crc32(b'{"Item":{}}'))}, b'{"Item":{}}')


@pytest.mark.parametrize(
    "busy",
    [
        refusal("ProvisionedThroughputExceededException"),
        refusal("ThrottlingException"),
        refusal("RequestLimitExceeded"),
        refusal("InternalServerError", 500),
        AwsAnswer(503, {}, b"<html>"),
        WHOLE._replace(body=b'{"Item":{]}'),
    ],
)
def test_what_passes_is_asked_again(client: ReadClient, answers: list[AwsAnswer], busy: AwsAnswer) -> None:
    answers += [busy, WHOLE]
    assert client.get_item(TableName="t", Key=KEY) == {"Item": {}}


@pytest.mark.parametrize("answer", [refusal("AccessDeniedException"), AwsAnswer(403, {}, b"<html>")])
def test_what_does_not_pass_is_refused_at_once(client: ReadClient, answers: list[AwsAnswer], answer: AwsAnswer) -> None:
    answers += [answer, WHOLE]
    with pytest.raises(ReadRefused):
        client.get_item(TableName="t", Key=KEY)
    assert answers == [WHOLE]


def test_a_wrong_checksum_is_no_answer(client: ReadClient, answers: list[AwsAnswer]) -> None:
    answers += [WHOLE._replace(body=b'{"Item":{"pk":1}}')] * ATTEMPTS
    with pytest.raises(AwsUnreachable, match="checksum"):
        client.get_item(TableName="t", Key=KEY)


def test_keys_that_were_left_out_can_be_asked_for_again(client: ReadClient, answers: list[AwsAnswer]) -> None:
    left = {"t": {"Keys": [{"pk": {"B": "AAE="}}], "ConsistentRead": True}}
    answers.append(AwsAnswer(200, {}, json.dumps({"Responses": {"t": []}, "UnprocessedKeys": left}).encode()))
    unprocessed = client.batch_get_item(RequestItems={"t": {"Keys": [{"pk": {"B": b"\x00\x01"}}]}})["UnprocessedKeys"]
    assert unprocessed == {"t": {"Keys": [{"pk": {"B": b"\x00\x01"}}], "ConsistentRead": True}}


def test_no_other_type_is_sent(client: ReadClient) -> None:
    with pytest.raises(TypeError, match="Decimal"):
        client.get_item(TableName="t", Key={"pk": {"N": Decimal(1)}})
