"""moto copies a whole table, item by item, for each action of a transaction, to put it back should one fail: most of
the time that the tests took.

Our transactions put, delete and check. They replace items and never change one in place, so that a copy of which item
stands where is enough. A transaction that updates in place is refused here, lest a failed one be half undone.
"""

import copy
from typing import Any

from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.table import Table

_transact = DynamoDBBackend.transact_write_items
_query = Table.query


def _snapshot(table: Table, _: dict[int, Any]) -> Table:
    taken = copy.copy(table)
    taken.items = copy.copy(table.items)
    for key, items in table.items.items():
        taken.items[key] = dict(items)
    return taken


def _without_updates(self: DynamoDBBackend, transact_items: list[dict[str, Any]]) -> None:
    assert not [action for action in transact_items if "Update" in action], "see tests/cheap_snapshots.py"
    _transact(self, transact_items)


def _in_its_partition(self: Table, hash_key: Any, *rest: Any, **options: Any) -> Any:
    """A query over the items of its partition alone: moto sorts the whole table for each, nine tenths of its time."""
    everything = self.items
    self.items = {hash_key: everything[hash_key]} if hash_key in everything else {}  # type: ignore[assignment]
    try:
        return _query(self, hash_key, *rest, **options)
    finally:
        self.items = everything


def use() -> None:
    """Replace moto's copy and sorting of whole tables in this process."""
    Table.__deepcopy__ = _snapshot  # type: ignore[attr-defined]
    DynamoDBBackend.transact_write_items = _without_updates  # type: ignore[method-assign]
    Table.query = _in_its_partition  # type: ignore[method-assign]
