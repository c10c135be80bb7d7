"""What can be done with a subscription: make, see, confirm and delete it. No request of ours goes out meanwhile."""

import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chautari.alerts.http.answer_types import Alert, NewAlert
from chautari.alerts.model import request_body, signing, subscription
from chautari.alerts.model.subscription import CONFIRM_WITHIN, Subscription
from chautari.alerts.store import subscriptions
from chautari.api.problems import Problem, bad_value
from chautari.dynamodb.table import Conflict, Table
from chautari.nepali.clock import NPT

# Of a deployment: a run reads and compares them all.
MOST, MOST_UNCONFIRMED = 200, 50
# Of one receiving host, so that nobody floods a stranger with challenges.
MOST_OF_HOST = 5
RETRY_SECONDS = {"Retry-After": "3600"}


@dataclass(frozen=True, slots=True)
class Desk:
    """The table, the instant of a request, and the origin that it was sent to."""

    table: Table
    now: datetime
    origin: str

    def subscribe(self, body: Mapping[str, Any]) -> NewAlert:
        """Make a subscription. Its secret is in this answer, and in no other. Raises Problem."""
        url, wanted = request_body.receiver(body), request_body.wanted(body)
        made = Subscription(
            id=f"alert_{secrets.token_hex(12)}",
            url=url,
            secret=signing.new_secret(),
            challenge=secrets.token_urlsafe(24),
            wanted=wanted,
            origin=self.origin,
            created_at=self.now,
            due_at=self.now,
            expires_at=self.now + CONFIRM_WITHIN,
        )
        self._require_room(made.host)
        subscriptions.put(self.table, made)
        return {**_shown(made), "secret": made.secret}

    def show(self, subscription_id: str, secret: str) -> Alert:
        """A subscription and how it fares, to who has its secret. Raises Problem."""
        return _shown(self._own(subscription_id, secret))

    def confirm(self, subscription_id: str, secret: str, body: Mapping[str, Any]) -> Alert:
        """Confirm by hand, with the challenge that the receiver got. Raises Problem."""
        own, challenge = self._own(subscription_id, secret), body.get("challenge")
        if own.state != "unconfirmed":
            return _shown(own)
        if not isinstance(challenge, str) or not signing.is_same(challenge, own.challenge):
            raise bad_value("challenge", "challenge is not what the receiver was sent")
        try:
            return _shown(subscriptions.replace_with(self.table, subscription.confirmed(own, self.now)))
        except Conflict:
            return self.confirm(subscription_id, secret, body)

    def delete(self, subscription_id: str, secret: str) -> None:
        """Delete a subscription with its address. Raises Problem."""
        subscriptions.delete(self.table, self._own(subscription_id, secret).id)

    def _own(self, subscription_id: str, secret: str) -> Subscription:
        """The subscription, if `secret` is its own: who has another is not told whether there is one."""
        found = subscriptions.get(self.table, subscription_id, self.now)
        if found is None or not signing.is_same(found.secret, secret):
            words = "Authorization: Bearer takes the secret (whsec_...) of a subscription that is there"
            raise Problem("not-authorised", words, headers={"WWW-Authenticate": "Bearer"})
        return found

    def _require_room(self, host: str) -> None:
        """Raise Problem where there are as many as are kept."""
        every = subscriptions.all_of(self.table, self.now)
        states, hosts = Counter(each.state for each in every), Counter(each.host for each in every)
        if states["active"] >= MOST or states["unconfirmed"] >= MOST_UNCONFIRMED:
            raise Problem("too-many", "as many subscriptions wait or run as are kept here", headers=RETRY_SECONDS)
        if hosts[host] >= MOST_OF_HOST:
            raise Problem("too-many", f"{host} has {MOST_OF_HOST} subscriptions", headers=RETRY_SECONDS)


def _shown(subscription: Subscription) -> Alert:
    wanted = subscription.wanted
    return {
        "id": subscription.id,
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
