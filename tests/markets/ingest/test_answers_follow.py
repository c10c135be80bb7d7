"""The ready answers of boards and of the counter follow from their items, and a lie in one of them is seen."""

from collections.abc import Callable
from typing import Any

import pytest

from chautari.dynamodb import board_keys, codec, keys
from chautari.dynamodb.table import Table
from chautari.markets.ingest import board_run
from chautari.markets.sources import banks, kalimati
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.markets.model.bank_boards import board
from tests.support import banks as made_up
from tests.support.shelf import Shelf
from tests.support.wholeness import require_whole
from tools.drill.kalimati import NOON, Printed, web
from tools.drill.memory import MemoryTable


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> tuple[MemoryTable, dict[str, bytes]]:
    """A table with a board of vegetables and the boards of two banks, and its archive."""
    monkeypatch.setattr(banks, "version", lambda key: f"parser-{key}")
    memory, objects = MemoryTable(), Shelf()
    archive = EvidenceArchive(objects, "shelf")
    table = Table(memory, "chautari")
    board_run.run(kalimati.SOURCE, web(Printed()), table, archive, NOON)
    for key in ("alpha", "beta"):
        made_up.run(table, made_up.bank(key, {key: (board(),)}), archive=archive)
    return memory, objects.objects


def _with(memory: MemoryTable, key: keys.Key, name: str, lie: Callable[[Any], Any]) -> None:
    item = memory.items[key.pk][key.sk]
    memory.items[key.pk][key.sk] = {**item, name: {"B": codec.packed(lie(codec.unpacked(item[name]["B"])))}}


def test_what_runs_wrote_is_whole(memory: tuple[MemoryTable, dict[str, bytes]]) -> None:
    require_whole(*memory)


@pytest.mark.parametrize(
    ("pk", "name", "part"),
    [("BOARD#vegetables", "board", "rows"), ("BANK#alpha", "boards", "doubt"), ("VIEW#counter", "body", "banks")],
)
def test_an_answer_that_does_not_follow_is_seen(
    memory: tuple[MemoryTable, dict[str, bytes]], pk: str, name: str, part: str
) -> None:
    items, objects = memory
    (sk,) = items.items[pk]
    _with(items, keys.Key(pk, sk), name, lambda whole: {**whole, part: _other(whole[part])})
    with pytest.raises(AssertionError):
        require_whole(items, objects)


def test_a_board_without_one_of_its_revisions_is_seen(memory: tuple[MemoryTable, dict[str, bytes]]) -> None:
    items, objects = memory
    items.items[board_keys.readings_of("vegetables")].popitem()
    with pytest.raises(AssertionError):
        require_whole(items, objects)


def _other(value: Any) -> Any:
    return value[1:] if isinstance(value, list) else "another"
