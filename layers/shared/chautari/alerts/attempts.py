"""Attempts at one receiver in one run: oldest message first, until it fails to answer. Nothing is stored here."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from chautari.alerts.model import backoff, message_signing
from chautari.alerts.model.happening import AlertMessage
from chautari.alerts.model.subscription import Subscription
from chautari.alerts.push.push_key import PushKey
from chautari.alerts.push.push_request import push_request
from chautari.fetching import response_checks
from chautari.fetching.webhook_client import WebhookAnswer

# https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md: "410 Gone" ends it.
GONE = 410
# https://www.rfc-editor.org/rfc/rfc8030#section-7.3: a push service answers 404 for a subscription that is over. A
# receiver of webhooks may do so by mistake.
NOT_FOUND = 404
# https://www.rfc-editor.org/rfc/rfc8030#section-7.2: the same bytes will be too many again.
TOO_LARGE = 413
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
    """An attempt: the message, whether it was taken, and why not.

    - `is_gone`: the receiver wants nothing any more. `is_final`: it will never take this message.
    - `pause`: what it wants before the next attempt.
    """

    message: AlertMessage
    is_taken: bool
    failure: str = ""
    is_gone: bool = False
    is_final: bool = False
    pause: timedelta = timedelta(0)


def attempts(
    subscription: Subscription,
    waiting: Sequence[AlertMessage],
    post: Post,
    clock: Callable[[], datetime],
    is_time_left: Callable[[], bool],
    push_key: PushKey | None = None,
) -> Iterator[Attempt]:
    """Send what is due to one receiver. The timestamp of each attempt is that of its own instant.

    `push_key` signs for a push service. Raises ValueError where a browser is to be sent to without it.
    """
    refusals = 0
    for message in sorted(waiting, key=lambda message: message.created_at)[:MOST_MESSAGES]:
        if not is_time_left():
            return
        now = clock()
        body, headers = _request(subscription, message, push_key, now)
        answer = post(subscription.url, body, headers)
        pause = backoff.pause(response_checks.pause(answer.retry_after, now))
        attempt = replace(_attempt(subscription, message, answer), pause=pause)
        yield attempt
        refusals += not attempt.is_taken
        if answer.failure or attempt.is_gone or attempt.pause or refusals >= MOST_REFUSALS:
            return


def _request(
    subscription: Subscription, message: AlertMessage, push_key: PushKey | None, now: datetime
) -> tuple[bytes, dict[str, str]]:
    if subscription.channel == "push":
        return push_request(subscription, message, push_key, now)
    return message.body, message_signing.headers(subscription.secret, message.id, now, message.body)


def _attempt(subscription: Subscription, message: AlertMessage, answer: WebhookAnswer) -> Attempt:
    is_push = subscription.channel == "push"
    if not answer.is_taken:
        is_gone = answer.status == GONE or (is_push and answer.status == NOT_FOUND)
        is_final = is_push and answer.status == TOO_LARGE
        return Attempt(message, False, answer.failure or f"status {answer.status}", is_gone, is_final)
    if subscription.state == "unconfirmed" and is_push:
        return Attempt(message, False, "the browser has not answered the first push yet")
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
