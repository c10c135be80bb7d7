"""The request of one push (RFC 8030): how long it is kept for a phone that is off, its urgency, what it replaces."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from chautari.alerts.model.happening import AlertMessage, MessageType
from chautari.alerts.model.subscription import Subscription
from chautari.alerts.push.encryption import encrypted
from chautari.alerts.push.push_key import PushKey


@dataclass(frozen=True, slots=True)
class Handling:
    """What a push service is told of a type of message.

    - `kept`: for so long the service keeps it for a browser that is not there.
    - `urgency`: https://www.rfc-editor.org/rfc/rfc8030#section-5.3
    - `is_replaced`: whether a younger one of its kind takes its place while it is kept.
    """

    kept: timedelta
    urgency: str = "normal"
    is_replaced: bool = False


# A rate of the day before is none that is worth a light of the screen; a correction is never replaced.
HANDLING: Mapping[MessageType, Handling] = {
    "alert.confirm": Handling(timedelta(days=1), "high", is_replaced=True),
    "rate.first": Handling(timedelta(days=1), is_replaced=True),
    "rate.change": Handling(timedelta(days=1), is_replaced=True),
    "rate.corrected": Handling(timedelta(days=3)),
    "holiday.tomorrow": Handling(timedelta(hours=16)),
    "story.new": Handling(timedelta(days=1), "low"),
}


def push_request(
    subscription: Subscription, message: AlertMessage, key: PushKey | None, now: datetime
) -> tuple[bytes, dict[str, str]]:
    """Body and headers of an attempt at `message`, whose own bytes are the same at each. Raises ValueError."""
    if subscription.keys is None or key is None:
        raise ValueError("without the keys of the browser and our own nothing is sent")
    content = json.loads(message.body)
    handling = HANDLING[content["type"]]
    headers = {
        "Content-Type": "application/octet-stream",
        "Content-Encoding": "aes128gcm",
        "TTL": str(int(handling.kept.total_seconds())),
        "Urgency": handling.urgency,
        "Authorization": key.authorization(subscription.url, now),
    }
    if handling.is_replaced:
        headers["Topic"] = _topic(content["type"], content["data"].get("instrument", ""))
    return encrypted(message.body, subscription.keys), headers


def _topic(message_type: str, instrument: str) -> str:
    """At most 32 letters of base64url: https://www.rfc-editor.org/rfc/rfc8030#section-5.4"""
    return f"{message_type}-{instrument}".replace(".", "-")[:32]
