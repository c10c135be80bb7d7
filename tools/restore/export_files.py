"""The files of an export, in a bucket or in a folder that was copied from one."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from chautari.dynamodb import codec
from chautari.export import export_bucket, manifest
from chautari.export.export_bucket import ExportBucket
from chautari.export.manifest import ExportedPart, Manifest

EVIDENCE = "evidence/"


class ExportDamaged(Exception):
    """A file of the export is missing, or has other bytes than its manifest says. Nothing was written."""


class ExportFiles(Protocol):
    """The files of the exports of a stack."""

    def read(self, key: str) -> bytes | None:
        """The bytes of a file, or None if there is none."""

    def keys(self, prefix: str) -> Iterator[str]:
        """The keys that begin with `prefix`, in order."""


@dataclass(frozen=True, slots=True)
class BucketFiles:
    """The files in a bucket."""

    bucket: ExportBucket

    def read(self, key: str) -> bytes | None:
        """Get an object."""
        return export_bucket.read(self.bucket, key)

    def keys(self, prefix: str) -> Iterator[str]:
        """List objects."""
        pages = self.bucket.s3.get_paginator("list_objects_v2").paginate(
            Bucket=self.bucket.name, Prefix=f"{self.bucket.stack}/{prefix}"
        )
        entries = (entry["Key"] for page in pages for entry in page.get("Contents", ()))
        return (key.removeprefix(f"{self.bucket.stack}/") for key in entries)


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """The files in a folder."""

    folder: Path

    def read(self, key: str) -> bytes | None:
        """Read a file."""
        path = self.folder / key
        return path.read_bytes() if path.is_file() else None

    def keys(self, prefix: str) -> Iterator[str]:
        """List files."""
        paths = sorted(path for path in (self.folder / prefix).rglob("*") if path.is_file())
        return (path.relative_to(self.folder).as_posix() for path in paths)


def files_at(address: str, s3: Any) -> ExportFiles:
    """The files at `s3://bucket/stack` or in a folder. `s3` is boto3's client."""
    parts = urlsplit(address)
    if parts.scheme == "s3":
        return BucketFiles(ExportBucket(s3, parts.netloc, parts.path.strip("/")))
    return FolderFiles(Path(address))


def manifest_of(files: ExportFiles, at: str = "") -> Manifest:
    """The manifest of the last export, or of that at the instant `at` as its file is called.

    Raises ExportDamaged, NewerManifest, InvalidManifest.
    """
    key = f"manifests/{at}.json" if at else export_bucket.MANIFEST
    text = files.read(key)
    if text is None:
        raise ExportDamaged(f"{key} is missing")
    return manifest.from_json(text)


def lines_of(files: ExportFiles, part: ExportedPart) -> list[bytes]:
    """The lines of a part, after its size, checksums and number of lines are found right. Raises ExportDamaged."""
    body = files.read(part.key)
    if body is None:
        raise ExportDamaged(f"{part.key} is missing")
    if (len(body), codec.sha256(body)) != (part.size, part.sha256):
        raise ExportDamaged(f"{part.key} has other bytes than the manifest says")
    text = gzip.decompress(body)
    lines = text.splitlines(keepends=True)
    if (codec.sha256(text), len(lines)) != (part.content, part.lines):
        raise ExportDamaged(f"{part.key} has other lines than the manifest says")
    return lines
