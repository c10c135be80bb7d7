"""Three shortcuts in moto, which was most of the time that the tests took.

moto copies a whole table, item by item, for each action of a transaction, to put it back should one fail.

Our transactions put, delete and check. They replace items and never change one in place, so that a copy of which item
stands where is enough, and one for all actions. A transaction that updates in place is refused here, lest a failed one
be half undone.

For each attribute of an item in an answer it looks for all ten members of `AttributeValue` under several names each.
One is there: only that is looked for.
"""

import copy
import threading
from typing import Any

from moto.core.serialize import BaseJSONSerializer
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.table import Table

_transact = DynamoDBBackend.transact_write_items
_query = Table.query
_structure = BaseJSONSerializer._serialize_type_structure
_transaction = threading.local()


def _snapshot(table: Table, _: dict[int, Any]) -> Table:
    snapshots: dict[int, Table] = _transaction.snapshots
    if id(table) not in snapshots:
        snapshots[id(table)] = _copy(table)
    return snapshots[id(table)]


def _copy(table: Table) -> Table:
    taken = copy.copy(table)
    taken.items = copy.copy(table.items)
    for key, items in table.items.items():
        taken.items[key] = dict(items)
    return taken


def _without_updates(self: DynamoDBBackend, transact_items: list[dict[str, Any]]) -> None:
    assert not [action for action in transact_items if "Update" in action], "see tests/cheap_snapshots.py"
    _transaction.snapshots = {}
    try:
        _transact(self, transact_items)
    finally:
        del _transaction.snapshots


def _in_its_partition(self: Table, hash_key: Any, *rest: Any, **options: Any) -> Any:
    """A query over the items of its partition alone: moto sorts the whole table for each, nine tenths of its time."""
    partition = copy.copy(self)  # another thread may read the table meanwhile
    partition.items = {hash_key: self.items[hash_key]} if hash_key in self.items else {}  # type: ignore[assignment]
    return _query(partition, hash_key, *rest, **options)


def _members_that_are_there(self: BaseJSONSerializer, serialized: Any, value: Any, shape: Any, key: str) -> None:
    if shape.name != "AttributeValue" or not isinstance(value, dict) or not key:
        _structure(self, serialized, value, shape, key)
        return
    wrapper: Any = self.MAP_TYPE()
    for member in value.keys() & shape.members.keys():
        shape.members[member].parent = shape
        self._serialize_structure_member(wrapper, value, shape.members[member], member)
    self._default_serialize(serialized, wrapper, shape, key)


def use() -> None:
    """Take the shortcuts in this process."""
    BaseJSONSerializer._serialize_type_structure = _members_that_are_there  # type: ignore[method-assign]
    Table.__deepcopy__ = _snapshot  # type: ignore[attr-defined]
    DynamoDBBackend.transact_write_items = _without_updates  # type: ignore[method-assign]
    Table.query = _in_its_partition  # type: ignore[method-assign]
