"""How each source fares, one item a source: kept by its runs, read by the API.

Nothing of scraping is needed to show it.
"""

from dataclasses import asdict

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Conflict, Table
from chautari.rates.model.source_health import SourceHealth


def get(table: Table, key: str) -> SourceHealth | None:
    """The health of one source, or None before its first run."""
    pk, sk = keys.health(key)
    answer = table.client.get_item(TableName=table.name, Key=codec.item({"pk": pk, "sk": sk}), ConsistentRead=True)
    return _health(answer["Item"]) if "Item" in answer else None


def all_sources(table: Table) -> list[SourceHealth]:
    """The health of every source that ever ran, by key."""
    answer = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": keys.HEALTH}),
        ConsistentRead=True,
    )
    return [_health(item) for item in answer["Items"]]


def put(table: Table, health: SourceHealth) -> None:
    """Keep `health`, the next version of what was known. Raises Conflict if somebody else wrote it meanwhile."""
    key = keys.health(health.key)
    item = codec.item({**key._asdict(), "health": codec.packed(asdict(health)), "version": health.version})
    try:
        table.client.put_item(TableName=table.name, Item=item, **codec.next_version(health.version))
    except table.client.exceptions.ConditionalCheckFailedException as error:
        raise Conflict(f"health of {health.key} moved on") from error


def _health(item: codec.Attributes) -> SourceHealth:
    return SourceHealth(**codec.unpacked(item["health"]["B"]))
