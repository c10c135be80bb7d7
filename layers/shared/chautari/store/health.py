"""How each source fares, one item a source: kept by its runs, read by the API.

Nothing of scraping is needed to show it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any

from chautari.store import codec, keys
from chautari.store.table import Conflict, Table

RECENT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Health:
    """A source and how its runs went. Instants and dates are ISO texts; `rhythm` is None for a source that is read
    once.

    `last_run` counts rows: read, stored, held, and dropped by rule. `failures` counts failed runs by kind since the
    first, `recent` has by day in Kathmandu how many runs there were and how many of them read nothing. `failing_since`
    is the first run of those that read nothing since the last that did, `streak` how many of them a repetition could
    not help. `version` counts the writes: who counts must have seen what was counted.
    """

    key: str
    name: str
    home: str
    market: str
    origin: str
    rhythm: Mapping[str, Any] | None
    last_run_at: str
    last_success_at: str | None = None
    last_market_date: str | None = None
    last_run: Mapping[str, Any] = field(default_factory=dict)
    failures: Mapping[str, int] = field(default_factory=dict)
    last_failure: Mapping[str, str] | None = None
    failing_since: str | None = None
    streak: int = 0
    recent: Mapping[str, list[int]] = field(default_factory=dict)
    version: int = 1


def get(table: Table, key: str) -> Health | None:
    """The health of one source, or None before its first run."""
    pk, sk = keys.health(key)
    answer = table.client.get_item(TableName=table.name, Key=codec.item({"pk": pk, "sk": sk}), ConsistentRead=True)
    return _health(answer["Item"]) if "Item" in answer else None


def everyone(table: Table) -> list[Health]:
    """The health of every source that ever ran, by key."""
    answer = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": keys.HEALTH}),
        ConsistentRead=True,
    )
    return [_health(item) for item in answer["Items"]]


def put(table: Table, health: Health) -> None:
    """Keep `health`, the next version of what was known. Raises Conflict if somebody else wrote it meanwhile."""
    key = keys.health(health.key)
    item = codec.item({**key._asdict(), "health": codec.packed(asdict(health)), "version": health.version})
    try:
        table.client.put_item(TableName=table.name, Item=item, **codec.next_version(health.version))
    except table.client.exceptions.ConditionalCheckFailedException as error:
        raise Conflict(f"health of {health.key} moved on") from error


def _health(item: codec.Attributes) -> Health:
    return Health(**codec.unpacked(item["health"]["B"]))
