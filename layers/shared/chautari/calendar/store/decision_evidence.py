"""Reader of the evidence archive for decisions on days off: is the document there, byte for byte?

`make decide` archives the document as the answer of a run of `holidays`, so that it is exported and restored with them.
"""

import hashlib
import os
import zlib
from functools import cache
from typing import Any

import boto3
from botocore.config import Config

# A gazette is a scan of some pages; what is longer is not looked at.
MOST_BYTES = 20_000_000


@cache
def connect() -> Any:
    """The S3 client of this process."""
    config = Config(retries={"mode": "standard", "max_attempts": 5}, connect_timeout=3, read_timeout=10)
    return boto3.client("s3", config=config)


def is_archived(sha256: str) -> bool:
    """Whether the archive of this deployment (EVIDENCE_BUCKET) has bytes with this hash."""
    return is_in(connect(), os.environ["EVIDENCE_BUCKET"], sha256)


def is_in(s3: Any, bucket: str, sha256: str) -> bool:
    """Whether a bucket has bytes with this hash. Listing tells, where asking for an object would be refused."""
    key = f"answers/{sha256}.gz"
    listed = s3.list_objects_v2(Bucket=bucket, Prefix=key, MaxKeys=1).get("Contents", [])
    if not listed or listed[0]["Size"] > MOST_BYTES:
        return False
    body: bytes = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
    try:
        unpacked = zlib.decompressobj(wbits=31).decompress(body, MOST_BYTES)  # 31: gzip
    except zlib.error:
        return False
    return hashlib.sha256(unpacked).hexdigest() == sha256
