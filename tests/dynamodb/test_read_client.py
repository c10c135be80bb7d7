"""The read function's client beside boto3's, call by call: what is sent and signed, and what comes of the answers."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import boto3
import pytest
from botocore.awsrequest import AWSRequest

from chautari.aws.connection import AwsAnswer, Connection
from chautari.aws.signed_http import SignedHttp
from chautari.aws.sigv4 import Credentials, Signer
from chautari.dynamodb import codec, reading_table
from chautari.dynamodb.read_client import ReadClient, ReadRefused
from chautari.dynamodb.schema import NewerItem
from chautari.dynamodb.table import Table
from tests.aws.test_signed_http import ENDPOINT
from tests.aws.test_sigv4 import signed_by_botocore
from tests.support import short_moto

KEY = codec.item({"pk": "A", "sk": "3"})
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("get_item", {"Key": KEY, "ConsistentRead": True}),
    ("get_item", {"Key": codec.item({"pk": "A", "sk": "none"})}),
    (
        "query",
        {
            "KeyConditionExpression": "pk = :pk AND sk < :end",
            "ExpressionAttributeValues": codec.item({":pk": "A", ":end": 'सोमबार "7"'}),
            "Limit": 2,
            "ScanIndexForward": False,
        },
    ),
    (
        "query",
        {
            "KeyConditionExpression": "pk = :pk",
            "FilterExpression": "body = :body",
            "ExpressionAttributeValues": codec.item({":pk": "A", ":body": bytes(range(256))}),
        },
    ),
    ("batch_get_item", {"Keys": [KEY, codec.item({"pk": "A", "sk": "4"})], "ConsistentRead": True}),
]


@pytest.fixture
def stored(table: Table) -> Table:
    """Nine items of one partition, with values of many types."""
    for number in range(1, 10):
        item = codec.item(
            {"pk": "A", "sk": str(number), "body": bytes(range(256)), "list": [1, {"b": b"\x00", "t": "घ"}]}
        )
        item |= {
            "set": {"NS": ["1", "2"]},
            "sets": {"BS": [b"a", b"b"]},
            "flag": {"BOOL": True},
            "none": {"NULL": True},
        }
        table.client.put_item(TableName=table.name, Item=item)
    return table


def parameters_of(table: Table, operation: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    return (
        {"RequestItems": {table.name: parameters}} if "batch" in operation else {"TableName": table.name, **parameters}
    )


# moto compares bytes as they were put, here without a wire between.
@pytest.mark.parametrize(("operation", "parameters"), CALLS[:3] + CALLS[4:])
def test_an_answer_is_that_of_boto3(stored: Table, operation: str, parameters: dict[str, Any]) -> None:
    call = parameters_of(stored, operation, parameters)
    theirs = getattr(stored.client, operation)(**call)
    theirs.pop("ResponseMetadata")
    ours = getattr(reading_table.connect().client, operation)(**call)
    assert {name: ours[name] for name in theirs} == theirs


@pytest.mark.parametrize("token", ["", "FwoGZXIvYXdzE//+=="])
@pytest.mark.parametrize(("operation", "parameters"), CALLS)
def test_a_request_is_that_of_boto3(
    stored: Table, operation: str, parameters: dict[str, Any], token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The body that boto3 sends, and its signature of our headers, which are fewer than its own, over our body."""
    sent, ours = (
        _sent_by_boto3(stored, operation, parameters),
        _sent_by_us(operation, stored, parameters, token, monkeypatch),
    )
    assert json.loads(ours["body"]) == json.loads(sent.body)
    assert ours["headers"]["X-Amz-Target"] == sent.headers["X-Amz-Target"].decode()
    assert ours["headers"]["Content-Type"] == sent.headers["Content-Type"].decode()
    assert ours["headers"].get("X-Amz-Security-Token", "") == token
    unsigned = {name: ours["headers"][name] for name in ("Content-Type", "X-Amz-Target")}
    request = AWSRequest("POST", "http://h/", unsigned, ours["body"])
    credentials = Credentials("AKID", "secret", token)
    signed = signed_by_botocore("dynamodb", credentials, request, datetime(2026, 1, 1, tzinfo=UTC), "ap-south-1")
    assert ours["headers"]["Authorization"] == signed["authorization"]


def _sent_by_boto3(table: Table, operation: str, parameters: dict[str, Any]) -> Any:
    sent: list[Any] = []

    def keep(request: Any, **_: Any) -> Any:
        sent.append(request)
        return SimpleNamespace(status_code=200, headers={}, content=b"{}", text="{}", raw=None)

    client = boto3.client("dynamodb")
    client.meta.events.register_first("before-send.dynamodb", keep)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(client), "_make_request", short_moto._request, raising=False)
        getattr(client, operation)(**parameters_of(table, operation, parameters))
    return sent[0]


def _sent_by_us(
    operation: str, table: Table, parameters: dict[str, Any], token: str, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    sent: list[dict[str, Any]] = []

    def keep(self: Connection, method: str, path: str, headers: Any, body: bytes, seconds: float) -> AwsAnswer:
        sent.append({"headers": headers, "body": body})
        return AwsAnswer(200, {}, b"{}")

    monkeypatch.setattr(Connection, "exchange", keep)
    signer = Signer(Credentials("AKID", "secret", token), "ap-south-1", "dynamodb")
    http = SignedHttp(ENDPOINT, signer, now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    getattr(ReadClient(http), operation)(**parameters_of(table, operation, parameters))
    return sent[0]


@pytest.mark.parametrize(
    "config", [{}, {"PageSize": 2}, {"PageSize": 2, "MaxItems": 5}, {"PageSize": 9, "MaxItems": 9}]
)
def test_pages_are_those_of_boto3(stored: Table, config: dict[str, int]) -> None:
    call = {
        "TableName": stored.name,
        "KeyConditionExpression": "pk = :pk",
        "ExpressionAttributeValues": codec.item({":pk": "A"}),
        "PaginationConfig": config,
    }
    theirs, ours = (
        [page["Items"] for page in client.get_paginator("query").paginate(**call)]
        for client in (stored.client, reading_table.connect().client)
    )
    assert ours == theirs


def test_nothing_but_a_query_has_pages(table: Table) -> None:
    with pytest.raises(ValueError, match="scan has no pages"):
        reading_table.connect().client.get_paginator("scan")


@pytest.mark.parametrize(("operation", "parameters"), CALLS[:1] + CALLS[2:3] + CALLS[4:])
def test_an_item_of_a_later_schema_is_refused(table: Table, operation: str, parameters: dict[str, Any]) -> None:
    table.client.put_item(TableName=table.name, Item={**KEY, "v": {"N": "2"}})
    with pytest.raises(NewerItem):
        getattr(reading_table.connect().client, operation)(**parameters_of(table, operation, parameters))


def test_a_refusal_has_the_code_and_the_words_of_dynamodb(table: Table) -> None:
    with pytest.raises(ReadRefused, match=r"ValidationException \(400\): .*key") as refused:
        reading_table.connect().client.get_item(TableName=table.name, Key={"other": {"S": "1"}})
    assert refused.value.code == "ValidationException"
