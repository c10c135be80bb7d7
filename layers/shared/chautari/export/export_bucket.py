"""The bucket of exports, which may be in another region or account than everything else.

| object, below the name of the stack | content |
| --- | --- |
| `rates/forex/2026.<hash>.jsonl.gz` | a part, named after its content |
| `evidence/answers/<sha256>.gz`, `evidence/runs/...` | what the archive of evidence holds |
| `manifests/2026-08-17T21:15:00.000000Z.json` | an export |
| `manifest.json` | the last whole export |

Nothing is replaced but `manifest.json`: an export that was cut off leaves the one before it whole.
"""

import os
from dataclasses import dataclass
from functools import cache
from typing import Any

import boto3
from botocore.config import Config

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class ExportBucket:
    """A bucket of exports: boto3 client, bucket name, and the stack whose exports these are; stacks may share one."""

    s3: Any
    name: str
    stack: str


@cache
def connect() -> ExportBucket:
    """The bucket of this deployment (EXPORT_BUCKET in EXPORT_REGION, STACK), with one client per process."""
    config = Config(retries={"mode": "standard", "max_attempts": 5}, connect_timeout=3, read_timeout=30)
    client = boto3.client("s3", region_name=os.environ["EXPORT_REGION"], config=config)
    return ExportBucket(client, os.environ["EXPORT_BUCKET"], os.environ["STACK"])


def put(bucket: ExportBucket, key: str, body: bytes, media_type: str) -> None:
    """Write an object below the stack. Raises what boto3 raises."""
    bucket.s3.put_object(Bucket=bucket.name, Key=f"{bucket.stack}/{key}", Body=body, ContentType=media_type)


def read(bucket: ExportBucket, key: str) -> bytes | None:
    """The object below the stack, or None if there is none."""
    try:
        content: bytes = bucket.s3.get_object(Bucket=bucket.name, Key=f"{bucket.stack}/{key}")["Body"].read()
    except bucket.s3.exceptions.NoSuchKey:
        return None
    return content
