"""Encryption of a message for one browser: RFC 8291, in the content coding aes128gcm of RFC 8188, as one record."""

import secrets

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chautari.alerts.model.push_receiver import PushKeys

# Every push service takes so much (https://www.rfc-editor.org/rfc/rfc8030#section-7.2) and may refuse more.
MOST_BYTES = 4096
SALT_BYTES, TAG_BYTES = 16, 16
LAST_RECORD = b"\x02"
POINT_BYTES = 65
# Salt, record size, length of the key and the key itself: https://www.rfc-editor.org/rfc/rfc8188#section-2.1
HEADER_BYTES = SALT_BYTES + 4 + 1 + POINT_BYTES
MOST_PLAINTEXT = MOST_BYTES - HEADER_BYTES - TAG_BYTES - len(LAST_RECORD)


def encrypted(plaintext: bytes, keys: PushKeys) -> bytes:
    """The body of one attempt: salt and key are new each time."""
    return sealed(plaintext, keys, generate_private_key(SECP256R1()), secrets.token_bytes(SALT_BYTES))


def sealed(plaintext: bytes, keys: PushKeys, private: EllipticCurvePrivateKey, salt: bytes) -> bytes:
    """The body by a key and a salt, neither of which is ever used again."""
    sender = public_point(private)
    shared = private.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), keys.p256dh))
    secret = _derived(shared, keys.auth, b"WebPush: info\0" + keys.p256dh + sender, 32)
    content_key = _derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(secret, salt, b"Content-Encoding: nonce\0", 12)
    record = AESGCM(content_key).encrypt(nonce, plaintext + LAST_RECORD, None)
    return salt + MOST_BYTES.to_bytes(4, "big") + bytes([len(sender)]) + sender + record


def public_point(private: EllipticCurvePrivateKey) -> bytes:
    """The public key of a private one as an uncompressed point."""
    return private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)
