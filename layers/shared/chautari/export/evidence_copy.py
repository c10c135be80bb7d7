"""Copying the evidence: the answers of each run first, then its record, from where the last export ended.

Objects are named by their content, so that copying one twice stores it once. The evidence of failed runs, which
expires, is left out: no number rests on it.
"""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import islice

from chautari.export import export_bucket
from chautari.export.export_bucket import ExportBucket
from chautari.export.manifest import EvidenceCopy
from chautari.rates.store.evidence_archive import EvidenceArchive, EvidenceTampered

RUNS = "runs/"
# A run is recorded under the instant of its beginning, when it has ended: another one may have ended before it.
OVERLAP = timedelta(days=1)
# The first export after a back-fill of ten years has a hundred thousand answers: see docs/measurements.md.
AT_ONCE = 16
_TIMESTAMP = "%Y%m%dT%H%M%SZ"


def copy(
    archive: EvidenceArchive, bucket: ExportBucket, before: EvidenceCopy | None, has_time: Callable[[], bool]
) -> EvidenceCopy:
    """Copy what was archived since `before` (None: everything), as long as `has_time`. Raises EvidenceTampered."""
    through = dict(before.through) if before else {}
    copied: set[str] = set()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for source in _sources(archive):
            for records in _batches(_records(archive, source, through.get(source))):
                if not has_time():
                    return EvidenceCopy(through, False)
                answers = set().union(*pool.map(lambda key: _answers(archive, key), records)) - copied
                list(pool.map(lambda key: _copy_answer(archive, bucket, key), sorted(answers)))
                list(pool.map(lambda key: _copy(archive, bucket, key, "application/json"), records))
                copied |= answers
                through[source] = max(through.get(source, ""), _timestamp_of(records[-1]))
    return EvidenceCopy(dict(sorted(through.items())), True)


def _sources(archive: EvidenceArchive) -> list[str]:
    pages = archive.s3.get_paginator("list_objects_v2").paginate(Bucket=archive.name, Prefix=RUNS, Delimiter="/")
    prefixes = (entry["Prefix"] for page in pages for entry in page.get("CommonPrefixes", ()))
    return sorted(prefix.split("/")[1] for prefix in prefixes)


def _records(archive: EvidenceArchive, source: str, through: str | None) -> Iterator[str]:
    """The keys of the records of the runs of `source` in order of time, from OVERLAP before `through` on."""
    prefix = f"{RUNS}{source}/"
    start = f"{datetime.strptime(through, _TIMESTAMP).replace(tzinfo=UTC) - OVERLAP:{_TIMESTAMP}}" if through else ""
    pages = archive.s3.get_paginator("list_objects_v2").paginate(
        Bucket=archive.name, Prefix=prefix, StartAfter=prefix + start
    )
    return (entry["Key"] for page in pages for entry in page.get("Contents", ()))


def _batches(records: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(records, 4 * AT_ONCE)):
        yield batch


def _timestamp_of(key: str) -> str:
    return key.rpartition("/")[2].partition("-")[0]


def _answers(archive: EvidenceArchive, key: str) -> set[str]:
    return {f"answers/{answer['sha256']}.gz" for answer in json.loads(_read(archive, key))["answers"]}


def _copy_answer(archive: EvidenceArchive, bucket: ExportBucket, key: str) -> None:
    body = _read(archive, key)
    if hashlib.sha256(gzip.decompress(body)).hexdigest() != key.removeprefix("answers/").removesuffix(".gz"):
        raise EvidenceTampered(f"{key} has other bytes than its name says")
    export_bucket.put(bucket, f"evidence/{key}", body, "application/gzip")


def _copy(archive: EvidenceArchive, bucket: ExportBucket, key: str, media_type: str) -> None:
    export_bucket.put(bucket, f"evidence/{key}", _read(archive, key), media_type)


def _read(archive: EvidenceArchive, key: str) -> bytes:
    content: bytes = archive.s3.get_object(Bucket=archive.name, Key=key)["Body"].read()
    return content
