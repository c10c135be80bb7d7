"""A small archive in a folder: three days, each with a file of its own and one that never changes; chained, signed."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from chautari.archive import descriptor, signing
from chautari.archive.archive_shelf import ArchiveFolder
from chautari.archive.descriptor import ArchiveFile, Link
from chautari.archive.signing import SigningKey
from chautari.nepali.clock import NPT

FIRST = date(2026, 8, 15)
DAYS = (FIRST, FIRST + timedelta(days=1), FIRST + timedelta(days=2))


def private_pem(seed: bytes = b"1") -> bytes:
    """A private key as a parameter holds it: the same for the same seed, and nobody's."""
    private = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(seed).digest())
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


KEY, OTHER_KEY = (signing.signing_key(private_pem(seed)) for seed in (b"1", b"2"))


def archived(root: Path, key: SigningKey | None = KEY, days: Sequence[date] = DAYS) -> ArchiveFolder:
    """An archive of `days` in `root`."""
    shelf, previous = ArchiveFolder(root), None
    for on in days:
        body = add_day(shelf, on, previous, key)
        previous = Link(on, hashlib.sha256(body).hexdigest())
    return shelf


def add_day(shelf: ArchiveFolder, on: date, previous: Link | None, key: SigningKey | None) -> bytes:
    """Archive the day `on` after `previous`; its descriptor."""
    first = min(shelf.days(), default=on)
    files = [_file(shelf, on, "metals-2026.csv.gz"), _file(shelf, first, "metals-2025.csv.gz")]
    at = datetime(on.year, on.month, on.day, 3, 30, tzinfo=NPT)
    body = descriptor.to_json(on, at, previous, key.public_key if key else None, files)
    shelf.put_new(descriptor.name_of(on), body, "application/json")
    if key:
        shelf.put_new(descriptor.signature_of(on), key.sign(body), "application/octet-stream")
    return body


def _file(shelf: ArchiveFolder, on: date, name: str) -> ArchiveFile:
    body = f"{name} of {on}".encode()
    shelf.put_new(f"{on}/{name}", body, "application/gzip")
    return ArchiveFile(name, f"{on}/{name}", "application/gzip", len(body), hashlib.sha256(body).hexdigest(), 1)
