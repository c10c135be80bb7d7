"""What the queue of failed runs holds: an event, the function that it was for, and why it is there.

Lambda leaves a run that raised in an envelope of its own, the scheduler the bare event of a run that it could not even
start, with the function in an attribute.
https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

REASON_LENGTH = 200


class Poison(Exception):
    """A message that cannot be run again, with the reason."""


@dataclass(frozen=True, slots=True)
class FailedRun:
    """An event as JSON in one spelling, the ARN of the function that it is for, and why it failed."""

    function: str
    event: str
    reason: str

    @property
    def name(self) -> str:
        """The name of the function, without account, region and alias."""
        return self.function.split(":")[6]


def read(message: Mapping[str, Any]) -> FailedRun:
    """The failed run in a message of SQS, received with all of its attributes. Raises Poison."""
    try:
        body = json.loads(message["Body"])
    except ValueError as error:
        raise Poison(f"no JSON: {error}") from error
    if not isinstance(body, dict):
        raise Poison("no event but a bare value")
    context = body.get("requestContext")
    if isinstance(context, dict) and "requestPayload" in body:
        return _run(context.get("functionArn"), body["requestPayload"], _failure_reason(body))
    attributes = {name: value.get("StringValue") for name, value in message.get("MessageAttributes", {}).items()}
    return _run(attributes.get("TARGET_ARN"), body, attributes.get("ERROR_MESSAGE") or "the scheduler gave up")


def _run(function: object, event: object, reason: str) -> FailedRun:
    if not isinstance(function, str) or len(function.split(":")) < 7:
        raise Poison(f"no function is named: {function}")
    return FailedRun(function, json.dumps(event, sort_keys=True, ensure_ascii=False), reason[:REASON_LENGTH])


def _failure_reason(envelope: Mapping[str, Any]) -> str:
    payload = envelope.get("responsePayload")
    if isinstance(payload, dict) and "errorMessage" in payload:
        return f"{payload.get('errorType')}: {payload['errorMessage']}"
    return str(envelope["requestContext"].get("condition", "no reason given"))
