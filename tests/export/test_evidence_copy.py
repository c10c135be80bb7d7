"""Copying the evidence: what is new since the last export, answers before their record, and only what is whole."""

import gzip
import hashlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from chautari.core.http_messages import DateRange, HttpResponse
from chautari.export import evidence_copy
from chautari.export.manifest import EvidenceCopy
from chautari.rates.store import evidence_archive
from chautari.rates.store.evidence_archive import ArchivedResponses, EvidenceTampered
from tests.support import exported
from tests.support.added_by_hand import NOW
from tests.support.whole_system import WholeSystem, account


@pytest.fixture
def system() -> Iterator[WholeSystem]:
    with account() as system:
        yield system


def archive(system: WholeSystem, source: str, at: datetime, *bodies: bytes) -> None:
    pages = tuple(HttpResponse("https://a.example/", 200, {}, body, at) for body in bodies)
    window = DateRange(date(2026, 8, 17), date(2026, 8, 17))
    evidence_archive.put(system.archive, ArchivedResponses(source, at, window, pages))


def copy(system: WholeSystem, before: EvidenceCopy | None, batches: int = 100) -> EvidenceCopy:
    left = iter([True] * batches)
    return evidence_copy.copy(system.archive, system.bucket, before, lambda: next(left, False))


def copied(system: WholeSystem) -> dict[str, bytes]:
    objects = exported.objects(system, "export").items()
    return {key.removeprefix("dev/evidence/"): body for key, body in objects}


def test_everything_is_copied_byte_for_byte(system: WholeSystem) -> None:
    archive(system, "nrb", NOW, b"one", b"two")
    archive(system, "fenegosida", NOW, b"three")
    done = copy(system, None)
    assert done == EvidenceCopy({"fenegosida": "20260817T121500Z", "nrb": "20260817T121500Z"}, True)
    assert copied(system) == exported.objects(system, "evidence")


def test_the_next_export_copies_what_came_since_and_a_day_before(system: WholeSystem) -> None:
    archive(system, "nrb", NOW - timedelta(days=3), b"old")
    first = copy(system, None)
    for key in exported.objects(system, "export"):
        system.bucket.s3.delete_object(Bucket="export", Key=key)
    archive(system, "nrb", NOW - timedelta(days=3, hours=1), b"ended later, begun before")
    archive(system, "nrb", NOW - timedelta(days=5), b"older than any run that could still be going on")
    archive(system, "nrb", NOW, b"new")
    copy(system, first)
    bodies = {gzip.decompress(body) for key, body in copied(system).items() if key.startswith("answers/")}
    assert bodies == {b"old", b"ended later, begun before", b"new"}


def test_what_there_is_no_time_for_is_left_for_the_next(system: WholeSystem) -> None:
    archive(system, "fenegosida", NOW, b"one")
    archive(system, "nrb", NOW, b"two")
    first = copy(system, None, batches=1)
    assert first == EvidenceCopy({"fenegosida": "20260817T121500Z"}, False)
    assert copy(system, first).is_complete
    assert copied(system) == exported.objects(system, "evidence")


def test_evidence_that_was_tampered_with_is_told_and_not_copied(system: WholeSystem) -> None:
    archive(system, "nrb", NOW, b"one")
    key = f"answers/{hashlib.sha256(b'one').hexdigest()}.gz"
    system.archive.s3.put_object(Bucket="evidence", Key=key, Body=gzip.compress(b"another"))
    with pytest.raises(EvidenceTampered):
        copy(system, None)
    assert copied(system) == {}


def test_failed_runs_are_not_copied(system: WholeSystem) -> None:
    pages = (HttpResponse("https://a.example/", 500, {}, b"down", NOW),)
    window = DateRange(date(2026, 8, 17), date(2026, 8, 17))
    failed = ArchivedResponses("nrb", NOW, window, pages, ("unreachable", "500"))
    evidence_archive.put_failed(system.archive, failed)
    assert copy(system, None) == EvidenceCopy({}, True)
    assert copied(system) == {}
