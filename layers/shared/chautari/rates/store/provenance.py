"""Stored revisions with their provenance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from chautari.dynamodb import codec
from chautari.dynamodb.attribute_values import plain
from chautari.dynamodb.table import Table
from chautari.rates.model.observations import RuleViolation
from chautari.rates.model.provenance import Provenance
from chautari.rates.model.series import MarketDay
from chautari.rates.store import day_items, series


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
    return _revisions(series.revision_items(table, instrument, on))


def judged_day(table: Table, instrument: str, on: date) -> tuple[MarketDay | None, list[StoredRevision]]:
    """A market date's day and every revision, by source and number. The day is None where only its year has it.

    A day is not believed whose readings are not the newest revisions: code of before wrote one, or half of a
    transaction is seen.
    """
    day, items = day_items.with_revisions(table, instrument, on)
    revisions = _revisions(items)
    newest = {revision.source: revision.number for revision in revisions}
    is_whole = day is not None and newest == {reading.source: reading.revision for reading in day.observations}
    return day if is_whole else None, revisions


def _revisions(items: Iterable[codec.Attributes]) -> list[StoredRevision]:
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
