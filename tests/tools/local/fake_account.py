"""An AWS account with one stack, as `make deploy` sees it: what is asked of it is noted in `calls`, in order."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from botocore.exceptions import ClientError

OUTPUTS = {
    "AssetsBucketName": "pages",
    "SiteUrl": "https://site.example",
    "RatesFunctionName": "rates:live",
    "CalendarFunctionName": "calendar:live",
}
FUNCTIONS = ("api", "calendar", "rates")
BEGINNING = datetime(2026, 8, 17, tzinfo=UTC)


@dataclass
class Account:
    """Its functions' published `versions`, the version that each alias is at (`served`), and its bucket's objects.

    `failing` functions raise when they are invoked. `released` counts what CloudFormation deployed.
    """

    stack_name: str = "chautari-dev"
    versions: dict[str, list[int]] = field(default_factory=dict)
    served: dict[str, str] = field(default_factory=dict)
    objects: dict[str, bytes] = field(default_factory=dict)
    failing: set[str] = field(default_factory=set)
    status: str = "UPDATE_COMPLETE"
    released: int = 0
    calls: list[str] = field(default_factory=list)

    def client(self, _: str) -> "Account":
        return self

    def release(self, changed: tuple[str, ...] = FUNCTIONS) -> None:
        """CloudFormation deploys: the `changed` functions get a version, and their aliases point at it."""
        self.released += 1
        for name in changed:
            self.versions.setdefault(name, []).append(len(self.versions.get(name, [])) + 1)
            self.served[name] = str(self.versions[name][-1])

    # CloudFormation

    def describe_stacks(self, StackName: str) -> dict[str, Any]:
        assert StackName == self.stack_name, f"{StackName} is another's stack"
        if not self.released:
            error = {"Code": "ValidationError", "Message": f"Stack with id {StackName} does not exist"}
            raise ClientError({"Error": error}, "DescribeStacks")
        outputs = [{"OutputKey": key, "OutputValue": value} for key, value in OUTPUTS.items()]
        changed = BEGINNING + timedelta(minutes=self.released)
        return {"Stacks": [{"Outputs": outputs, "StackStatus": self.status, "LastUpdatedTime": changed}]}

    def get_paginator(self, name: str) -> "Pages":
        return Pages(self._resources if name == "list_stack_resources" else self._objects)

    def _resources(self, StackName: str) -> dict[str, Any]:
        assert StackName == self.stack_name, f"{StackName} is another's stack"
        arn = "arn:aws:lambda:ap-south-1:1:function"
        rows = [("AWS::Lambda::Alias", f"{arn}:{name}:live", "UPDATE_COMPLETE") for name in self.served]
        for name, numbers in self.versions.items():
            rows.append(("AWS::Lambda::Version", f"{arn}:{name}:{numbers[-1]}", "CREATE_COMPLETE"))
        rows.append(("AWS::Lambda::Version", f"{arn}:api:99", "DELETE_SKIPPED"))
        rows.append(("AWS::CloudFront::Distribution", "EDGE", "CREATE_COMPLETE"))
        names = ("ResourceType", "PhysicalResourceId", "ResourceStatus")
        return {"StackResourceSummaries": [dict(zip(names, row, strict=True)) for row in rows]}

    # S3

    def _objects(self, Bucket: str, Prefix: str) -> dict[str, Any]:
        assert Bucket == "pages"
        return {"Contents": [{"Key": key} for key in self.objects if key.startswith(Prefix)]}

    def put_object(self, Bucket: str, Key: str, Body: bytes, **_: str) -> None:
        assert Bucket == "pages"
        if Key.startswith("assets/") and "upload" not in self.calls[-1:]:
            self.calls.append("upload")
        self.objects[Key] = Body

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:
        assert Bucket == "pages"
        return {"Body": io.BytesIO(self.objects[Key])}

    # Lambda

    def get_alias(self, FunctionName: str, Name: str) -> dict[str, str]:
        assert Name == "live"
        return {"FunctionVersion": self.served[FunctionName]}

    def get_function_configuration(self, FunctionName: str, Qualifier: str) -> None:
        if int(Qualifier) not in self.versions[FunctionName]:
            raise ClientError({"Error": {"Code": "ResourceNotFoundException", "Message": "no version"}}, "Get")

    def update_alias(self, FunctionName: str, Name: str, FunctionVersion: str, **_: Any) -> None:
        assert Name == "live"
        self.served[FunctionName] = FunctionVersion

    def invoke(self, FunctionName: str, Payload: bytes) -> dict[str, Any]:
        event = json.loads(Payload)
        self.calls.append(f"{FunctionName} {'/'.join(map(str, event))}")
        name = FunctionName.partition(":")[0]
        if name in self.failing and self.served[name] == str(self.versions[name][-1]):
            return {"FunctionError": "Unhandled", "Payload": io.BytesIO(b'{"errorType": "KeyError"}')}
        return {"Payload": io.BytesIO(b'{"written": []}')}

    # CloudFront

    def create_invalidation(self, DistributionId: str, **_: Any) -> dict[str, Any]:
        assert DistributionId == "EDGE"
        self.calls.append("edges forget")
        return {"Invalidation": {"Id": "1"}}

    def get_waiter(self, _: str) -> "Account":
        return self

    def wait(self, **_: str) -> None:
        return


@dataclass(frozen=True)
class Pages:
    """A paginator whose answer has one page."""

    page: Callable[..., dict[str, Any]]

    def paginate(self, **arguments: str) -> list[dict[str, Any]]:
        return [self.page(**arguments)]
