"""What holds of boards and of banks: each revision has its evidence, and each ready answer follows from its items."""

from collections import defaultdict
from datetime import UTC, date, datetime
from typing import Any

from chautari.dynamodb import bank_keys, codec, keys
from chautari.dynamodb.table import Table
from chautari.markets import declarations
from chautari.markets.ingest import bank_view, board_views
from chautari.markets.model.board import Board
from chautari.markets.store import bank_codec, bank_days, boards
from tools.drill.memory import MemoryTable

_OF_COUNTER = (bank_keys.days_of(""), keys.view(bank_keys.COUNTER).pk)
# What was found whole, of this process.
_COUNTERS = list[dict[str, dict[str, Any]]]()


def require_boards_whole(memory: MemoryTable, objects: dict[str, bytes]) -> None:
    """Require that each board has its revisions and their evidence, and that what is answered was made of it."""
    table = Table(memory, "chautari")
    for market in declarations.kept_as_boards():
        stored = boards.between(table, market, date.min, date.max)
        _require_revisions(memory, market, stored, objects)
        if stored:
            _require_answer(table, market)
    if keys.view(bank_keys.COUNTER).pk in memory.items:
        _require_counter_once(table)


def _require_revisions(memory: MemoryTable, market: str, stored: list[Board], objects: dict[str, bytes]) -> None:
    kept: dict[tuple[str, str], list[int]] = defaultdict(list)
    for sk, item in sorted(memory.items.get(f"READING#{market}", {}).items()):
        on, name, number = sk.split("#")
        kept[on, name].append(int(number))
        assert f"answers/{item['sha256']['S']}.gz" in objects
    current = {(str(board.date), reading.name): reading.revision for board in stored for reading in board.readings}
    assert kept == {key: list(range(1, number + 1)) for key, number in current.items()}


def _require_answer(table: Table, market: str) -> None:
    """The answer made anew of the latest board and what stands is the one that is stored."""
    standing = boards.standing(table, market)
    assert standing.latest is not None
    latest = boards.get(table, market, standing.latest)
    made = board_views.next_view(table, declarations.find(market), latest, standing, datetime.now(UTC))
    assert made is None, f"the answer of {market} is not made of its latest board"


def _require_counter_once(table: Table) -> None:
    """The counter, unless it was found whole with the same items before: three quarters of the time of all checks."""
    items = {pk: dict(rows) for pk, rows in table.client.items.items() if pk.startswith(_OF_COUNTER)}
    if items not in _COUNTERS:
        _require_counter(table)
        _COUNTERS.append(items)


def _require_counter(table: Table) -> None:
    """Each bank is shown with its newest day, and judged anew all have the verdicts that are shown."""
    view, _ = bank_view.current(table)
    read = {pk.partition("#")[2] for pk in table.client.items if pk.startswith(bank_keys.days_of(""))}
    assert {entry["bank"] for entry in view["banks"]} == read
    for entry in view["banks"]:
        _require_newest(table, entry)
    again: Any = {"banks": [], "nrb": view["nrb"]}
    for entry in view["banks"]:
        again = bank_view.with_entry(again, {name: entry[name] for name in entry if name != "rows"}, view["nrb"])
    assert again == view


def _require_newest(table: Table, entry: dict[str, Any]) -> None:
    days = bank_days.between(table, entry["bank"], date.min, date.max)
    newest = days[-1]
    assert entry["date"] == str(newest.date)
    assert entry["seen"] == codec.unpacked(codec.packed(bank_codec.seen_to_json(newest.newest)))
    assert entry["doubt"] == newest.doubt
    assert bank_codec.references_from_json(entry["references"]) == newest.references
