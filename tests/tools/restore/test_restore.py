"""A restore refuses what is damaged, newer or in its way before it writes; one that was cut off goes on."""

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chautari.dynamodb import codec, keys, schema
from chautari.export import manifest
from chautari.export.manifest import NewerManifest
from tests.api import data
from tests.support.added_by_hand import NOW
from tests.support.exported import Exported
from tests.support.faulty import Faulty, Killed
from tests.support.whole_system import WholeSystem, account
from tools.restore import export_files
from tools.restore.export_files import ExportDamaged
from tools.restore.restoring import Restore, TableNotEmpty


def file_of(folder: Path, name: str) -> Path:
    (path,) = folder.glob(f"{name}.*")
    return path


def require_empty(system: WholeSystem) -> None:
    assert system.items() == {}


def rewrite(folder: Path, name: str, line: dict[str, Any]) -> None:
    """Put `line` in place of a part, with a manifest that says so."""
    body = gzip.compress(codec.json_text(line) + b"\n", mtime=0)
    key = f"{name}.rewritten.jsonl.gz"
    (folder / key).write_bytes(body)
    document = json.loads((folder / "manifest.json").read_text())
    part = next(part for part in document["parts"] if part["name"] == name)
    content = codec.sha256(gzip.decompress(body))
    part.update(key=key, size=len(body), sha256=codec.sha256(body), content=content, lines=1)
    (folder / "manifest.json").write_text(json.dumps(document))


def test_a_missing_file_is_refused_before_anything_is_written(
    export: Exported, folder: Path, system: WholeSystem
) -> None:
    file_of(folder, "rates/forex/2026").unlink()
    with pytest.raises(ExportDamaged, match=r"rates/forex/2026\S+ is missing"):
        export.restore(system, folder)
    require_empty(system)


@pytest.mark.parametrize("damage", ["a bit", "the end", "another packing"])
def test_a_file_of_other_bytes_is_refused(export: Exported, folder: Path, system: WholeSystem, damage: str) -> None:
    path = file_of(folder, "articles/2026-08")
    body = path.read_bytes()
    turned = body[:100] + bytes([body[100] ^ 1]) + body[101:]
    packed = gzip.compress(gzip.decompress(body), 9, mtime=1)
    path.write_bytes({"a bit": turned, "the end": body[:-20], "another packing": packed}[damage])
    with pytest.raises(ExportDamaged, match="other bytes"):
        export.restore(system, folder)
    require_empty(system)


def test_no_manifest_is_no_export(export: Exported, folder: Path, system: WholeSystem) -> None:
    (folder / "manifest.json").unlink()
    with pytest.raises(ExportDamaged, match=r"manifest.json is missing"):
        export.restore(system, folder)


def test_an_earlier_export_is_restored_by_its_name(export: Exported) -> None:
    (path,) = (export.folder / "manifests").iterdir()
    assert export_files.manifest_of(export.files, path.stem) == export.manifest


def test_a_manifest_of_a_newer_schema_is_refused(export: Exported, folder: Path, system: WholeSystem) -> None:
    document = json.loads((folder / "manifest.json").read_text()) | {"schema": manifest.SCHEMA + 1}
    (folder / "manifest.json").write_text(json.dumps(document))
    with pytest.raises(NewerManifest):
        export.restore(system, folder)
    require_empty(system)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": 1}', "not json"])
def test_what_is_no_manifest_is_refused_by_name(text: str) -> None:
    with pytest.raises(manifest.InvalidManifest):
        manifest.from_json(text.encode())


def test_an_item_of_a_later_schema_is_refused_before_anything_is_written(
    export: Exported, folder: Path, system: WholeSystem
) -> None:
    rewrite(folder, "pauses", {"pk": "PAUSES", "sk": "rates", "v": schema.READ + 1})
    with pytest.raises(schema.NewerItem):
        export.restore(system, folder)
    require_empty(system)


def test_restoring_twice_writes_nothing_the_second_time(export: Exported, system: WholeSystem) -> None:
    assert export.restore(system).put > 100
    before = system.items()
    again = export.restore(system)
    assert (again.put, again.present) == (0, 0)
    assert system.items() == before


@pytest.fixture(scope="module")
def calls(export: Exported) -> int:
    """The number of calls of the table that a whole restore takes."""
    counting = Faulty()
    with account() as system:
        table = replace(system.table, client=counting.client(system.table.client))
        Restore(export.files, export.manifest, table, NOW, lambda line: None).run()
    return len(counting.calls)


@pytest.mark.parametrize("part", [0.01, 0.2, 0.5, 0.8, 0.99])
@pytest.mark.parametrize("late", [False, True])
def test_a_restore_that_was_cut_off_goes_on_and_ends_the_same(
    export: Exported, system: WholeSystem, calls: int, part: float, late: bool
) -> None:
    cut_off = Faulty(max(2, int(calls * part)), Killed, late=late).client(system.table.client)
    with pytest.raises(Killed):
        Restore(export.files, export.manifest, replace(system.table, client=cut_off), NOW, lambda line: None).run()
    restored = export.restore(system)
    assert restored.put + restored.present > 100
    revisions = {key for key in export.items if key[0][:5] == "RATE#" and "#" in key[1]}
    articles = {key for key in export.items if key[0][:8] == "ARTICLE#"}
    assert system.items().keys() >= revisions | articles


def test_a_table_that_holds_something_else_is_refused(export: Exported, system: WholeSystem) -> None:
    data.stock_calendar(system.table, (2083,))
    before = system.items()
    with pytest.raises(TableNotEmpty, match="is not empty"):
        export.restore(system)
    assert system.items() == before


def test_a_table_that_was_written_to_while_it_was_filled_is_refused(export: Exported, system: WholeSystem) -> None:
    """A schedule began to run before the restore had ended: what it wrote is newer and is not replaced."""
    table = replace(system.table, client=Faulty(30, Killed).client(system.table.client))
    with pytest.raises(Killed):
        Restore(export.files, export.manifest, table, NOW, lambda line: None).run()
    newer = codec.item({**keys.series("gold", 2026)._asdict(), "version": 99})
    system.table.client.put_item(TableName=system.table.name, Item=newer)
    with pytest.raises(TableNotEmpty, match="SERIES#gold 2026"):
        export.restore(system)
    assert system.items()["SERIES#gold", "2026"]["version"] == {"N": "99"}


def test_a_finished_restore_leaves_alone_what_its_stack_wrote_since(export: Exported, system: WholeSystem) -> None:
    export.restore(system)
    newer = codec.item({**keys.series("gold", 2026)._asdict(), "version": 99})
    system.table.client.put_item(TableName=system.table.name, Item=newer)
    assert export.restore(system).put == 0
    assert system.items()["SERIES#gold", "2026"]["version"] == {"N": "99"}
