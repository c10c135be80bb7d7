"""Attempts at one receiver in one run: oldest message first, until it fails to answer. Nothing is stored here."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chautari.alerts.model import message_signing
from chautari.alerts.model.happening import AlertMessage
from chautari.alerts.model.subscription import Subscription
from chautari.fetching.webhook_client import WebhookAnswer

# https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md: "410 Gone" ends it.
GONE = 410
# Of one receiver in one run; what is left waits for the next.
MOST_MESSAGES = 20
# Refusals of single messages after which a receiver is left alone until the next run.
MOST_REFUSALS = 2


class Post(Protocol):
    """How a message is sent: `WebhookClient.post`, or another way in a test."""

    def __call__(self, url: str, body: bytes, headers: Mapping[str, str]) -> WebhookAnswer:
        """The answer of the receiver; never raises."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt: the message, whether it was taken, and why not. `is_gone`: the receiver wants nothing any more."""

    message: AlertMessage
    is_taken: bool
    failure: str = ""
    is_gone: bool = False


def attempts(
    subscription: Subscription,
    waiting: Sequence[AlertMessage],
    post: Post,
    clock: Callable[[], datetime],
    is_time_left: Callable[[], bool],
) -> Iterator[Attempt]:
    """Send what is due to one receiver. The timestamp of each attempt is that of its own instant."""
    refusals = 0
    for message in sorted(waiting, key=lambda message: message.created_at)[:MOST_MESSAGES]:
        if not is_time_left():
            return
        now = clock()
        headers = message_signing.headers(subscription.secret, message.id, now, message.body)
        answer = post(subscription.url, message.body, headers)
        attempt = _attempt(subscription, message, answer)
        yield attempt
        refusals += not attempt.is_taken
        if answer.failure or attempt.is_gone or refusals >= MOST_REFUSALS:
            return


def _attempt(subscription: Subscription, message: AlertMessage, answer: WebhookAnswer) -> Attempt:
    if not answer.is_taken:
        return Attempt(message, False, answer.failure or f"status {answer.status}", answer.status == GONE)
    if subscription.state == "unconfirmed" and not _gives_back(answer.body, subscription.challenge):
        return Attempt(message, False, "the challenge was not given back")
    return Attempt(message, True)


def _gives_back(body: bytes, challenge: str) -> bool:
    """Whether an answer is the challenge and nothing else, as text or `{"challenge": ...}`.

    A service that gives back whatever it is sent confirms nothing.
    """
    try:
        text = body.decode().strip()
        return text == challenge or json.loads(text) == {"challenge": challenge}
    except (ValueError, RecursionError):
        return False
