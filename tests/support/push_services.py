"""Browsers and their push service: an HTTPS server that is really there, and who reads what was sent to it.

What reads is written from RFC 8188 and RFC 8291 with the standard library's HMAC: it shares no line with what encrypts.
"""

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.support.receivers import DOMAIN, Behave, Net, Server, answering


def _expand(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """One block of HKDF: https://www.rfc-editor.org/rfc/rfc5869"""
    return hmac.digest(hmac.digest(salt, secret, hashlib.sha256), info + b"\x01", hashlib.sha256)[:length]


@dataclass(frozen=True, slots=True)
class Device:
    """A browser with its private number and its secret."""

    number: int
    auth: bytes

    @property
    def point(self) -> bytes:
        """Its public key, uncompressed."""
        numbers = ec.derive_private_key(self.number, ec.SECP256R1()).public_key().public_numbers()
        return b"\x04" + numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")

    def as_json(self, endpoint: str) -> dict[str, Any]:
        """What `PushSubscription.toJSON()` gives."""
        p256dh, auth = (urlsafe_b64encode(key).decode().rstrip("=") for key in (self.point, self.auth))
        return {"endpoint": endpoint, "expirationTime": None, "keys": {"p256dh": p256dh, "auth": auth}}

    def read(self, body: bytes) -> bytes:
        """What was encrypted for it. Raises InvalidTag for anything else."""
        salt, length = body[:16], body[20]
        sender, record = body[21 : 21 + length], body[21 + length :]
        assert len(record) <= int.from_bytes(body[16:20], "big")
        x, y = (int.from_bytes(part, "big") for part in (sender[1:33], sender[33:]))
        public = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
        shared = ec.derive_private_key(self.number, ec.SECP256R1()).exchange(ec.ECDH(), public)
        secret = _expand(shared, self.auth, b"WebPush: info\x00" + self.point + sender, 32)
        key = _expand(secret, salt, b"Content-Encoding: aes128gcm\x00", 16)
        nonce = _expand(secret, salt, b"Content-Encoding: nonce\x00", 12)
        opened = Cipher(algorithms.AES(key), modes.GCM(nonce, record[-16:])).decryptor()
        padded = opened.update(record[:-16]) + opened.finalize()
        plaintext, mark, padding = padded.rpartition(b"\x02")
        assert mark and not padding.strip(b"\x00"), "the last record is marked"
        return plaintext


@dataclass
class Browser:
    """A browser that is subscribed at the push service `name`; `server` is that service."""

    net: Net
    name: str = "push"
    behave: Behave = field(default_factory=lambda: answering(201))
    device: Device = field(default_factory=lambda: Device(7, b"sixteen bytes...."[:16]))
    server: Server = field(init=False)

    def __post_init__(self) -> None:
        self.server = self.net.serve(self.name, lambda handler, received: self.behave(handler, received))

    @property
    def push(self) -> dict[str, Any]:
        """What it gives to who wants to push."""
        return self.device.as_json(f"https://{self.name}.{DOMAIN}/send/{self.name}?v=1")

    @property
    def read(self) -> list[Any]:
        """The messages that came, as it reads them."""
        return [json.loads(self.device.read(received.body)) for received in self.server.received]
