"""Record of the last complete export, by which the watcher knows its age without a right on the bucket."""

from datetime import datetime

from chautari.dynamodb import codec, watch_keys
from chautari.dynamodb.table import Table


def get(table: Table) -> datetime | None:
    """The instant of the last complete export; None before the first."""
    key = codec.item(dict(watch_keys.export()._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    return datetime.fromisoformat(item["at"]["S"]) if item else None


def put(table: Table, at: datetime) -> None:
    """Replace the record: the export of `at` has its manifest, and all evidence."""
    item = codec.item({**watch_keys.export()._asdict(), "at": at.isoformat()})
    table.client.put_item(TableName=table.name, Item=item)
