"""The shelf of an index: a bucket of S3 (SEARCH_INDEX), or a folder, where SEARCH_INDEX is a path.

| object | content |
| --- | --- |
| `manifest.json` | the state that is served |
| `packs/<name>-<hash>.zip` | files of the index: written once, gone by the bucket's rule a week after |
| `stories.json.gz` | the state of joining articles into stories (`news/store/story_state.py`): a shelf of its own |
"""

import hashlib
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from chautari.search.model.index_manifest import NAME

STORIES = "stories.json.gz"
_MISSING = ("NoSuchKey", "404")
_UNCHANGED = ("304", "NotModified")
_LOST = ("PreconditionFailed", "ConditionalRequestConflict", "412")


class ShelfUnreachable(Exception):
    """An object cannot be read or written. Action: none, the next attempt tries again; the alarms are those of S3."""


class IndexMoved(Exception):
    """Another run published a state meanwhile. Action: none, the next run goes on from that."""


class Shelved(NamedTuple):
    """The manifest's bytes, and the tag of this state of it."""

    body: bytes
    etag: str


class IndexShelf(Protocol):
    """What a shelf can do. Objects but the one that it is for, its manifest, are never replaced."""

    def manifest(self, held: str = "") -> Shelved | None:
        """The manifest; None if there is none, or if it is still that of the tag `held`. Raises ShelfUnreachable."""

    def read(self, name: str) -> bytes:
        """An object. Raises ShelfUnreachable, also if there is none."""

    def put(self, name: str, body: bytes) -> None:
        """Write an object. Raises ShelfUnreachable."""

    def publish(self, body: bytes, replaced: str) -> None:
        """Write the manifest in the place of that of the tag `replaced` (empty: of none).

        Raises IndexMoved, ShelfUnreachable.
        """


@dataclass(frozen=True, slots=True)
class BucketShelf:
    """A bucket: boto3 client and name; and the name of the object that is replaced."""

    s3: Any
    bucket: str
    name: str = NAME

    def manifest(self, held: str = "") -> Shelved | None:
        """See IndexShelf."""
        condition = {"IfNoneMatch": held} if held else {}
        try:
            answer = self.s3.get_object(Bucket=self.bucket, Key=self.name, **condition)
            return Shelved(answer["Body"].read(), answer["ETag"])
        except ClientError as error:
            if _code(error) in (*_MISSING, *_UNCHANGED):
                return None
            raise ShelfUnreachable(f"{self.name}: {error}") from error
        except BotoCoreError as error:
            raise ShelfUnreachable(f"{self.name}: {error}") from error

    def read(self, name: str) -> bytes:
        """See IndexShelf."""
        try:
            content: bytes = self.s3.get_object(Bucket=self.bucket, Key=name)["Body"].read()
        except (BotoCoreError, ClientError) as error:
            raise ShelfUnreachable(f"{name}: {error}") from error
        return content

    def put(self, name: str, body: bytes) -> None:
        """See IndexShelf."""
        try:
            self.s3.put_object(Bucket=self.bucket, Key=name, Body=body, ContentType="application/zip")
        except (BotoCoreError, ClientError) as error:
            raise ShelfUnreachable(f"{name}: {error}") from error

    def publish(self, body: bytes, replaced: str) -> None:
        """See IndexShelf."""
        condition = {"IfMatch": replaced} if replaced else {"IfNoneMatch": "*"}
        try:
            self.s3.put_object(Bucket=self.bucket, Key=self.name, Body=body, **condition)
        except ClientError as error:
            if _code(error) in _LOST:
                raise IndexMoved(str(error)) from error
            raise ShelfUnreachable(f"{self.name}: {error}") from error
        except BotoCoreError as error:
            raise ShelfUnreachable(f"{self.name}: {error}") from error


@dataclass(frozen=True, slots=True)
class FolderShelf:
    """A folder of this machine, for one process at a time."""

    folder: Path
    name: str = NAME

    def manifest(self, held: str = "") -> Shelved | None:
        """See IndexShelf."""
        path = self.folder / self.name
        if not path.exists():
            return None
        body = path.read_bytes()
        etag = hashlib.sha256(body).hexdigest()
        return None if etag == held else Shelved(body, etag)

    def read(self, name: str) -> bytes:
        """See IndexShelf."""
        try:
            return (self.folder / name).read_bytes()
        except OSError as error:
            raise ShelfUnreachable(f"{name}: {error}") from error

    def put(self, name: str, body: bytes) -> None:
        """See IndexShelf."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        written = path.with_suffix(".new")
        written.write_bytes(body)
        written.replace(path)

    def publish(self, body: bytes, replaced: str) -> None:
        """See IndexShelf."""
        standing = self.manifest()
        if (standing.etag if standing else "") != replaced:
            raise IndexMoved(f"{self.name} was replaced")
        self.put(self.name, body)


@cache
def connect() -> IndexShelf:
    """The shelf of this deployment's index (SEARCH_INDEX), with one client per process."""
    return _connected(NAME)


@cache
def connect_stories() -> IndexShelf:
    """The shelf of the state of stories, beside the index."""
    return _connected(STORIES)


def _connected(name: str) -> IndexShelf:
    place = os.environ["SEARCH_INDEX"]
    if place.startswith("/"):
        return FolderShelf(Path(place), name)
    config = Config(retries={"mode": "standard", "max_attempts": 3}, connect_timeout=2, read_timeout=5)
    return BucketShelf(boto3.client("s3", config=config), place, name)


def _code(error: ClientError) -> str:
    return str(error.response["Error"]["Code"])
