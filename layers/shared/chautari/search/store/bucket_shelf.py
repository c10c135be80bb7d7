"""The bucket of an index for what builds it: by boto3."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from chautari.search.model.index_manifest import NAME
from chautari.search.store.index_shelf import STORIES, FolderShelf, IndexMoved, IndexShelf, ShelfUnreachable, Shelved

_MISSING = ("NoSuchKey", "404")
_UNCHANGED = ("304", "NotModified")
_LOST = ("PreconditionFailed", "ConditionalRequestConflict", "412")


@dataclass(frozen=True, slots=True)
class BucketShelf:
    """A bucket: boto3 client and name; and the name of the object that is replaced."""

    s3: Any
    bucket: str
    name: str = NAME

    def manifest(self, held: str = "") -> Shelved | None:
        """See ReadableShelf."""
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
        """See ReadableShelf."""
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
