"""Store of messages: those that wait to be delivered, and the record of all, by which each is made once."""

from dataclasses import replace
from datetime import datetime, timedelta

from chautari.alerts.model.happening import AlertMessage
from chautari.dynamodb import alert_keys, codec, queries
from chautari.dynamodb.keys import Key
from chautari.dynamodb.table import Conflict, Table, write

# Longer than anything is told (`happenings.rates.OLDEST`), so that nothing is told anew.
REMEMBERED = timedelta(days=30)
# Longer than a message is tried (`model.backoff`).
WAITS = timedelta(days=7)


def add(table: Table, message: AlertMessage) -> bool:
    """Store a message that is to be delivered; False where it was made before."""
    record = alert_keys.made(message.subscription, message.id)
    expires_at = int((message.created_at + REMEMBERED).timestamp())
    actions = [
        _put(table, record, {"expires_at": expires_at}, "attribute_not_exists(pk)"),
        _pending(table, message),
    ]
    try:
        write(table, actions, "the message")
    except Conflict:
        return False
    return True


def was_told(table: Table, subscription_id: str, message: str) -> bool:
    """Whether a message was made for a subscription."""
    key = codec.item(dict(alert_keys.made(subscription_id, message)._asdict()))
    return "Item" in table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True)


def waiting(table: Table, now: datetime) -> list[AlertMessage]:
    """Every message that waits to be delivered."""
    items = queries.items(table, "pk = :pk", {":pk": alert_keys.PENDING})
    return [_message(item) for item in items if int(item["expires_at"]["N"]) > now.timestamp()]


def put_off(table: Table, message: AlertMessage, due_at: datetime) -> None:
    """Count an attempt that failed; the next is at `due_at`."""
    later = replace(message, due_at=due_at, attempts=message.attempts + 1)
    table.client.put_item(TableName=table.name, Item=_pending(table, later)["Put"]["Item"])


def remove(table: Table, message: AlertMessage) -> None:
    """Take off a message that was delivered, or that is not delivered any more."""
    key = codec.item(dict(alert_keys.pending(message.subscription, message.id)._asdict()))
    table.client.delete_item(TableName=table.name, Key=key)


def _pending(table: Table, message: AlertMessage) -> codec.Attributes:
    values = {
        "body": message.body,
        "created_at": message.created_at.isoformat(),
        "due_at": message.due_at.isoformat(),
        "attempts": message.attempts,
        "expires_at": int((message.created_at + WAITS).timestamp()),
    }
    return _put(table, alert_keys.pending(message.subscription, message.id), values)


def _put(table: Table, key: Key, values: dict[str, object], condition: str = "") -> codec.Attributes:
    conditions = {"ConditionExpression": condition} if condition else {}
    return {"Put": {"TableName": table.name, "Item": codec.item({**key._asdict(), **values}), **conditions}}


def _message(item: codec.Attributes) -> AlertMessage:
    subscription, _, message = item["sk"]["S"].partition("#")
    return AlertMessage(
        id=message,
        subscription=subscription,
        body=item["body"]["B"],
        created_at=datetime.fromisoformat(item["created_at"]["S"]),
        due_at=datetime.fromisoformat(item["due_at"]["S"]),
        attempts=int(item["attempts"]["N"]),
    )
