"""The queue of links to articles: first in, first out within a host, so that one of us at a time reads a host.

A message is JSON: `source`, `id`, `url` (to fetch), `seen` (ISO instant) and `entry` (what the feed said: title,
summary, published, exact, updated, sections, authors, image).
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

BATCH_SIZE = 10
MAX_TRIES = 3


class MessagesNotSent(Exception):
    """The queue refused messages again and again; what it did take is not sent twice within five minutes."""


@dataclass(frozen=True, slots=True)
class LinkQueue:
    """An SQS queue by address and the client that reaches it."""

    sqs: Any
    url: str


@dataclass(frozen=True, slots=True)
class QueueMessage:
    """A link about to be queued: `group` is its host, `seen_as` the digest of what the feed said of it."""

    id: str
    group: str
    seen_as: str
    body: dict[str, Any]


@cache
def connect() -> LinkQueue:
    """The queue of this deployment (LINKS_QUEUE_URL), with a client made once a process."""
    config = Config(retries={"mode": "standard", "max_attempts": 5}, connect_timeout=3, read_timeout=10)
    return LinkQueue(boto3.client("sqs", config=config), os.environ["LINKS_QUEUE_URL"])


def send(queue: LinkQueue, messages: Sequence[QueueMessage]) -> None:
    """Queue all of `messages` in their order. Raises NotSent if some were refused after all tries."""
    for first in range(0, len(messages), BATCH_SIZE):
        waiting = list(messages[first : first + BATCH_SIZE])
        for _ in range(MAX_TRIES):
            waiting = _refused(queue, waiting)
            if not waiting:
                break
        else:
            raise MessagesNotSent(f"{len(waiting)} of {len(messages)} links, the first {waiting[0].id}")


def _refused(queue: LinkQueue, messages: list[QueueMessage]) -> list[QueueMessage]:
    """What the queue did not take of one batch."""
    entries = [{"Id": str(number), **_entry(message)} for number, message in enumerate(messages)]
    answer = queue.sqs.send_message_batch(QueueUrl=queue.url, Entries=entries)
    return [messages[int(failed["Id"])] for failed in answer.get("Failed", [])]


def _entry(message: QueueMessage) -> dict[str, str]:
    return {
        "MessageBody": json.dumps(message.body, ensure_ascii=False, separators=(",", ":")),
        "MessageGroupId": message.group,
        "MessageDeduplicationId": hashlib.sha256(f"{message.id} {message.seen_as}".encode()).hexdigest(),
    }
