"""An export: what is unchanged is not written again, and one that is cut off leaves the one before it whole."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from chautari.dynamodb import export_record, keys
from chautari.dynamodb.codec import Attributes
from chautari.dynamodb.table import Table
from chautari.export import export_bucket, manifest, rate_parts, table_parts
from chautari.export.export_bucket import ExportBucket
from chautari.export.job import EVENT, FULL_EVENT, Exporter, ExportReport, InvalidEvent, TableMoved
from chautari.export.manifest import Manifest
from chautari.export.news_parts import RevisionMissing
from chautari.search.store import bucket_shelf
from tests.api import data
from tests.support.added_by_hand import NOW
from tests.support.faulty import Faulty, Killed
from tests.support.whole_system import WholeSystem, account

LATER = NOW + timedelta(days=1)


@pytest.fixture
def system() -> Iterator[WholeSystem]:
    with account() as system:
        data.stock(system.table)
        yield system


def exporter(system: WholeSystem, now: datetime = NOW, **parts_of_it: Any) -> Exporter:
    whole = Exporter(system.table, system.archive, bucket_shelf.connect_stories(), system.bucket, now, lambda: True)
    return replace(whole, **parts_of_it)


def export(system: WholeSystem, now: datetime = NOW, event: Any = EVENT) -> ExportReport:
    return exporter(system, now).run(event)


def current(bucket: ExportBucket) -> Manifest:
    text = export_bucket.read(bucket, export_bucket.MANIFEST)
    assert text is not None
    return manifest.from_json(text)


def files(system: WholeSystem) -> dict[str, bytes]:
    listed = system.bucket.s3.list_objects_v2(Bucket="export").get("Contents", [])
    keys_of_files = [entry["Key"] for entry in listed]
    return {key: system.bucket.s3.get_object(Bucket="export", Key=key)["Body"].read() for key in keys_of_files}


def require_whole(bucket: ExportBucket) -> None:
    """Require that every file that the manifest names is there, with its checksums and lines."""
    for part in current(bucket).parts:
        body = export_bucket.read(bucket, part.key)
        assert body is not None and (len(body), hashlib.sha256(body).hexdigest()) == (part.size, part.sha256)
        text = gzip.decompress(body)
        assert (text.count(b"\n"), hashlib.sha256(text).hexdigest()) == (part.lines, part.content)


def test_every_file_has_the_checksums_of_the_manifest(system: WholeSystem) -> None:
    report = export(system)
    assert report.parts == report.written > 8
    require_whole(system.bucket)
    assert f"dev/manifests/{keys.instant(NOW)}.json" in files(system)


def test_what_is_unchanged_keeps_its_file_and_its_checksum(system: WholeSystem) -> None:
    export(system)
    before = files(system)
    assert export(system, LATER).written == 0
    added = files(system).keys() - before.keys()
    assert added == {f"dev/manifests/{keys.instant(LATER)}.json"}
    assert current(system.bucket).parts == manifest.from_json(before["dev/manifest.json"]).parts


def test_a_year_of_a_market_is_not_read_again_while_its_versions_are_the_same(
    system: WholeSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(system)
    partitions: list[str] = []
    query = table_parts.items_of

    def noting(table: Table, pk: str, prefix: str = "") -> Iterator[Attributes]:
        partitions.append(pk)
        return query(table, pk, prefix)

    monkeypatch.setattr(rate_parts, "items_of", noting)
    export(system, LATER)
    assert "RATE#gold" not in partitions
    export(system, LATER, FULL_EVENT)
    assert "RATE#gold" in partitions


def test_a_new_reading_changes_its_year_and_nothing_older(system: WholeSystem) -> None:
    export(system)
    before = {part.name: part for part in current(system.bucket).parts}
    system.invoke("rates", {"sources": ["nrb"]})
    export(system, LATER)
    changed = {part.name for part in current(system.bucket).parts if before.get(part.name) != part}
    assert changed >= {"rates/forex/2026", "latest"}
    assert "rates/metals/2026" not in changed
    require_whole(system.bucket)


def test_an_export_cut_off_at_any_call_of_the_bucket_leaves_the_one_before_whole(system: WholeSystem) -> None:
    export(system)
    before = current(system.bucket)
    system.invoke("rates", {"sources": ["nrb"]})
    for call in count(1):
        cut_off = replace(system.bucket, s3=Faulty(call, Killed).client(system.bucket.s3))
        try:
            exporter(system, LATER, bucket=cut_off).run(EVENT)
        except Killed:
            assert current(system.bucket) == before
            require_whole(system.bucket)
            continue
        break
    assert call > 8, call
    assert current(system.bucket).at == LATER
    require_whole(system.bucket)


def test_rates_that_move_during_each_reading_are_told_and_not_mixed(
    system: WholeSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = iter(range(100))
    monkeypatch.setattr(rate_parts, "state", lambda table: next(counted))
    with pytest.raises(TableMoved):
        export(system)
    assert "dev/manifest.json" not in files(system)


def test_the_last_complete_export_is_recorded_and_no_other(system: WholeSystem) -> None:
    """An export without all evidence, and one that was killed before its manifest, leave the record as it was."""
    system.invoke("rates", {"sources": ["nrb"]})
    assert not exporter(system, has_time=lambda: False).run(EVENT).evidence_complete
    assert export_record.get(system.table) is None
    export(system)
    cut_off = replace(system.bucket, s3=Faulty(1, Killed).client(system.bucket.s3))
    with pytest.raises(Killed):
        exporter(system, LATER, bucket=cut_off).run(EVENT)
    assert export_record.get(system.table) == NOW


def test_a_part_that_is_not_read_any_more_stays_in_the_export(
    system: WholeSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The code no longer knows an instrument: what was exported of it is not forgotten."""
    export(system)
    every = rate_parts.parts
    monkeypatch.setattr(
        rate_parts,
        "parts",
        lambda table, now: [part for part in every(table, now) if part.name != "rates/metals/2026"],
    )
    export(system, LATER)
    assert "rates/metals/2026" in {part.name for part in current(system.bucket).parts}


def test_an_export_by_a_newer_schema_is_not_built_upon(system: WholeSystem) -> None:
    export(system)
    document = json.loads(files(system)["dev/manifest.json"]) | {"schema": manifest.SCHEMA + 1}
    export_bucket.put(system.bucket, export_bucket.MANIFEST, json.dumps(document).encode(), "application/json")
    with pytest.raises(manifest.NewerManifest):
        export(system, LATER)


def test_a_change_without_its_revision_is_told(system: WholeSystem) -> None:
    article = next(pk for pk, sk in system.items() if pk.startswith("ARTICLE#"))
    key = {"pk": {"S": article}, "sk": {"S": "REVISION#0001"}}
    system.table.client.delete_item(TableName=system.table.name, Key=key)
    with pytest.raises(RevisionMissing):
        export(system)


@pytest.mark.parametrize("event", [{}, {"export": "nothing"}, {"export": "changed", "more": 1}])
def test_an_event_of_another_kind_is_refused(system: WholeSystem, event: Any) -> None:
    with pytest.raises(InvalidEvent):
        export(system, event=event)


def test_a_month_is_closed_two_days_after_its_end() -> None:
    july, end = date(2026, 7, 1), datetime(2026, 8, 1, tzinfo=UTC)
    assert table_parts.mark_of_month(july, end + table_parts.CLOSED_AFTER) == table_parts.CLOSED
    assert (
        table_parts.mark_of_month(july, end + table_parts.CLOSED_AFTER - timedelta(seconds=1)) == table_parts.UNMARKED
    )
