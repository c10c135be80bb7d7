"""The deployed stack that a command works on: in AWS by the person's own settings, or in a running `make run`.

For that, AWS_ENDPOINT_URL is what it prints.
"""

import os
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from tools.local import stack


@dataclass(frozen=True, slots=True)
class Account:
    """The person's own account in AWS; `session` is a boto3 session."""

    session: Any

    def client(self, service: str) -> Any:
        """A boto3 client of its `service`: it waits for the longest run, and never asks for one a second time."""
        attempts = 1 if service == "lambda" else 5
        retries = {"mode": "standard", "total_max_attempts": attempts}
        return self.session.client(service, config=Config(read_timeout=900, retries=retries))


def aws(region: str) -> Any:
    """The account, or the local stack, whose `client(service)` makes boto3 clients in a region."""
    local = urlsplit(os.environ.get("AWS_ENDPOINT_URL", ""))
    if local.hostname == stack.HOST and local.port:
        return stack.Aws(local.port, stack.session())
    return Account(boto3.Session(region_name=region))


def outputs(aws: Any, stack_name: str) -> dict[str, str]:
    """The outputs of a stack by name."""
    outputs_of_stack = aws.client("cloudformation").describe_stacks(StackName=stack_name)["Stacks"][0]["Outputs"]
    return {output["OutputKey"]: output["OutputValue"] for output in outputs_of_stack}


def find_outputs(aws: Any, stack_name: str) -> dict[str, str]:
    """The outputs of a stack; none where there is no stack yet, or only its first change set."""
    try:
        described = aws.client("cloudformation").describe_stacks(StackName=stack_name)["Stacks"][0]
    except ClientError as error:
        # CloudFormation has no error of its own for it.
        if "does not exist" in error.response["Error"]["Message"]:
            return {}
        raise
    return {output["OutputKey"]: output["OutputValue"] for output in described.get("Outputs", [])}


def resources(aws: Any, stack_name: str, kind: str) -> list[str]:
    """The physical ids of a stack's resources of a kind, such as AWS::SQS::Queue."""
    pages = aws.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack_name)
    resources = (resource for page in pages for resource in page["StackResourceSummaries"])
    return [
        resource["PhysicalResourceId"]
        for resource in resources
        if resource["ResourceType"] == kind and not resource["ResourceStatus"].startswith("DELETE")
    ]


def updated_at(aws: Any, stack_name: str) -> datetime:
    """When a stack was changed last."""
    described = aws.client("cloudformation").describe_stacks(StackName=stack_name)["Stacks"][0]
    changed: datetime = described.get("LastUpdatedTime") or described["CreationTime"]
    return changed
