"""The body of a message: `type`, `timestamp` and `data`, as Standard Webhooks has it, of at most 20 kB.

A browser gets the words of it and the page to open alone, with the id of the message, by which doubles are dropped.
"""

from datetime import datetime
from typing import Any

from chautari.alerts.model.happening import AlertMessage, Happening, MessageType, message_id
from chautari.alerts.model.subscription import Subscription
from chautari.dynamodb.codec import json_text

# https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#payload-size
MOST_BYTES = 20_000
# Of a notification: three bytes each in Devanagari, and a push has room for 3,993.
MOST_LETTERS = 500
SITE = {"ne": "चौतारी", "en": "Chautari"}
STARTED = {
    "ne": "सूचना सुरु भयो। तपाईंले छानेको कुरा भएपछि यहीँ खबर आउनेछ।",
    "en": "Alerts are on: what you chose is told here when it happens.",
}


def message(subscription: Subscription, message_type: MessageType, happening: Happening, now: datetime) -> AlertMessage:
    """The message of a happening. Its body is made once: each attempt sends the same bytes under the same id.

    One that would be too large has id, title and address alone, where the rest can be read.
    """
    title = happening.titles[subscription.wanted.language]
    if subscription.channel == "push":
        about = {"alert": subscription.id, "instrument": happening.instrument}
        name = message_id(subscription.id, message_type, happening.id)
        words = _words(subscription, title, happening.page)
        body = _body(message_type, happening.at, {**about, **words}, name)
        return AlertMessage(name, subscription.id, body, now, now)
    head = {"id": happening.id, "alert": subscription.id, "title": title}
    url = subscription.origin + happening.data["url"]
    body = _body(message_type, happening.at, {**happening.data, **head, "url": url})
    if len(body) > MOST_BYTES:
        body = _body(message_type, happening.at, {**head, "title": title[:500], "url": url})
    return AlertMessage(message_id(subscription.id, message_type, happening.id), subscription.id, body, now, now)


def challenge(subscription: Subscription) -> AlertMessage:
    """The message that asks a receiver to confirm."""
    expires_at = subscription.expires_at
    data = {
        "alert": subscription.id,
        "challenge": subscription.challenge,
        "confirm_until": expires_at.isoformat() if expires_at else None,
        "topics": list(subscription.wanted.topics),
        "title": "Answer with the challenge to be told. Whoever did not ask for this answers nothing.",
    }
    name = message_id(subscription.id, "alert.confirm", subscription.challenge)
    if subscription.channel == "push":
        words = _words(subscription, STARTED[subscription.wanted.language], "")
        data = {"alert": subscription.id, "challenge": subscription.challenge, **words}
    body = _body("alert.confirm", subscription.created_at, data, name if subscription.channel == "push" else "")
    return AlertMessage(name, subscription.id, body, subscription.created_at, subscription.created_at)


def _words(subscription: Subscription, title: str, page: str) -> dict[str, str]:
    """What a notification shows, and the page that it opens."""
    language = subscription.wanted.language
    return {"language": language, "site": SITE[language], "title": title[:MOST_LETTERS], "page": f"/{language}{page}"}


def _body(message_type: MessageType, at: datetime, data: dict[str, Any], name: str = "") -> bytes:
    named = {"id": name} if name else {}
    return json_text({**named, "type": message_type, "timestamp": at.isoformat(), "data": data})
