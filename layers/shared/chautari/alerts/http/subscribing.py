"""What can be done with a subscription: make, see, confirm and delete it. No request of ours goes out meanwhile."""

import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chautari.alerts.http.answer_types import Alert, NewAlert, PushKeyAnswer
from chautari.alerts.model import message_signing, push_receiver, request_body, subscription
from chautari.alerts.model.push_receiver import PushKeys
from chautari.alerts.model.subscription import CONFIRM_WITHIN, Subscription
from chautari.alerts.push.push_key import PushKey
from chautari.alerts.store import subscription_items
from chautari.api.problems import Problem, bad_value
from chautari.dynamodb.table import Conflict, Table
from chautari.nepali.clock import NPT
from chautari.rates.store import rule_notices

# Of a deployment: a run reads and compares them all.
MOST, MOST_UNCONFIRMED = 200, 50
# Of one receiving host, so that nobody floods a stranger with challenges; of one browser where very many share a host.
MOST_OF_HOST = 5
RETRY_SECONDS = {"Retry-After": "3600"}


@dataclass(frozen=True, slots=True)
class Desk:
    """The table, the instant of a request, the origin that it was sent to, and the key of pushes, if there is one."""

    table: Table
    now: datetime
    origin: str
    push_key: Callable[[], PushKey | None]

    def subscribe(self, body: Mapping[str, Any]) -> NewAlert:
        """Make a subscription. Its secret is in this answer, and in no other. Raises Problem."""
        for authority in rule_notices.AUTHORITIES:
            rule_notices.rules_in_force(self.table, authority)  # a currency that a notice listed is taken too
        wanted = request_body.wanted(body)
        url, keys = self._push_receiver(body) if "push" in body else (request_body.receiver(body), None)
        made = Subscription(
            id=f"alert_{secrets.token_hex(12)}",
            url=url,
            secret=message_signing.new_secret(),
            challenge=secrets.token_urlsafe(24),
            wanted=wanted,
            origin=self.origin,
            created_at=self.now,
            due_at=self.now,
            expires_at=self.now + CONFIRM_WITHIN,
            channel="push" if keys else "webhook",
            keys=keys,
        )
        self._require_room(made)
        subscription_items.put(self.table, made)
        return {**_as_answer(made), "secret": made.secret}

    def public_key(self) -> PushKeyAnswer:
        """The key that a browser subscribes with. Raises Problem."""
        if key := self.push_key():
            return {"public_key": key.public_key}
        raise Problem("no-push-key", "this deployment has no key for web push; webhooks (url) go on")

    def show(self, subscription_id: str, secret: str) -> Alert:
        """A subscription and how it fares, to who has its secret. Raises Problem."""
        return _as_answer(self._own(subscription_id, secret))

    def confirm(self, subscription_id: str, secret: str, body: Mapping[str, Any]) -> Alert:
        """Confirm by hand, with the challenge that the receiver got. Raises Problem."""
        own, challenge = self._own(subscription_id, secret), body.get("challenge")
        if own.state != "unconfirmed":
            return _as_answer(own)
        if not isinstance(challenge, str) or not message_signing.is_same(challenge, own.challenge):
            raise bad_value("challenge", "challenge is not what the receiver was sent")
        try:
            return _as_answer(subscription_items.replace_with(self.table, subscription.confirmed(own, self.now)))
        except Conflict:
            return self.confirm(subscription_id, secret, body)

    def delete(self, subscription_id: str, secret: str) -> None:
        """Delete a subscription with its address. Raises Problem."""
        subscription_items.delete(self.table, self._own(subscription_id, secret).id)

    def _own(self, subscription_id: str, secret: str) -> Subscription:
        """The subscription, if `secret` is its own: who has another is not told whether there is one."""
        stored = subscription_items.get(self.table, subscription_id, self.now)
        if stored is None or not message_signing.is_same(stored.secret, secret):
            words = "Authorization: Bearer takes the secret (whsec_...) of a subscription that is there"
            raise Problem("not-authorised", words, headers={"WWW-Authenticate": "Bearer"})
        return stored

    def _push_receiver(self, body: Mapping[str, Any]) -> tuple[str, PushKeys]:
        if "url" in body:
            raise bad_value("push", "a subscription has either url or push")
        self.public_key()
        return push_receiver.push_receiver(body["push"])

    def _require_room(self, made: Subscription) -> None:
        """Raise Problem where there are as many as are kept."""
        every = subscription_items.all_of(self.table, self.now)
        states, places = Counter(other.state for other in every), Counter(map(_place, every))
        if states["active"] >= MOST or states["unconfirmed"] >= MOST_UNCONFIRMED:
            raise Problem("too-many", "as many subscriptions wait or run as are kept here", headers=RETRY_SECONDS)
        if places[_place(made)] >= MOST_OF_HOST:
            raise Problem("too-many", f"{made.host} has {MOST_OF_HOST} subscriptions", headers=RETRY_SECONDS)


def _place(subscription: Subscription) -> str:
    """Of what there may be so many: a host, or one browser of a push service that very many share."""
    is_shared = subscription.keys is not None and push_receiver.is_of_shared_service(subscription.url)
    return subscription.url if is_shared else subscription.host


def _as_answer(subscription: Subscription) -> Alert:
    wanted = subscription.wanted
    return {
        "id": subscription.id,
        "channel": subscription.channel,
        "state": subscription.state,
        "host": subscription.host,
        "topics": list(wanted.topics),
        "instruments": list(wanted.instruments),
        "percent": str(wanted.percent),
        "min_status": wanted.min_status,
        "language": wanted.language,
        "outlets": wanted.outlets,
        "created_at": _instant(subscription.created_at),
        "confirmed_at": _instant(subscription.confirmed_at) if subscription.confirmed_at else None,
        "expires_at": _instant(subscription.expires_at) if subscription.expires_at else None,
        "delivered_at": _instant(subscription.delivered_at) if subscription.delivered_at else None,
        "failures": subscription.failures,
        "given_up": subscription.given_up,
        "reason": subscription.reason or None,
    }


def _instant(at: datetime) -> str:
    return at.astimezone(NPT).isoformat(timespec="seconds")
