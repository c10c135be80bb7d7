"""A subscription: who is told of what, whether the receiver confirmed it, and how delivery fares."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal, get_args
from urllib.parse import urlsplit

from chautari.alerts.model import backoff
from chautari.alerts.model.push_receiver import PushKeys
from chautari.rates.model.min_status import MinStatus

Topic = Literal["rate", "change", "correction", "holiday", "story"]
TOPICS: tuple[Topic, ...] = get_args(Topic)
Language = Literal["ne", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Channel = Literal["webhook", "push"]
AlertState = Literal["unconfirmed", "active", "dead"]
CONFIRM_WITHIN = timedelta(days=1)
# What is left of a dead one, without its address, for whoever asks why nothing came.
REMEMBERED = timedelta(days=7)
MOST_CHALLENGES = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a subscription is of.

    - `instruments`: of `rate`, `change` and `correction`.
    - `percent`: the least change, up or down, that is told.
    - `min_status`: rates below it are not told; None for all that are served, provisional ones too.
    - `outlets`: how many outlets have to tell a story.
    """

    topics: tuple[Topic, ...]
    instruments: tuple[str, ...]
    percent: Decimal
    min_status: MinStatus | None
    language: Language
    outlets: int


@dataclass(frozen=True, slots=True)
class Subscription:
    """A subscription as it is stored. The address is empty and the keys are gone once it is dead.

    - `origin`: the address of this API by which it was made, for links in messages.
    - `failures`: attempts in a row that failed; `due_at`: no attempt before it.
    - `challenges`: how often the receiver was asked to confirm. `given_up`: messages that it never took.
    - `reason`: why it is dead, or what went wrong last.
    - `keys`: of a browser, for which each message is encrypted.
    """

    id: str
    url: str
    secret: str
    challenge: str
    wanted: Wanted
    origin: str
    created_at: datetime
    due_at: datetime
    expires_at: datetime | None
    state: AlertState = "unconfirmed"
    confirmed_at: datetime | None = None
    delivered_at: datetime | None = None
    challenges: int = 0
    failures: int = 0
    given_up: int = 0
    reason: str = ""
    version: int = 1
    channel: Channel = "webhook"
    keys: PushKeys | None = None

    @property
    def host(self) -> str:
        """The receiving host; empty once it is dead."""
        return urlsplit(self.url).hostname or ""

    def is_there(self, now: datetime) -> bool:
        """Whether it has not expired: DynamoDB deletes some days later."""
        return self.expires_at is None or now < self.expires_at

    def is_due(self, now: datetime) -> bool:
        """Whether its receiver may be asked now: to confirm, or to take a message."""
        is_asked = self.state == "active" or (self.state == "unconfirmed" and self.challenges < MOST_CHALLENGES)
        return is_asked and self.due_at <= now


def confirmed(subscription: Subscription, now: datetime) -> Subscription:
    """The subscription once its receiver gave the challenge back: from now on it is told."""
    return replace(
        subscription, state="active", confirmed_at=now, expires_at=None, due_at=now, failures=0, reason="", challenge=""
    )


def delivered(subscription: Subscription, now: datetime, pause: timedelta) -> Subscription:
    """The subscription after its receiver took a message; `pause` is what it wants before the next."""
    return replace(subscription, delivered_at=now, failures=0, due_at=now + pause, reason="")


def failed(subscription: Subscription, now: datetime, reason: str, pause: timedelta) -> Subscription:
    """The subscription after a run in which an attempt failed; dead after the last in a row, without its address."""
    failures = subscription.failures + 1
    if subscription.state == "active" and failures >= backoff.MOST_FAILURES:
        return died(subscription, now, f"{failures} attempts in a row failed, the last: {reason}")
    return replace(subscription, failures=failures, due_at=now + backoff.delay(failures, pause), reason=reason)


def died(subscription: Subscription, now: datetime, reason: str) -> Subscription:
    """The subscription without address; nothing is sent any more."""
    return replace(subscription, state="dead", url="", keys=None, reason=reason, expires_at=now + REMEMBERED)
