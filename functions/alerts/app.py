"""Alerts: subscribing by HTTP, and `{"alerts": "due"}` every five minutes, which tells what is new."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from chautari.alerts import job
from chautari.alerts.http import alerts_api
from chautari.core import settings
from chautari.dynamodb.writing_table import connect
from chautari.fetching.webhook_client import WebhookClient

logger = Logger()
# A name that resolves slowly, two addresses, an answer that drips, and what is stored of sixteen receivers.
ONE_ATTEMPT_MS = 45_000


@logger.inject_lambda_context(clear_state=True)
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Answer a request, or run the job. Raises what the table raises: a later run delivers what this one did not."""
    if "requestContext" in event:
        return alerts_api.answer(event, connect, settings.now())
    post = WebhookClient(settings.contact()).post
    report = job.run(connect(), post, settings.now, lambda: context.get_remaining_time_in_millis() > ONE_ATTEMPT_MS)
    logger.info("alerts", extra=report.as_json())
    return report.as_json()
