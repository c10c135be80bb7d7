"""Where days of the archive lie: a folder of this machine, or below a prefix of a bucket. Nothing is ever replaced."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

PREFIX = "archive/"
# Names are dated and never mean anything else.
CACHED = "public, max-age=31536000, immutable"
_DESCRIPTOR = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.json")


class ArchiveShelf(Protocol):
    """What a place of the archive can do. A path is `<day>.json`, `<day>.json.sig` or `<day>/<file>`."""

    def days(self) -> list[date]:
        """The days that have a descriptor, earliest first."""

    def read(self, path: str) -> bytes | None:
        """A file; None if there is none."""

    def put_new(self, path: str, body: bytes, media_type: str) -> bool:
        """Write a file, unless there is one already: whether it was written."""


@dataclass(frozen=True, slots=True)
class ArchiveFolder:
    """A folder, for one process at a time."""

    root: Path

    def days(self) -> list[date]:
        """See ArchiveShelf."""
        return _dates(path.name for path in self.root.glob("*")) if self.root.exists() else []

    def read(self, path: str) -> bytes | None:
        """See ArchiveShelf."""
        return (self.root / path).read_bytes() if (self.root / path).is_file() else None

    def put_new(self, path: str, body: bytes, media_type: str) -> bool:
        """See ArchiveShelf."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists():
            return False
        written = place.with_name(f"{place.name}.new")
        written.write_bytes(body)
        written.rename(place)
        return True


@dataclass(frozen=True, slots=True)
class ArchiveBucket:
    """A bucket: boto3 client, name, and what the keys begin with."""

    s3: Any
    name: str
    prefix: str = PREFIX

    def days(self) -> list[date]:
        """See ArchiveShelf."""
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=self.name, Prefix=self.prefix, Delimiter="/")
        keys = (entry["Key"] for page in pages for entry in page.get("Contents", ()))
        return _dates(key.removeprefix(self.prefix) for key in keys)

    def read(self, path: str) -> bytes | None:
        """See ArchiveShelf."""
        try:
            content: bytes = self.s3.get_object(Bucket=self.name, Key=f"{self.prefix}{path}")["Body"].read()
        except self.s3.exceptions.NoSuchKey:
            return None
        return content

    def put_new(self, path: str, body: bytes, media_type: str) -> bool:
        """See ArchiveShelf. The condition is S3's, so that two runs at once cannot both write."""
        key, about = f"{self.prefix}{path}", {"ContentType": media_type, "CacheControl": CACHED}
        try:
            self.s3.put_object(Bucket=self.name, Key=key, Body=body, IfNoneMatch="*", **about)
        except ClientError as error:
            if error.response["Error"]["Code"] != "PreconditionFailed":
                raise
            return False
        return True


def connect() -> ArchiveBucket:
    """The bucket of this deployment's archive (ARCHIVE_BUCKET)."""
    config = Config(retries={"mode": "standard", "max_attempts": 5}, connect_timeout=3, read_timeout=60)
    return ArchiveBucket(boto3.client("s3", config=config), os.environ["ARCHIVE_BUCKET"])


def _dates(names: Iterable[str]) -> list[date]:
    matches = filter(None, map(_DESCRIPTOR.fullmatch, names))
    return sorted(date.fromisoformat(match[1]) for match in matches)
