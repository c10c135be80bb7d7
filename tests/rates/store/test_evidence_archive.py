"""The evidence archive returns the responses of a run as they came, and stores the same one once."""

import gzip
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chautari.core.http_messages import DateRange
from chautari.rates.store import evidence_archive
from chautari.rates.store.evidence_archive import ArchivedResponses, EvidenceArchive, EvidenceTampered
from tests.support.factories import response
from tests.support.observations import MONDAY, NOW, SUNDAY

HEADERS = {"Content-Type": "application/json", "Set-Cookie": "who=you"}
PAGE = response("[१]".encode(), url="https://board.example/?day=1", headers=HEADERS)
RUN = ArchivedResponses(
    "fenegosida", NOW, DateRange(SUNDAY, MONDAY), (PAGE, replace(PAGE, url="https://board.example/?day=2", body=b"[]"))
)


def keys(archive: EvidenceArchive) -> list[str]:
    return sorted(entry["Key"] for entry in archive.s3.list_objects_v2(Bucket=archive.name).get("Contents", []))


def runs_near(archive: EvidenceArchive, hours: int = 0) -> list[ArchivedResponses]:
    first, last = NOW - timedelta(hours=hours), NOW + timedelta(hours=hours)
    return [
        evidence_archive.read(archive, key) for key in evidence_archive.run_keys(archive, "fenegosida", first, last)
    ]


def test_a_run_is_read_with_its_responses_but_without_cookies(archive: EvidenceArchive) -> None:
    evidence_archive.put(archive, RUN)
    (run,) = runs_near(archive)
    assert run == replace(
        RUN, pages=tuple(replace(page, headers={"Content-Type": "application/json"}) for page in RUN.pages)
    )


def test_a_response_is_stored_compressed_under_its_hash(archive: EvidenceArchive) -> None:
    evidence_archive.put(archive, RUN)
    key = f"answers/{evidence_archive.hash_of(PAGE)}.gz"
    body = archive.s3.get_object(Bucket=archive.name, Key=key)["Body"].read()
    assert gzip.decompress(body) == PAGE.body


def test_the_same_response_and_the_same_run_are_stored_once(archive: EvidenceArchive) -> None:
    evidence_archive.put(archive, RUN)
    first = keys(archive)
    evidence_archive.put(archive, RUN)
    assert keys(archive) == first
    evidence_archive.put(archive, replace(RUN, at=NOW + timedelta(hours=1)))
    assert len(keys(archive)) == len(first) + 1


def test_the_record_of_a_run_has_each_request_and_its_response(archive: EvidenceArchive) -> None:
    evidence_archive.put(archive, RUN)
    (key,) = (key for key in keys(archive) if key.startswith("runs/fenegosida/20260817T060000Z-"))
    record: dict[str, Any] = json.loads(archive.s3.get_object(Bucket=archive.name, Key=key)["Body"].read())
    assert record["answers"][0] == {
        "url": "https://board.example/?day=1",
        "status": 200,
        "headers": {"Content-Type": "application/json"},
        "fetched_at": "2026-08-17T06:00:00+00:00",
        "sha256": evidence_archive.hash_of(PAGE),
        "size": 5,
    }


def test_a_failed_run_is_stored_apart_with_its_failure(archive: EvidenceArchive) -> None:
    failed = replace(RUN, pages=(replace(PAGE, status=521, headers={}),), failure=("unreachable", "521"))
    evidence_archive.put_failed(archive, failed)
    assert all(key.startswith("failed/") for key in keys(archive))
    assert runs_near(archive) == [failed]


def test_runs_are_listed_by_source_and_time_in_order(archive: EvidenceArchive) -> None:
    for hours in (2, -2, 0, -1, 1):
        put = evidence_archive.put_failed if hours == -1 else evidence_archive.put
        put(archive, replace(RUN, at=NOW + timedelta(hours=hours)))
    evidence_archive.put(archive, replace(RUN, source="nrb"))
    assert [run.at - NOW for run in runs_near(archive, 1)] == [timedelta(hours=hours) for hours in (-1, 0, 1)]


def test_bytes_that_do_not_match_their_hash_are_an_error(archive: EvidenceArchive) -> None:
    evidence_archive.put(archive, RUN)
    key = f"answers/{evidence_archive.hash_of(PAGE)}.gz"
    archive.s3.put_object(Bucket=archive.name, Key=key, Body=gzip.compress(b"[2]"))
    with pytest.raises(EvidenceTampered):
        runs_near(archive)
