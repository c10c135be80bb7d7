"""Descriptor of a day of the archive: `2026-08-17.json`, which is its manifest and a link of the chain too.

Data Package 2.0 (https://datapackage.org/standard/data-package/) lists the files with sizes and hashes. Under `archive`
it has the hash of the descriptor of the day before, and the key that it is signed with.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from chautari.archive.archive_table import ArchiveTable, ColumnKind
from chautari.dynamodb import codec
from chautari.nepali import bikram_sambat
from chautari.nepali.clock import NPT

_PATH = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}/[a-z0-9-]+(\.[a-z0-9]+)+")
# Raised when a reader of before would read a day wrongly.
SCHEMA = 1
UNSIGNED = "unsigned: this deployment has no key"
_FIELD_TYPES: dict[ColumnKind, str] = {
    "text": "string",
    "date": "date",
    "amount": "number",
    "whole": "integer",
    "truth": "boolean",
}


class InvalidDescriptor(Exception):
    """The file is no descriptor of a day of the archive, or of a later schema."""


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """A file of a day: `path` is `<the day that wrote it>/<file>`; `rows` and `table` of those that hold one table."""

    name: str
    path: str
    media_type: str
    size: int
    sha256: str
    rows: int | None = None
    table: ArchiveTable | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """What a day says of the day before: its date, and the SHA-256 of its descriptor."""

    date: date
    sha256: str


@dataclass(frozen=True, slots=True)
class ArchivedDay:
    """A descriptor as it was read: `body` are its bytes, `public_key` a PEM; None where the day is unsigned."""

    date: date
    previous: Link | None
    public_key: str | None
    files: tuple[ArchiveFile, ...]
    body: bytes

    @property
    def sha256(self) -> str:
        """The hash that the next day holds."""
        return codec.sha256(self.body)


def name_of(on: date) -> str:
    """The path of the descriptor of a day."""
    return f"{on}.json"


def signature_of(on: date) -> str:
    """The path of the signature of a day's descriptor."""
    return f"{on}.json.sig"


def to_json(
    on: date, at: datetime, previous: Link | None, public_key: str | None, files: Sequence[ArchiveFile]
) -> bytes:
    """The descriptor of the day `on`, made at `at`: the same bytes for the same day."""
    signature = {"algorithm": "Ed25519", "path": signature_of(on), "public_key": public_key} if public_key else UNSIGNED
    document = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "chautari-archive",
        "title": f"Chautari: rates and calendar of Nepal as of {on}",
        "version": str(on),
        "created": at.astimezone(NPT).isoformat(timespec="seconds"),
        "archive": {
            "schema": SCHEMA,
            "date": str(on),
            "date_bs": str(bikram_sambat.to_bs(on)),
            "previous": {"date": str(previous.date), "sha256": previous.sha256} if previous else None,
            "signature": signature,
        },
        "resources": [_resource(file) for file in files],
    }
    return json.dumps(document, indent=1, ensure_ascii=False).encode() + b"\n"


def _resource(file: ArchiveFile) -> dict[str, Any]:
    resource = {
        "name": file.name,
        "path": file.path,
        "mediatype": file.media_type,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        **({"rows": file.rows} if file.rows is not None else {}),
    }
    if file.table is None:
        return resource
    fields = [
        {"name": column.name, "type": _FIELD_TYPES[column.kind], "description": column.description}
        for column in file.table.columns
    ]
    schema = {"fields": fields, "primaryKey": list(file.table.key), "missingValues": [""]}
    return {**resource, "type": "table", "description": file.table.description, "schema": schema}


def from_json(body: bytes) -> ArchivedDay:
    """The day that `body` describes. Raises InvalidDescriptor."""
    try:
        document = json.loads(body)
        about = document["archive"]
        if about["schema"] > SCHEMA:
            raise InvalidDescriptor(f"schema {about['schema']}; this code reads up to {SCHEMA}")
        signature = about["signature"]
        return ArchivedDay(
            date.fromisoformat(about["date"]),
            _link(about["previous"]),
            None if signature == UNSIGNED else signature["public_key"],
            tuple(map(_file, document["resources"])),
            body,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidDescriptor(f"{type(error).__name__}: {error}") from error


def _link(previous: dict[str, str] | None) -> Link | None:
    return Link(date.fromisoformat(previous["date"]), previous["sha256"]) if previous else None


def _file(resource: dict[str, Any]) -> ArchiveFile:
    path, digest = resource["path"], resource["hash"].removeprefix("sha256:")
    if not _PATH.fullmatch(path):
        raise ValueError(f"the path {path} is none of the archive")
    return ArchiveFile(resource["name"], path, resource["mediatype"], resource["bytes"], digest, resource.get("rows"))
