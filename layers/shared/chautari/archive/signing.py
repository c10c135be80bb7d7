"""Signing of descriptors: Ed25519 (RFC 8032) over the bytes of the file, 64 bytes beside it.

One key makes one signature of a file, so that a signature that is lacking can be made again.
"""

import os
from dataclasses import dataclass

import boto3
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)


class InvalidKey(ValueError):
    """The text is no Ed25519 key in PEM without a password. Action: docs/archive.md says how one is made."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key, with its public key as PEM."""

    private: Ed25519PrivateKey
    public_key: str

    def sign(self, body: bytes) -> bytes:
        """The signature of `body`."""
        return self.private.sign(body)


def signing_key(pem: bytes) -> SigningKey:
    """The private key in `pem`. Raises InvalidKey."""
    try:
        private = load_pem_private_key(pem, None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise InvalidKey("it cannot be read as a private key in PEM") from error
    if not isinstance(private, Ed25519PrivateKey):
        raise InvalidKey("it is a key of another kind than Ed25519")
    return SigningKey(private, _text(private.public_key()))


def public_key(pem: bytes) -> str:
    """The public key in `pem`, written as every descriptor has it. Raises InvalidKey."""
    return _text(_public(pem))


def is_signature(signature: bytes, body: bytes, pem: str) -> bool:
    """Whether `signature` is one of `body` by the public key `pem`. Raises InvalidKey."""
    try:
        _public(pem.encode()).verify(signature, body)
    except InvalidSignature:
        return False
    return True


def of_deployment() -> SigningKey | None:
    """The key in the parameter that ARCHIVE_KEY names; None where it names none. Raises InvalidKey, and boto3's errors.

    A parameter that is named and lacking is an error: a day is not left unsigned by accident.
    """
    name = os.environ["ARCHIVE_KEY"]
    if not name:
        return None
    stored = boto3.client("ssm").get_parameter(Name=name, WithDecryption=True)
    return signing_key(stored["Parameter"]["Value"].encode())


def _public(pem: bytes) -> Ed25519PublicKey:
    try:
        public = load_pem_public_key(pem)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise InvalidKey("it cannot be read as a public key in PEM") from error
    if not isinstance(public, Ed25519PublicKey):
        raise InvalidKey("it is a key of another kind than Ed25519")
    return public


def _text(public: Ed25519PublicKey) -> str:
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
