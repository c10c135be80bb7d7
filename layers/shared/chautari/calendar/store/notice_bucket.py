"""S3 bucket of notices: lists of holidays and rows of months, uploaded by an operator as JSON."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

_OBJECT_ERRORS = ("NoSuchKey", "InvalidObjectState")


class Unreadable(Exception):
    """One object was deleted since it was listed, or is archived. The others can be read."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """An S3 bucket: boto3 client and bucket name."""

    s3: Any
    name: str


@cache
def connect() -> Bucket:
    """The bucket of this deployment (NOTICES_BUCKET), with one client per process."""
    config = Config(retries={"mode": "standard", "max_attempts": 5}, connect_timeout=3, read_timeout=10)
    return Bucket(boto3.client("s3", config=config), os.environ["NOTICES_BUCKET"])


def keys_under(bucket: Bucket, prefix: str) -> Iterator[str]:
    """The keys of the objects below `prefix`, in order, without the folder objects that the console creates."""
    for page in bucket.s3.get_paginator("list_objects_v2").paginate(Bucket=bucket.name, Prefix=prefix):
        yield from (entry["Key"] for entry in page.get("Contents", []) if not entry["Key"].endswith("/"))


def body(bucket: Bucket, key: str, limit: int) -> bytes:
    """The first `limit` bytes of an object. Raises Unreadable."""
    try:
        content: bytes = bucket.s3.get_object(Bucket=bucket.name, Key=key)["Body"].read(limit)
    except ClientError as error:
        if error.response["Error"]["Code"] not in _OBJECT_ERRORS:
            raise
        raise Unreadable(str(error)) from error
    return content
