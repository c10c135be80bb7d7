"""Store of what contradicts the rules of an authority at present: one item an authority."""

from collections.abc import Callable, Sequence
from dataclasses import asdict

from chautari.dynamodb import codec, rule_keys
from chautari.dynamodb.table import Conflict, Table, put_if
from chautari.rates.model.rule_incident import RepeatedContradiction

ATTEMPTS = 5

Contradictions = Sequence[RepeatedContradiction]


def get(table: Table, authority: str) -> list[RepeatedContradiction]:
    """Every contradiction that stands, by rule and instrument."""
    return _read(table, authority)[0]


def update(table: Table, authority: str, change: Callable[[Contradictions], Contradictions]) -> Contradictions:
    """Store what `change` makes of those that stand, unless it is the same.

    Raises Conflict after ATTEMPTS lost races.
    """
    for _ in range(ATTEMPTS):
        known, version = _read(table, authority)
        changed = change(known)
        if list(changed) == known:
            return known
        rows = codec.packed([asdict(each) for each in changed])
        item = codec.item({**rule_keys.contradictions(authority)._asdict(), "rows": rows, "version": version + 1})
        if put_if(table, item, **codec.next_version(version + 1)):
            return changed
    raise Conflict(f"contradictions of {authority}: given up after {ATTEMPTS} attempts")


def _read(table: Table, authority: str) -> tuple[list[RepeatedContradiction], int]:
    key = codec.item(dict(rule_keys.contradictions(authority)._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    if item is None:
        return [], 0
    rows = codec.unpacked(item["rows"]["B"])
    return [RepeatedContradiction(**{**row, "dates": tuple(row["dates"])}) for row in rows], int(item["version"]["N"])
