"""`make export` goes on until all evidence is copied; `make export-bucket` makes a bucket that nobody else can read."""

import io
import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from chautari.export.job import EVENT, FULL_EVENT
from tools.local import export, export_bucket
from tools.local.errors import CannotRun
from tools.local.functions import FunctionFailed

STACK = "chautari-dev"
REGION = "ap-southeast-1"


class Deployed:
    """A stack whose function of exports answers with these reports, one after the other."""

    def __init__(self, *reports: dict[str, Any], outputs: tuple[str, ...] = ("ExportFunctionName",)) -> None:
        self.reports, self.outputs, self.events = list(reports), outputs, list[Any]()

    def client(self, service: str) -> Any:
        return self

    def describe_stacks(self, StackName: str) -> Any:
        assert StackName == STACK
        return {"Stacks": [{"Outputs": [{"OutputKey": name, "OutputValue": f"the {name}"} for name in self.outputs]}]}

    def invoke(self, FunctionName: str, Payload: bytes) -> Any:
        assert FunctionName == "the ExportFunctionName"
        self.events.append(json.loads(Payload))
        report = self.reports.pop(0)
        failed = {"FunctionError": "Unhandled"} if "errorType" in report else {}
        return {"Payload": io.BytesIO(json.dumps(report).encode()), **failed}


def report(complete: bool) -> dict[str, Any]:
    return {"at": "2026-08-17T18:00:00+05:45", "parts": 11, "written": 3, "lines": 330, "evidence_complete": complete}


def test_it_goes_on_until_all_evidence_is_copied() -> None:
    deployed = Deployed(report(False), report(False), report(True))
    lines = list(export.run(deployed, STACK, everything=True))
    assert deployed.events == [FULL_EVENT, EVENT, EVENT]
    assert lines == ["11 parts, 3 of them written anew, 330 lines"] * 3 + ["all evidence is copied"]


def test_a_stack_without_a_bucket_of_exports_is_told_so() -> None:
    with pytest.raises(CannotRun, match="has no ExportBucket"):
        list(export.run(Deployed(outputs=("TableName",)), STACK, everything=False))


def test_an_export_that_fails_says_why() -> None:
    failing = Deployed({"errorType": "TableMoved", "errorMessage": "given up after 5 readings"})
    with pytest.raises(FunctionFailed, match="TableMoved"):
        list(export.run(failing, STACK, everything=False))


def test_an_export_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "MOST_RUNS", 2)
    with pytest.raises(CannotRun, match="after 2 runs"):
        list(export.run(Deployed(report(False), report(False)), STACK, everything=False))


@pytest.fixture
def s3() -> Iterator[Any]:
    with mock_aws():
        yield boto3.client("s3", REGION)


def test_the_bucket_is_private_and_versioned_and_may_be_made_twice(s3: Any) -> None:
    first, second = (list(export_bucket.make(s3, "my-exports", REGION)) for _ in range(2))
    assert (first[0], second[0]) == (f"made my-exports in {REGION}", "my-exports is there already")
    assert (
        first[1]
        == second[1]
        == (f"now add ExportBucket=my-exports and ExportRegion={REGION} to parameter_overrides, and deploy")
    )
    blocked = s3.get_public_access_block(Bucket="my-exports")["PublicAccessBlockConfiguration"]
    assert (len(blocked), set(blocked.values())) == (4, {True})
    assert s3.get_bucket_versioning(Bucket="my-exports")["Status"] == "Enabled"
    (rule,) = s3.get_bucket_lifecycle_configuration(Bucket="my-exports")["Rules"]
    assert "Expiration" not in rule, "an export never expires"


def test_a_bucket_of_somebody_else_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(**_: Any) -> None:
        raise ClientError({"Error": {"Code": "BucketAlreadyExists", "Message": "not yours"}}, "CreateBucket")

    with mock_aws():
        s3 = boto3.client("s3", REGION)
        monkeypatch.setattr(s3, "create_bucket", taken)
        with pytest.raises(ClientError, match="not yours"):
            list(export_bucket.make(s3, "my-exports", REGION))
