"""The answers behind every stored number, and those that failed, as their bytes came.

| object | holds |
| --- | --- |
| `answers/<sha256>.gz` | an answer, once however often it came |
| `runs/nrb/20260817T061500Z-<hash>.json` | what one run was answered: address, status, headers, time and hash of each |
| `failed/answers/...`, `failed/runs/...` | the same of runs that failed and stored nothing; these expire |

All are named by what they hold: kept twice is kept once. Only `make replay` reads them.
"""

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import boto3
from botocore.config import Config

from chautari.core.http_messages import DateRange, HttpResponse
from chautari.dynamodb import codec

FAILED_PREFIX = "failed/"
# Who was asking is nobody's business.
EXCLUDED_HEADERS = frozenset(("set-cookie",))


class EvidenceTampered(Exception):
    """The bytes in the archive are not those that were put there."""


@dataclass(frozen=True, slots=True)
class EvidenceArchive:
    """The bucket of evidence by name and the client that reaches it."""

    s3: Any
    name: str


@dataclass(frozen=True, slots=True)
class ArchivedResponses:
    """What one run of `source` at `at`, which asked for `window`, was answered, in order.

    `failure` is the kind and the words of its error, if it failed. An ask that got no answer is in the words alone.
    """

    source: str
    at: datetime
    window: DateRange
    pages: tuple[HttpResponse, ...]
    failure: tuple[str, str] | None = None


@cache
def connect() -> EvidenceArchive:
    """The bucket of this deployment (EVIDENCE_BUCKET), with a client made once a process."""
    config = Config(retries={"mode": "standard", "max_attempts": 5}, connect_timeout=3, read_timeout=10)
    return EvidenceArchive(boto3.client("s3", config=config), os.environ["EVIDENCE_BUCKET"])


def put(archive: EvidenceArchive, answers: ArchivedResponses) -> None:
    """Keep `answers` for good: each body first, then the record of the run that names them."""
    _put(archive, answers, "")


def put_failed(archive: EvidenceArchive, answers: ArchivedResponses) -> None:
    """Keep `answers` of a run that led to no number, for as long as the bucket keeps failures."""
    _put(archive, answers, FAILED_PREFIX)


def _put(archive: EvidenceArchive, answers: ArchivedResponses, folder: str) -> None:
    for page in answers.pages:
        body = gzip.compress(page.body, 6, mtime=0)
        key = _response_key(folder, hash_of(page))
        archive.s3.put_object(Bucket=archive.name, Key=key, Body=body, ContentType="application/gzip")
    record = codec.json_text(_record(answers))
    key = (
        f"{_run_prefix(folder, answers.source)}{_timestamp(answers.at)}-{hashlib.sha256(record).hexdigest()[:16]}.json"
    )
    archive.s3.put_object(Bucket=archive.name, Key=key, Body=record, ContentType="application/json")


def run_keys(archive: EvidenceArchive, source: str, first: datetime, last: datetime) -> list[str]:
    """The keys of the records of runs of `source` from `first` to `last`, failed ones too, earliest first."""
    found = [
        key
        for folder in ("", FAILED_PREFIX)
        for key in _list_keys(archive, _run_prefix(folder, source), _timestamp(first))
    ]
    stamps = {key: key.rpartition("/")[2].partition("-")[0] for key in found}
    return sorted((key for key in found if stamps[key] <= _timestamp(last)), key=lambda key: (stamps[key], key))


def read(archive: EvidenceArchive, key: str) -> ArchivedResponses:
    """The run that the record at `key` is of, with its answers. Raises Tampered."""
    said = json.loads(_get(archive, key))
    folder = FAILED_PREFIX if key.startswith(FAILED_PREFIX) else ""
    pages = tuple(_response(archive, folder, each) for each in said["answers"])
    failure = (said["failure"]["kind"], said["failure"]["detail"]) if said["failure"] else None
    window = DateRange(*map(date.fromisoformat, said["window"]))
    return ArchivedResponses(said["source"], datetime.fromisoformat(said["at"]), window, pages, failure)


def hash_of(page: HttpResponse) -> str:
    """The SHA-256 of an answer's bytes, in hexadecimal."""
    return hashlib.sha256(page.body).hexdigest()


def _record(answers: ArchivedResponses) -> dict[str, object]:
    failure = dict(zip(("kind", "detail"), answers.failure, strict=True)) if answers.failure else None
    return {
        "source": answers.source,
        "at": answers.at.isoformat(),
        "window": [str(answers.window.first), str(answers.window.last)],
        "failure": failure,
        "answers": [_response_row(page) for page in answers.pages],
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
    return (found["Key"] for page in pages for found in page.get("Contents", []))


def _get(archive: EvidenceArchive, key: str) -> bytes:
    content: bytes = archive.s3.get_object(Bucket=archive.name, Key=key)["Body"].read()
    return content
