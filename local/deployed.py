"""The deployed stack that a command works on: in AWS by the person's own settings, or in a running `make run`.

For that, AWS_ENDPOINT_URL is what it prints.
"""

import os
from typing import Any
from urllib.parse import urlsplit

import boto3

from local import stack


def aws() -> Any:
    """What makes boto3 clients, with `client(service)`."""
    local = urlsplit(os.environ.get("AWS_ENDPOINT_URL", ""))
    if local.hostname == stack.HOST and local.port:
        return stack.Aws(local.port, stack.session())
    return boto3.Session(region_name=boto3.Session().region_name or stack.REGION)


def outputs(aws: Any, stack_name: str) -> dict[str, str]:
    """The outputs of a stack by name."""
    found = aws.client("cloudformation").describe_stacks(StackName=stack_name)["Stacks"][0]["Outputs"]
    return {output["OutputKey"]: output["OutputValue"] for output in found}
