"""The drill of a lost account: fill, export, an empty account, restore; then every address answers as before."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from chautari.dynamodb import (
    almanac_keys,
    bank_keys,
    board_keys,
    codec,
    keys,
    link_keys,
    rule_keys,
    story_keys,
    watch_keys,
)
from chautari.export import item_lines
from chautari.export.standing_parts import LEFT_OUT
from chautari.rates.ingest import projections
from tests.support import exported
from tests.support.added_by_hand import GOING_ON, NOW
from tests.support.exported import Exported
from tests.support.whole_system import WholeSystem, account
from tools.restore import evidence
from tools.restore.export_files import FolderFiles

# Of what no part holds, a restore makes these anew.
MADE_ANEW = {"ARTICLE", "ARTICLES", "STORY", "NEWS"}
# What runs make anew, or write each time.
MADE_BY_RUNS = {"ALMANAC", "ANSWER", "HEALTH", "READINGS", "RUNS", "POLLS", "CONTRADICTIONS"}
# Of a restore alone.
OF_A_RESTORE = {"RESTORE", "JOINED"}


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return exported.make(tmp_path_factory.mktemp("export"))


@pytest.fixture(scope="module")
def restored(export: Exported) -> Iterator[WholeSystem]:
    """Another account, into which the export was restored."""
    with account() as system:
        export.restore(system)
        evidence.restore(FolderFiles(export.folder), system.archive, lambda line: None)
        system.build_index()
        yield system


def test_the_drill_asks_something_of_everything(export: Exported) -> None:
    statuses = {address: status for address, (status, _, _) in export.answers.items()}
    failed = {address for address, status in statuses.items() if status not in (200, 308)}
    assert {address for address in failed if statuses[address] >= 500} == set()
    assert len(failed) < 12, failed
    assert len(statuses) > 150
    assert GOING_ON.id in export.answers["/v1/stories"][2]
    assert {_kind(key) for key in export.items} == _documented() - OF_A_RESTORE


def test_every_address_answers_as_before_byte_for_byte(export: Exported, restored: WholeSystem) -> None:
    answers = exported.ask_all_packed(restored)
    assert answers.keys() == export.answers.keys()
    assert [address for address, answer in answers.items() if answer != export.answers[address]] == []


def test_every_proof_resolves_to_bytes_of_its_hash(export: Exported, restored: WholeSystem) -> None:
    archived = exported.objects(restored, "evidence")
    assert archived == {key: body for key, body in export.evidence.items() if not key.startswith("failed/")}
    hashes = set()
    for address, (_, _, body) in export.answers.items():
        if address.startswith("/v1/proof/"):
            hashes |= set(re.findall(r'"sha256":\s*"([0-9a-f]{64})"', body))
    assert len(hashes) >= 3
    for sha256 in hashes:
        assert hashlib.sha256(gzip.decompress(archived[f"answers/{sha256}.gz"])).hexdigest() == sha256


def test_the_table_holds_what_it_held_but_for_what_is_left_out_with_a_reason(
    export: Exported, restored: WholeSystem
) -> None:
    left_out = LEFT_OUT.keys() - MADE_ANEW
    expected = {key: _line(item) for key, item in export.items.items() if _kind(key) not in left_out}
    # A row of a list that an article has left is empty and expires: no answer shows it.
    expected = {key: line for key, line in expected.items() if key[0][:9] != "ARTICLES#" or b'"summary:json"' in line}
    # A day beside its revisions is looked up in its year.
    expected = {key: line for key, line in expected.items() if key[0][:5] != "RATE#" or "#" in key[1]}
    items = {key: _line(item) for key, item in restored.items().items() if _kind(key) not in left_out}
    assert items.keys() == expected.keys()
    assert [key for key, line in items.items() if line != expected[key]] == []


def test_no_text_is_exported_that_no_answer_gives(export: Exported) -> None:
    stored = [codec.unpacked(item["edition"]["B"]) for key, item in export.items.items() if key[1] == "LATEST"]
    written = [
        json.loads(line)["edition:json"]
        for path in export.folder.glob("articles/*")
        for line in gzip.decompress(path.read_bytes()).splitlines()
        if b'"edition:json"' in line
    ]
    assert len(written) > len(stored) > 20
    for name in ("blocks", "html", "description"):
        assert any(edition[name] for edition in stored)
        assert not any(edition[name] for edition in written)


def test_the_restored_system_goes_on_from_where_it_was(export: Exported, restored: WholeSystem) -> None:
    before = restored.items()
    projections.rebuild(restored.table, ("metals", "forex"), NOW)
    restored.invoke("calendar", {"calendar": "publish"})
    restored.invoke("rates", {"sources": ["nrb"]})
    changed = {key for key, item in restored.items().items() if before.get(key) != item}
    assert {_kind(key) for key in changed} <= MADE_BY_RUNS
    revised = restored.revise_an_article()
    status, _, body = restored.get(f"/v1/articles/{revised}")
    assert (status, json.loads(body)["revision"]) == (200, 3)


def _documented() -> set[str]:
    """The kinds of items that the table may hold, by the tables of keys."""
    rooms = (keys, rule_keys, almanac_keys, board_keys, bank_keys, watch_keys, link_keys, story_keys)
    rows = [row for room in rooms for row in str(room.__doc__).splitlines()]
    named = [re.findall(r"`(\w+)", row.split("|")[2]) for row in rows if row.startswith("| ") and "`" in row]
    return {names[0] for names in named}


def _kind(key: tuple[str, str]) -> str:
    return key[0].partition("#")[0]


def _line(item: Any) -> bytes:
    """An item without the text of an article: numbers and packed JSON as DynamoDB and their readers see them."""
    if "edition" in item:
        edition = codec.unpacked(item["edition"]["B"]) | {"blocks": [], "html": "", "description": ""}
        item = {**item, "edition": {"B": codec.packed(edition)}}
    return item_lines.line_of(item)
