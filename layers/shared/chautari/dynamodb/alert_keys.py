"""Primary keys of alerts. All partitions begin with `ALERTS`, so that one condition of IAM bounds their writer.

| item | pk | sk |
| --- | --- | --- |
| subscription, with the address of its receiver; expires where it was not confirmed | `ALERTS` | `<subscription>` |
| message that waits to be delivered, expires | `ALERTS#PENDING` | `<subscription>#<message>` |
| a message that was made, without its text, expires | `ALERTS#TOLD#<subscription>` | `<message>` |
| what was already compared with the subscriptions | `ALERTS#STATE` | `STATE` |
"""

from chautari.dynamodb.keys import Key

SUBSCRIPTIONS = "ALERTS"
PENDING = "ALERTS#PENDING"


def subscription(subscription_id: str) -> Key:
    """A subscription."""
    return Key(SUBSCRIPTIONS, subscription_id)


def pending(subscription_id: str, message: str) -> Key:
    """A message that waits."""
    return Key(PENDING, f"{subscription_id}#{message}")


def made(subscription_id: str, message: str) -> Key:
    """The record of a message, by which it is made once."""
    return Key(f"ALERTS#TOLD#{subscription_id}", message)


def state() -> Key:
    """What was already compared."""
    return Key("ALERTS#STATE", "STATE")
