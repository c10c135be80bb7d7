"""The watcher. Event: `{"watch": "look"}`, every five minutes."""

import os
from typing import Any

import boto3
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext
from botocore.config import Config

from chautari.core import settings
from chautari.dynamodb import writing_table
from chautari.fetching import webhook
from chautari.watch import job, look
from chautari.watch.announcer import Announcer

logger = Logger()
# A topic, a webhook that hangs and its mail, and the heartbeat at the end.
ONE_ANNOUNCEMENT_MS = 40_000
_CONFIG = Config(retries={"mode": "standard", "max_attempts": 3}, connect_timeout=3, read_timeout=10)


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Look once, announce what turned, and ping the dead man's switch. Raises what table, queues or SNS raise."""
    now, watched = settings.now(), writing_table.connect()
    announcer = Announcer(
        boto3.client("sns", config=_CONFIG),
        os.environ["ALARM_TOPIC"],
        os.environ.get("WEBHOOK_URL", ""),
        os.environ["STAGE"],
        os.environ.get("STATUS_PAGE", ""),
    )
    report = job.run(
        watched,
        lambda: look.findings(watched, _queues(), _concurrency, now, bool(os.environ.get("EXPORT_BUCKET"))),
        announcer.announce,
        now,
        lambda: context.get_remaining_time_in_millis() > ONE_ANNOUNCEMENT_MS,
    )
    for announcement in report.announced:
        logger.warning("announced", extra={"turn": announcement.turn, "sentence": announcement.incident.sentence})
    if (heartbeat := os.environ.get("HEARTBEAT_URL", "")) and (failure := webhook.ping(heartbeat)):
        logger.warning("heartbeat not taken", extra={"failure": failure})
    return {"open": list(report.opened), "announced": len(report.announced)}


def _queues() -> look.Queues:
    urls = (os.environ[name] for name in ("FAILED_RUNS_URL", "FAILED_LINKS_URL", "LINKS_QUEUE_URL"))
    return look.Queues(boto3.client("sqs", config=_CONFIG), *urls)


def _concurrency() -> int | None:
    """The account's limit of concurrent executions."""
    settings_of_account = boto3.client("lambda", config=_CONFIG).get_account_settings()
    return int(settings_of_account["AccountLimit"]["ConcurrentExecutions"])
