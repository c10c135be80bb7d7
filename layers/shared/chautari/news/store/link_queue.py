"""Queue of links to articles: FIFO within a host (message group), so that one worker at a time reads a host.

A message is JSON: `source`, `id`, `url` (to fetch), `seen` (ISO instant) and `entry` (the feed entry: title, summary,
published, exact, updated, sections, authors, image).
"""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from chautari.dynamodb import aws_refusals

BATCH_SIZE = 10
MAX_TRIES = 3


class MessagesNotSent(Exception):
    """The queue refused messages after all tries. Accepted ones are deduplicated by SQS for five minutes."""


@dataclass(frozen=True, slots=True)
class LinkQueue:
    """An SQS queue: its client and address."""

    sqs: Any
    url: str


@dataclass(frozen=True, slots=True)
class QueueMessage:
    """A link to queue. group: its host. seen_as: the digest of its feed entry."""

    id: str
    group: str
    seen_as: str
    body: dict[str, Any]


@cache
def connect() -> LinkQueue:
    """The queue of this deployment (LINKS_QUEUE_URL); one client a process."""
    return LinkQueue(_client(), os.environ["LINKS_QUEUE_URL"])


@cache
def connect_failed() -> LinkQueue:
    """The queue of the links that were given up on (FAILED_LINKS_URL)."""
    return LinkQueue(_client(), os.environ["FAILED_LINKS_URL"])


def _client() -> Any:
    config = Config(retries={"mode": "standard", "max_attempts": 5}, connect_timeout=3, read_timeout=10)
    return boto3.client("sqs", config=config)


def send(queue: LinkQueue, messages: Sequence[QueueMessage]) -> None:
    """Send `messages` in their order. Raises MessagesNotSent if some were refused after MAX_TRIES."""
    for first in range(0, len(messages), BATCH_SIZE):
        unsent = list(messages[first : first + BATCH_SIZE])
        for _ in range(MAX_TRIES):
            unsent = _send_batch(queue, unsent)
            if not unsent:
                break
        else:
            raise MessagesNotSent(f"{len(unsent)} of {len(messages)} links, the first {unsent[0].id}")


def rest(queue: LinkQueue, receipt: str, seconds: int) -> None:
    """Hide a received message for `seconds`; the later messages of its group wait as long.
    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
    """
    try:
        queue.sqs.change_message_visibility(QueueUrl=queue.url, ReceiptHandle=receipt, VisibilityTimeout=seconds)
    except aws_refusals.AWS_ERRORS as error:
        # Its time had run out meanwhile, or the queue's own time runs on: it is shown without our help.
        if not (_is_shown(error) or aws_refusals.is_passing(error)):
            raise


def _is_shown(error: BaseException) -> bool:
    codes = ("ReceiptHandleIsInvalid", "MessageNotInflight")
    return isinstance(error, ClientError) and error.response["Error"]["Code"] in codes


def give_up(failed: LinkQueue, body: str, group: str, message_id: str) -> None:
    """Put a message that was given up on into the queue of failed links."""
    failed.sqs.send_message(
        QueueUrl=failed.url, MessageBody=body, MessageGroupId=group, MessageDeduplicationId=message_id
    )


def _send_batch(queue: LinkQueue, messages: list[QueueMessage]) -> list[QueueMessage]:
    """Send one batch; return the messages that the queue refused."""
    entries = [{"Id": str(number), **_entry(message)} for number, message in enumerate(messages)]
    response = queue.sqs.send_message_batch(QueueUrl=queue.url, Entries=entries)
    return [messages[int(failed["Id"])] for failed in response.get("Failed", [])]


def _entry(message: QueueMessage) -> dict[str, str]:
    return {
        "MessageBody": json.dumps(message.body, ensure_ascii=False, separators=(",", ":")),
        "MessageGroupId": message.group,
        "MessageDeduplicationId": hashlib.sha256(f"{message.id} {message.seen_as}".encode()).hexdigest(),
    }
