"""The key of a deployment by which push services know who sends: VAPID, RFC 8292, as a signed JSON Web Token."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from chautari.alerts.model.push_receiver import encoded
from chautari.alerts.push.encryption import public_point

# A token may hold for a day at most: https://www.rfc-editor.org/rfc/rfc8292#section-2
HOLDS = timedelta(hours=12)
NUMBER_BYTES = 32


class InvalidPushKey(ValueError):
    """The text is no P-256 key in PEM without a password. Action: docs/alerts.md says how one is made."""


@dataclass(frozen=True, slots=True)
class PushKey:
    """The private key, and whom push services write to when they have a complaint; empty for nobody."""

    private: EllipticCurvePrivateKey
    contact: str

    @property
    def public_key(self) -> str:
        """The public key as browsers take it: `applicationServerKey`."""
        return encoded(public_point(self.private))

    def authorization(self, endpoint: str, now: datetime) -> str:
        """The header for a push to `endpoint`: the token is for the origin of its service alone."""
        parts = urlsplit(endpoint)
        claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": int((now + HOLDS).timestamp())}
        subject = {"sub": _address(self.contact)} if self.contact else {}
        signed = f"{_part({'typ': 'JWT', 'alg': 'ES256'})}.{_part({**claims, **subject})}"
        return f"vapid t={signed}.{encoded(self._signature(signed.encode()))}, k={self.public_key}"

    def _signature(self, signed: bytes) -> bytes:
        """Both numbers one after the other: https://www.rfc-editor.org/rfc/rfc7518#section-3.4"""
        numbers = decode_dss_signature(self.private.sign(signed, ECDSA(SHA256())))
        return b"".join(number.to_bytes(NUMBER_BYTES, "big") for number in numbers)


def push_key(pem: bytes, contact: str) -> PushKey:
    """The private key in `pem`. Raises InvalidPushKey."""
    try:
        private = load_pem_private_key(pem, None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise InvalidPushKey("it cannot be read as a private key in PEM") from error
    if not isinstance(private, EllipticCurvePrivateKey) or not isinstance(private.curve, SECP256R1):
        raise InvalidPushKey("it is a key of another kind than P-256")
    return PushKey(private, contact)


def _address(contact: str) -> str:
    return contact if contact.startswith(("https:", "mailto:")) else f"mailto:{contact}"


def _part(value: dict[str, object]) -> str:
    return encoded(json.dumps(value, separators=(",", ":")).encode())
