"""`make logs` finds what was logged for a request id in all log groups of the stack, oldest first."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest

from chautari.dynamodb.table import Table
from tests.support.observations import NOW
from tools.local import logs
from tools.local.errors import CannotRun
from tools.local.logs import LogEvent
from tools.local.place import Place

ID = "94591bf4-a8e4-4595-8741-ea1019c6bad1"
GROUPS = ("/stack/ApiLogGroup", "/stack/RatesLogGroup")


class Aws:
    """A stack with two log groups; the logs themselves are moto's."""

    def __init__(self, logs_client: Any) -> None:
        self.logs_client = logs_client

    def client(self, service: str) -> Any:
        return self.logs_client if service == "logs" else self

    def get_paginator(self, name: str) -> Any:
        return self

    def paginate(self, StackName: str) -> Any:
        resource = {"ResourceType": "AWS::Logs::LogGroup", "ResourceStatus": "CREATE_COMPLETE"}
        return [{"StackResourceSummaries": [{**resource, "PhysicalResourceId": group} for group in GROUPS]}]


@pytest.fixture
def where(table: Table) -> Iterator[Place]:
    client = boto3.client("logs", "ap-south-1")
    at = int((datetime.now(UTC) - timedelta(hours=1)).timestamp() * 1000)
    for number, group in enumerate(GROUPS):
        client.create_log_group(logGroupName=group)
        client.create_log_stream(logGroupName=group, logStreamName="one")
        written = [
            {"timestamp": at - number * 1000, "message": json.dumps({"message": group, "function_request_id": ID})},
            {"timestamp": at, "message": json.dumps({"message": "another request"})},
        ]
        client.put_log_events(logGroupName=group, logStreamName="one", logEvents=written)
    yield Place(Aws(client), "stack")


def test_what_all_groups_have_of_a_request_is_shown_in_the_order_of_time(where: Place) -> None:
    since = datetime.now(UTC) - timedelta(days=1)
    lines = list(logs.in_order(logs.events(where, ID, since)))
    assert [line.split()[-1] for line in lines] == ["/stack/RatesLogGroup", "/stack/ApiLogGroup"]
    assert list(logs.events(where, ID, datetime.now(UTC))) == []


@pytest.mark.parametrize("request_id", ["", "short", 'x" || "error', "a" * 65])
def test_what_is_no_id_is_not_searched_for(where: Place, request_id: str) -> None:
    with pytest.raises(CannotRun, match="is no request id"):
        list(logs.events(where, request_id, NOW))


def test_a_line_of_a_function_is_shown_without_its_envelope_and_a_traceback_line_by_line() -> None:
    written = {"level": "ERROR", "message": "unexpected error", "service": "api", "function_request_id": ID}
    event = LogEvent(NOW, "/stack/ApiLogGroup", json.dumps({**written, "exception": "Traceback\n  KeyError", "n": 1}))
    head, *rest = event.lines
    assert head.endswith("ApiLogGroup  ERROR unexpected error")
    assert rest == ["    exception: Traceback", "      KeyError", "    n: 1"]


@pytest.mark.parametrize("message", ["REPORT RequestId: 1\n", "7"])
def test_what_is_no_object_of_json_is_shown_as_it_is(message: str) -> None:
    (line,) = LogEvent(NOW, "/stack/ApiLogGroup", message).lines
    assert line.endswith(f"ApiLogGroup  {message.rstrip()}")
