"""The bucket in which a person leaves notices: a list of holidays or a row of months, as JSON."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

_OF_ONE_OBJECT = ("NoSuchKey", "InvalidObjectState")


class Unreadable(Exception):
    """One object was taken away since it was listed, or is archived: the others can be read."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """An S3 bucket by name and the client that reaches it."""

    s3: Any
    name: str


@cache
def connect() -> Bucket:
    """The bucket of this deployment (NOTICES_BUCKET), with a client made once a process."""
    config = Config(retries={"mode": "standard", "max_attempts": 5}, connect_timeout=3, read_timeout=10)
    return Bucket(boto3.client("s3", config=config), os.environ["NOTICES_BUCKET"])


def keys_under(bucket: Bucket, prefix: str) -> Iterator[str]:
    """The keys of the objects below `prefix`, in their order; a folder made by the console is none."""
    for page in bucket.s3.get_paginator("list_objects_v2").paginate(Bucket=bucket.name, Prefix=prefix):
        yield from (found["Key"] for found in page.get("Contents", []) if not found["Key"].endswith("/"))


def body(bucket: Bucket, key: str, most: int) -> bytes:
    """The first `most` bytes of an object. Raises Unreadable."""
    try:
        content: bytes = bucket.s3.get_object(Bucket=bucket.name, Key=key)["Body"].read(most)
    except ClientError as error:
        if error.response["Error"]["Code"] not in _OF_ONE_OBJECT:
            raise
        raise Unreadable(str(error)) from error
    return content
