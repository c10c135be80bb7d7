"""The queue of links after the schedules were fired: waited for until the reader has emptied it, within bounds."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tools.local.stack import Stack

LONGEST_SECONDS = 60
_COUNTS = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed")


@dataclass(frozen=True, slots=True)
class Drained:
    """The numbers of messages left in the queue and of those in its dead-letter queue."""

    left: int
    failed: int


def wait(stack: Stack, links: str, failed: str, sleep: Callable[[float], None] = time.sleep) -> Drained:
    """Wait until the queue at the address `links` is empty, a minute at most."""
    sqs, until = stack.client("sqs"), time.monotonic() + LONGEST_SECONDS
    while (left := _count(sqs, links)) and time.monotonic() < until:
        sleep(0.1)
    return Drained(left, _count(sqs, failed))


def _count(sqs: Any, url: str) -> int:
    stated = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=list(_COUNTS))["Attributes"]
    return sum(int(stated[name]) for name in _COUNTS)
