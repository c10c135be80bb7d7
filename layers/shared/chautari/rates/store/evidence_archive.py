"""Evidence archive: the responses behind every stored number, byte for byte, and those of failed runs.

| object | content |
| --- | --- |
| `answers/<sha256>.gz` | the body of a response |
| `runs/nrb/20260817T061500Z-<hash>.json` | the responses of one run: address, status, headers, time and hash of each |
| `failed/answers/...`, `failed/runs/...` | the same of runs that failed and stored nothing; these expire |

Objects are named by their content, so that writing one twice stores it once. Only `make replay` reads them.
"""

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, ClassVar

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from chautari.core.http_messages import DateRange, HttpResponse
from chautari.dynamodb import codec
from chautari.rates.model.job_run import EVIDENCE_REFUSED

FAILED_PREFIX = "failed/"
# Cookies identify us as a client, which is no evidence.
EXCLUDED_HEADERS = frozenset(("set-cookie",))


class EvidenceRefused(Exception):
    """The bucket did not take the responses of a run. Action: a person looks at S3; nothing was stored of the run."""

    kind: ClassVar[str] = EVIDENCE_REFUSED


class EvidenceTampered(Exception):
    """The stored bytes do not match the hash in their name."""


@dataclass(frozen=True, slots=True)
class EvidenceArchive:
    """The bucket of evidence: its client and its name."""

    s3: Any
    name: str


@dataclass(frozen=True, slots=True)
class ArchivedResponses:
    """The responses to one run of `source` at `at` for the market dates of `window`, in order of the requests.

    `failure` is the kind and detail of the error of a failed run. A request without a response is in the detail only.
    """

    source: str
    at: datetime
    window: DateRange
    pages: tuple[HttpResponse, ...]
    failure: tuple[str, str] | None = None


@cache
def connect() -> EvidenceArchive:
    """Connect to the bucket of this deployment (EVIDENCE_BUCKET), once a process."""
    config = Config(retries={"mode": "standard", "max_attempts": 5}, connect_timeout=3, read_timeout=10)
    return EvidenceArchive(boto3.client("s3", config=config), os.environ["EVIDENCE_BUCKET"])


def put(archive: EvidenceArchive, run: ArchivedResponses) -> None:
    """Store the responses of a run permanently: each body first, then the record of the run that names them.

    Raises EvidenceRefused.
    """
    _put(archive, run, "")


def put_failed(archive: EvidenceArchive, run: ArchivedResponses) -> None:
    """Store the responses of a run that stored no number. The bucket expires them. Raises EvidenceRefused."""
    _put(archive, run, FAILED_PREFIX)


def _put(archive: EvidenceArchive, run: ArchivedResponses, folder: str) -> None:
    for page in run.pages:
        body = gzip.compress(page.body, 6, mtime=0)
        key = _response_key(folder, hash_of(page))
        _put_object(archive, key, body, "application/gzip")
    record = codec.json_text(_record(run))
    name = f"{_timestamp(run.at)}-{hashlib.sha256(record).hexdigest()[:16]}.json"
    key = _run_prefix(folder, run.source) + name
    _put_object(archive, key, record, "application/json")


def _put_object(archive: EvidenceArchive, key: str, body: bytes, media_type: str) -> None:
    try:
        archive.s3.put_object(Bucket=archive.name, Key=key, Body=body, ContentType=media_type)
    except (BotoCoreError, ClientError) as error:
        raise EvidenceRefused(f"{key}: {error}") from error


def run_keys(archive: EvidenceArchive, source: str, first: datetime, last: datetime) -> list[str]:
    """The keys of the records of the runs of `source` from `first` to `last`, failed ones included, earliest first."""
    prefixes = [_run_prefix(folder, source) for folder in ("", FAILED_PREFIX)]
    keys = [key for prefix in prefixes for key in _list_keys(archive, prefix, _timestamp(first))]
    timestamps = {key: key.rpartition("/")[2].partition("-")[0] for key in keys}
    return sorted((key for key in keys if timestamps[key] <= _timestamp(last)), key=lambda key: (timestamps[key], key))


def read(archive: EvidenceArchive, key: str) -> ArchivedResponses:
    """The run whose record is at `key`, with its responses. Raises EvidenceTampered."""
    record = json.loads(_get(archive, key))
    folder = FAILED_PREFIX if key.startswith(FAILED_PREFIX) else ""
    pages = tuple(_response(archive, folder, row) for row in record["answers"])
    failure = (record["failure"]["kind"], record["failure"]["detail"]) if record["failure"] else None
    window = DateRange(*map(date.fromisoformat, record["window"]))
    return ArchivedResponses(record["source"], datetime.fromisoformat(record["at"]), window, pages, failure)


def hash_of(page: HttpResponse) -> str:
    """The SHA-256 of the body of a response, in hexadecimal."""
    return hashlib.sha256(page.body).hexdigest()


def _record(run: ArchivedResponses) -> dict[str, object]:
    failure = dict(zip(("kind", "detail"), run.failure, strict=True)) if run.failure else None
    return {
        "source": run.source,
        "at": run.at.isoformat(),
        "window": [str(run.window.first), str(run.window.last)],
        "failure": failure,
        "answers": [_response_row(page) for page in run.pages],
    }


def _response_row(page: HttpResponse) -> dict[str, object]:
    return {
        "url": page.url,
        "status": page.status,
        "headers": {name: value for name, value in page.headers.items() if name.lower() not in EXCLUDED_HEADERS},
        "fetched_at": page.fetched_at.isoformat(),
        "sha256": hash_of(page),
        "size": len(page.body),
    }


def _response(archive: EvidenceArchive, folder: str, row: dict[str, Any]) -> HttpResponse:
    body = gzip.decompress(_get(archive, _response_key(folder, row["sha256"])))
    page = HttpResponse(row["url"], row["status"], row["headers"], body, datetime.fromisoformat(row["fetched_at"]))
    if hash_of(page) != row["sha256"]:
        raise EvidenceTampered(f"{row['sha256']} has other bytes than its name says")
    return page


def _response_key(folder: str, sha256: str) -> str:
    return f"{folder}answers/{sha256}.gz"


def _run_prefix(folder: str, source: str) -> str:
    return f"{folder}runs/{source}/"


def _timestamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _list_keys(archive: EvidenceArchive, prefix: str, start: str) -> Iterator[str]:
    pages = archive.s3.get_paginator("list_objects_v2").paginate(
        Bucket=archive.name, Prefix=prefix, StartAfter=prefix + start
    )
    return (entry["Key"] for page in pages for entry in page.get("Contents", []))


def _get(archive: EvidenceArchive, key: str) -> bytes:
    content: bytes = archive.s3.get_object(Bucket=archive.name, Key=key)["Body"].read()
    return content
