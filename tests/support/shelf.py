"""An archive that is a dictionary, for tests in which what it holds does not matter or which ask hundreds of runs."""

from typing import Any

from chautari.rates.store.evidence_archive import EvidenceArchive


class Shelf:
    """Of S3's client what keeping evidence needs: `objects` by key."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}

    def put_object(self, Bucket: str, Key: str, Body: bytes, **_: Any) -> None:
        self.objects[Key] = Body


def shelf() -> EvidenceArchive:
    """A fresh one."""
    return EvidenceArchive(Shelf(), "shelf")
