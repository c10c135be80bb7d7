"""Alerts: subscribing by HTTP, and `{"alerts": "due"}` every five minutes, which tells what is new."""

import os
from functools import cache
from typing import Any

import boto3
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from chautari.alerts import job
from chautari.alerts.http import alerts_api
from chautari.alerts.push.push_key import PushKey, push_key
from chautari.core import settings
from chautari.dynamodb.writing_table import connect
from chautari.fetching.webhook_client import WebhookClient

logger = Logger()
# A name that resolves slowly, two addresses, an answer that drips, and what is stored of sixteen receivers.
ONE_ATTEMPT_MS = 45_000


@cache
def key_of_deployment() -> PushKey | None:
    """The key in the parameter that PUSH_KEY names; None where it names none. Raises InvalidPushKey, boto3's errors."""
    name = os.environ["PUSH_KEY"]
    if not name:
        return None
    stored = boto3.client("ssm").get_parameter(Name=name, WithDecryption=True)
    return push_key(stored["Parameter"]["Value"].encode(), settings.contact())


@logger.inject_lambda_context(clear_state=True)
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Answer a request, or run the job. Raises what the table raises: a later run delivers what this one did not."""
    if "requestContext" in event:
        return alerts_api.answer(event, connect, settings.now(), key_of_deployment)
    report = job.run(
        connect(),
        WebhookClient(settings.contact()).post,
        settings.now,
        lambda: context.get_remaining_time_in_millis() > ONE_ATTEMPT_MS,
        key_of_deployment,
    )
    logger.info("alerts", extra=report.as_json())
    return report.as_json()
