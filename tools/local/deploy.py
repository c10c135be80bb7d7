"""Deploys template.yaml itself to the local AWS: packages, the stack, and what ministack's CloudFormation leaves out.

Left out and made up for here: the right to send messages by the batch, which in AWS is that to send one; the HTTP API,
whose routes ministack does not read, is played by tools/edge. Taken
out: canary deployment, since ministack has no CodeDeploy. Without effect
there: dead-letter queues of schedules, where an alias leaves a run that failed (OnFailure), alarms, throttling, and a
schedule's time zone (it counts in UTC).
Layers carry our own code only: third-party libraries are those of the virtual environment that ministack runs in.
"""

import io
import json
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tools.local import samconfig
from tools.local.errors import CannotRun
from tools.local.stack import Stack
from tools.local.template import Template

STACK_NAME = samconfig.deployment().stack_name
BUCKET, TEMPLATE = "chautari-packages", "template.json"
EXPORT_BUCKET = "chautari-exports"
# Here the bucket of exports is in the one region that there is.
PUSH_KEY = "/chautari/push-key"
PARAMETERS = {"ExportBucket": EXPORT_BUCKET, "ExportRegion": samconfig.deployment().region, "PushKey": PUSH_KEY}
# https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html
IMPLIED = {"sqs:SendMessage": "sqs:SendMessageBatch"}
PLACE = {"Function": ("CodeUri", ""), "LayerVersion": ("ContentUri", "python/")}


@dataclass(frozen=True, slots=True)
class Deployment:
    """A deployed stack: its id and outputs, and the physical id of each logical id."""

    stack_id: str
    outputs: dict[str, str]
    physical: dict[str, str]


def deploy(stack: Stack, template: Template, environment: dict[str, str]) -> Deployment:
    """Deploy `template` with `environment` in every function. Raises CannotRun with the reason of a failure."""
    _upload_packages(stack.client("s3"), template)
    _make_bucket(stack.client("s3"), EXPORT_BUCKET)
    _make_push_key(stack.client("ssm"))
    template.add_environment(environment)
    template.allow(IMPLIED)
    for properties in template.resources("Function").values():
        properties.pop("DeploymentPreference", None)
    cloudformation = stack.client("cloudformation")
    cloudformation.create_stack(
        StackName=STACK_NAME,
        TemplateURL=_uploaded(stack, template),
        Parameters=[{"ParameterKey": name, "ParameterValue": value} for name, value in PARAMETERS.items()],
        Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
    )
    return _deployment(cloudformation)


def _uploaded(stack: Stack, template: Template) -> str:
    """The address of the template in the bucket: a request itself may carry 51,200 bytes of one."""
    body = json.dumps(template.body, default=str, separators=(",", ":"))
    stack.client("s3").put_object(Bucket=BUCKET, Key=TEMPLATE, Body=body.encode())
    return f"{stack.endpoint}/{BUCKET}/{TEMPLATE}"


def _upload_packages(s3: Any, template: Template) -> None:
    _make_bucket(s3, BUCKET)
    for kind, (attribute, prefix) in PLACE.items():
        for name, properties in template.resources(kind).items():
            s3.put_object(Bucket=BUCKET, Key=name, Body=package(template.folder / properties[attribute], prefix))
            properties[attribute] = {"Bucket": BUCKET, "Key": name}


def _make_bucket(s3: Any, name: str) -> None:
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": s3.meta.region_name})


def _make_push_key(ssm: Any) -> None:
    """A key of web push that goes with the local AWS, and with it every subscription."""
    private = generate_private_key(SECP256R1())
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    ssm.put_parameter(Name=PUSH_KEY, Type="SecureString", Value=pem)


def package(folder: Path, prefix: str) -> bytes:
    """A zip of the code in `folder`: a function's files, a layer's packages under python/ as Lambda looks for them."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as written:
        for file in _code(folder):
            written.write(file, f"{prefix}{file.relative_to(folder)}")
    return archive.getvalue()


def _code(folder: Path) -> Iterator[Path]:
    # A layer's Makefile and requirements are for `sam build`.
    for file in sorted(folder.rglob("*")):
        inside = file.parent != folder or file.suffix == ".py"
        if file.is_file() and inside and "__pycache__" not in file.parts:
            yield file


def _deployment(cloudformation: Any) -> Deployment:
    while (described := _described(cloudformation))["StackStatus"].endswith("_PROGRESS"):
        time.sleep(0.05)
    if described["StackStatus"] != "CREATE_COMPLETE":
        raise CannotRun(f"template.yaml could not be deployed: {_first_failure(cloudformation)}")
    resources = cloudformation.describe_stack_resources(StackName=STACK_NAME)["StackResources"]
    return Deployment(
        described["StackId"],
        {output["OutputKey"]: output["OutputValue"] for output in described.get("Outputs", [])},
        {resource["LogicalResourceId"]: resource["PhysicalResourceId"] for resource in resources},
    )


def _described(cloudformation: Any) -> dict[str, Any]:
    stacks: list[dict[str, Any]] = cloudformation.describe_stacks(StackName=STACK_NAME)["Stacks"]
    return stacks[0]


def _first_failure(cloudformation: Any) -> str:
    events = cloudformation.describe_stack_events(StackName=STACK_NAME)["StackEvents"]
    failed = [event for event in reversed(events) if event["ResourceStatus"].endswith("FAILED")]
    return f"{failed[0]['LogicalResourceId']}: {failed[0].get('ResourceStatusReason')}" if failed else "no reason given"
