"""Stored revisions with their provenance."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from chautari.dynamodb.attribute_values import plain
from chautari.dynamodb.table import Table
from chautari.rates.model.observations import RuleViolation
from chautari.rates.model.provenance import Provenance
from chautari.rates.store import series


@dataclass(frozen=True, slots=True)
class StoredRevision:
    """Revision `number` of what `source` stated of an instrument on a market date, as printed."""

    source: str
    number: int
    origin: str
    figures: Mapping[str, str]
    unit: int | None
    stated: Mapping[str, str]
    observed_at: datetime
    faults: tuple[RuleViolation, ...]
    provenance: Provenance


def revisions_of_day(table: Table, instrument: str, on: date) -> list[StoredRevision]:
    """Every stored revision of an instrument on a market date, by source and number."""
    items = series.revision_items(table, instrument, on)
    return [_revision({name: plain(value) for name, value in item.items()}) for item in items]


def _revision(item: Mapping[str, Any]) -> StoredRevision:
    # A map of DynamoDB has no order: by name, so that an answer has the same bytes each time.
    # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
    _, source, number = item["sk"].split("#")
    provenance = Provenance(
        item["url"], item["sha256"], int(item["size"]), item["parser"], tuple(item["rules"]), item.get("reason")
    )
    return StoredRevision(
        source,
        int(number),
        item["origin"],
        {name: item["figures"][name]["printed"] for name in sorted(item["figures"])},
        int(item["unit"]) if "unit" in item else None,
        {name: item["stated"][name] for name in sorted(item["stated"])},
        datetime.fromisoformat(item["observed_at"]),
        tuple(RuleViolation(rule, detail) for rule, detail in item["faults"]),
        provenance,
    )
