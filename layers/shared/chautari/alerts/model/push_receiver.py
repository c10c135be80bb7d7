"""A browser that takes pushes: its push service and its keys, as `PushSubscription.toJSON()` has them."""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

from chautari.alerts.model.https_address import is_public_https
from chautari.api.problems import Problem, bad_value

LONGEST_ENDPOINT = 1000
POINT_BYTES, AUTH_BYTES = 65, 16
BASE64URL = r"[A-Za-z0-9_-]+={0,2}"
# The services of the browsers there are, which every browser of their kind shares: Chrome and Edge on Android, Firefox,
# Safari, Edge on Windows.
SHARED_SERVICES = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    "web.push.apple.com",
    ".notify.windows.com",
)


@dataclass(frozen=True, slots=True)
class PushKeys:
    """The keys of a browser: its public key as an uncompressed point, and its secret of 16 bytes."""

    p256dh: bytes
    auth: bytes


def push_receiver(push: object) -> tuple[str, PushKeys]:
    """The address and the keys in the member `push`. Raises Problem."""
    if not isinstance(push, Mapping) or not isinstance(keys := push.get("keys"), Mapping):
        raise bad_value("push", "push is no subscription of a browser", ["what PushSubscription.toJSON() gives"])
    endpoint = push.get("endpoint")
    if not is_public_https(endpoint, LONGEST_ENDPOINT):
        words = f"endpoint is no https address of a public name of at most {LONGEST_ENDPOINT} characters"
        raise bad_value("push", words)
    return str(endpoint), PushKeys(_point(keys), _decoded(keys, "auth", AUTH_BYTES))


def is_of_shared_service(endpoint: str) -> bool:
    """Whether the address is at one of the push services that very many people share."""
    host = urlsplit(endpoint).hostname or ""
    return any(host == service or (service[0] == "." and host.endswith(service)) for service in SHARED_SERVICES)


def encoded(key: bytes) -> str:
    """A key as base64url without padding."""
    return base64.urlsafe_b64encode(key).decode().rstrip("=")


def decoded(text: str) -> bytes:
    """What `encoded` encoded."""
    return base64.urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))


def _point(keys: Mapping[str, Any]) -> bytes:
    point = _decoded(keys, "p256dh", POINT_BYTES)
    try:
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
    except ValueError:
        raise _no_key("p256dh", POINT_BYTES) from None
    return point


def _decoded(keys: Mapping[str, Any], name: str, length: int) -> bytes:
    text = keys.get(name)
    if not isinstance(text, str) or not re.fullmatch(BASE64URL, text):
        raise _no_key(name, length)
    try:
        key = decoded(text)
    except ValueError:
        raise _no_key(name, length) from None
    if len(key) != length:
        raise _no_key(name, length)
    return key


def _no_key(name: str, length: int) -> Problem:
    return bad_value("push", f"keys.{name} is no key of {length} bytes in base64url")
