"""An archive that is a dictionary, for tests in which what it holds does not matter or which ask hundreds of runs."""

from typing import Any

from chautari.rates.store.evidence_archive import EvidenceArchive


class Shelf:
    """An S3 client in memory with the calls of the evidence archive; `objects` by key."""

    def __init__(self, objects: dict[str, bytes] | None = None) -> None:
        self.objects = objects or {}

    def put_object(self, Bucket: str, Key: str, Body: bytes, **_: Any) -> None:
        self.objects[Key] = Body


def shelf() -> EvidenceArchive:
    """An archive on an empty shelf."""
    return EvidenceArchive(Shelf(), "shelf")
