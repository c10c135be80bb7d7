"""Store of the health of sources, one item a source: written by runs, read by the API."""

from dataclasses import asdict

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Conflict, Table, put_if
from chautari.rates.model.source_health import SourceHealth


def get(table: Table, key: str) -> SourceHealth | None:
    """The health of one source; None before its first run."""
    pk, sk = keys.health(key)
    response = table.client.get_item(TableName=table.name, Key=codec.item({"pk": pk, "sk": sk}), ConsistentRead=True)
    return _health(response["Item"]) if "Item" in response else None


def all_sources(table: Table) -> list[SourceHealth]:
    """The health of every source that ever ran, by key."""
    response = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": keys.HEALTH}),
        ConsistentRead=True,
    )
    return [_health(item) for item in response["Items"]]


def put(table: Table, health: SourceHealth) -> None:
    """Store `health` as the next version. Raises Conflict if another run has stored one meanwhile."""
    key = keys.health(health.key)
    item = codec.item({**key._asdict(), "health": codec.packed(asdict(health)), "version": health.version})
    if not put_if(table, item, **codec.next_version(health.version)):
        raise Conflict(f"health of {health.key} moved on")


def _health(item: codec.Attributes) -> SourceHealth:
    return SourceHealth(**codec.unpacked(item["health"]["B"]))
