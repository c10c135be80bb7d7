"""Manifest of an export: its parts with their checksums, and how far the evidence was copied. It is written last."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from chautari.dynamodb import codec

# Of the files and of the manifest. Raised when a reader of before would read them wrongly; see docs/export.md.
SCHEMA = 1


class NewerManifest(Exception):
    """The export was written in a later schema than this code reads. Action: use the code that wrote it, or later."""


class InvalidManifest(Exception):
    """The file is no manifest, or lacks a field."""


@dataclass(frozen=True, slots=True)
class ExportedPart:
    """A file of an export.

    - name: `rates/forex/2026`; key: where it lies below the name of the stack.
    - size, sha256: of the file's bytes; lines: how many; content: the SHA-256 of the lines.
    - mark: what it was read at; see `parts`.
    """

    name: str
    key: str
    size: int
    sha256: str
    lines: int
    content: str
    mark: str


@dataclass(frozen=True, slots=True)
class EvidenceCopy:
    """How far the evidence was copied.

    - through: the timestamp of the last copied run, by source.
    - is_complete: whether that was everything; if not, the next export goes on.
    """

    through: Mapping[str, str]
    is_complete: bool


@dataclass(frozen=True, slots=True)
class Manifest:
    """A whole export: the stack and the instant that it is of, its parts by name, and the evidence."""

    stack: str
    at: datetime
    parts: tuple[ExportedPart, ...]
    evidence: EvidenceCopy


def to_json(manifest: Manifest) -> bytes:
    """`manifest` as indented JSON, the same bytes for the same manifest."""
    parts = sorted((asdict(part) for part in manifest.parts), key=lambda part: str(part["name"]))
    document = {
        "schema": SCHEMA,
        "stack": manifest.stack,
        "at": manifest.at.isoformat(),
        "parts": parts,
        "evidence": asdict(manifest.evidence),
    }
    return json.dumps(document, indent=1, ensure_ascii=False).encode() + b"\n"


def from_json(text: bytes) -> Manifest:
    """The inverse of `to_json`. Raises NewerManifest, InvalidManifest."""
    document = _document(text)
    try:
        if document["schema"] > SCHEMA:
            raise NewerManifest(f"schema {document['schema']}; this code reads up to {SCHEMA}")
        return Manifest(
            document["stack"],
            datetime.fromisoformat(document["at"]),
            tuple(ExportedPart(**part) for part in document["parts"]),
            EvidenceCopy(**document["evidence"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidManifest(f"{type(error).__name__}: {error}") from error


def digest(manifest: Manifest) -> str:
    """The SHA-256 of a manifest, by which a restore knows which export it is of."""
    return codec.sha256(to_json(manifest))


def _document(text: bytes) -> dict[str, Any]:
    try:
        document: dict[str, Any] = json.loads(text)
    except ValueError as error:
        raise InvalidManifest(str(error)) from error
    return document
