"""Store of subscriptions. An address is in its item alone, is in no export and no log, and goes with the item."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from chautari.alerts.model.push_receiver import PushKeys
from chautari.alerts.model.subscription import Subscription, Wanted
from chautari.dynamodb import alert_keys, codec, queries
from chautari.dynamodb.table import Conflict, Table, put_if

_INSTANTS = ("created_at", "due_at", "confirmed_at", "delivered_at")
_TEXTS = ("url", "secret", "challenge", "origin", "state", "reason")
_NUMBERS = ("challenges", "failures", "given_up", "version")


def get(table: Table, subscription_id: str, now: datetime) -> Subscription | None:
    """A subscription that has not expired, or None."""
    key = codec.item(dict(alert_keys.subscription(subscription_id)._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    subscription = _subscription(item) if item else None
    return subscription if subscription and subscription.is_there(now) else None


def all_of(table: Table, now: datetime) -> list[Subscription]:
    """Every subscription that has not expired. What was written within the last second may be missing."""
    items = queries.items(table, "pk = :pk", {":pk": alert_keys.SUBSCRIPTIONS}, is_consistent=False)
    return [subscription for subscription in map(_subscription, items) if subscription.is_there(now)]


def put(table: Table, subscription: Subscription) -> None:
    """Write the first version of a subscription."""
    _put(table, subscription)


def replace_with(table: Table, subscription: Subscription) -> Subscription:
    """Write the next version of a subscription. Raises Conflict if it was changed or deleted meanwhile."""
    following = replace(subscription, version=subscription.version + 1)
    _put(table, following)
    return following


def delete(table: Table, subscription_id: str) -> None:
    """Delete a subscription, its address with it."""
    key = codec.item(dict(alert_keys.subscription(subscription_id)._asdict()))
    table.client.delete_item(TableName=table.name, Key=key)


def _put(table: Table, subscription: Subscription) -> None:
    wanted, keys, expires_at = subscription.wanted, subscription.keys, subscription.expires_at
    item = codec.item(
        {
            **alert_keys.subscription(subscription.id)._asdict(),
            **{name: getattr(subscription, name) for name in (*_TEXTS, *_NUMBERS)},
            **{name: _text(getattr(subscription, name)) for name in _INSTANTS},
            "expires_at": int(expires_at.timestamp()) if expires_at else None,
            "topics": list(wanted.topics),
            "instruments": list(wanted.instruments),
            "percent": str(wanted.percent),
            "min_status": wanted.min_status,
            "language": wanted.language,
            "outlets": wanted.outlets,
            "channel": subscription.channel,
            "p256dh": keys.p256dh if keys else None,
            "auth": keys.auth if keys else None,
        }
    )
    if not put_if(table, item, **codec.next_version(subscription.version)):
        raise Conflict("the subscription moved on")


def _subscription(item: codec.Attributes) -> Subscription:
    plain: dict[str, Any] = {name: item[name]["S"] for name in _TEXTS}
    plain |= {name: int(item[name]["N"]) for name in _NUMBERS}
    plain |= {name: _instant(item.get(name)) for name in _INSTANTS}
    return Subscription(
        id=item["sk"]["S"],
        wanted=Wanted(
            topics=tuple(topic["S"] for topic in item["topics"]["L"]),
            instruments=tuple(instrument["S"] for instrument in item["instruments"]["L"]),
            percent=Decimal(item["percent"]["S"]),
            min_status=item["min_status"]["S"] if "min_status" in item else None,
            language=item["language"]["S"],
            outlets=int(item["outlets"]["N"]),
        ),
        expires_at=datetime.fromtimestamp(int(item["expires_at"]["N"]), UTC) if "expires_at" in item else None,
        # What was written before there were pushes has neither.
        channel="push" if item.get("channel") == {"S": "push"} else "webhook",
        keys=PushKeys(item["p256dh"]["B"], item["auth"]["B"]) if "p256dh" in item else None,
        **plain,
    )


def _text(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _instant(attribute: codec.Attributes | None) -> datetime | None:
    return datetime.fromisoformat(attribute["S"]) if attribute else None
