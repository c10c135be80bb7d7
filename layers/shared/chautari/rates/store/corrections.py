"""Store of corrections: one item for all corrections of a transaction.

An item is written in the transaction of the year that changes, or not at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from chautari.dynamodb import codec, keys, log_items
from chautari.dynamodb.keys import Key
from chautari.dynamodb.table import Table
from chautari.rates.model.correction import Correction, CorrectionCause, PublishedRate, RuleChange
from chautari.rates.model.rule_notice import RuleNotice

Position = tuple[str, int]
PAGE_SIZE = 25


def put(table: Table, key: Key, corrections: Sequence[Correction | RuleChange]) -> dict[str, Any]:
    """The action of a transaction that stores `corrections` under `key`."""
    rows = codec.packed([asdict(correction) for correction in corrections])
    return {"Put": {"TableName": table.name, "Item": codec.item({**key._asdict(), "corrections": rows})}}


def newest_first(table: Table, until: Position | None) -> Iterator[tuple[Position, Correction | RuleChange]]:
    """Every correction from the position `until` backwards (included; None: from the newest), with its position.

    A position is the sort key of an item, which begins with the instant, and the number within the item.
    """
    for item in log_items.newest_first(table, keys.CORRECTIONS, until[0] if until else None, PAGE_SIZE):
        sk = item["sk"]["S"]
        for number, row in enumerate(codec.unpacked(item["corrections"]["B"])):
            if until is None or sk < until[0] or number >= until[1]:
                yield (sk, number), _correction(row)


def _correction(row: dict[str, Any]) -> Correction | RuleChange:
    if "notice" in row:
        return RuleChange(row["kind"], RuleNotice(**row["notice"]), row["before"])
    rates = {name: PublishedRate(**row[name]) for name in ("before", "after")}
    return Correction(**{**row, **rates, "causes": tuple(CorrectionCause(**cause) for cause in row["causes"])})
