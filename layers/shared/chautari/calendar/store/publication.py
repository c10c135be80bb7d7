"""Record of the last publication of the calendar: when it ran, and which notices it refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chautari.dynamodb import codec, watch_keys
from chautari.dynamodb.table import Table


@dataclass(frozen=True, slots=True)
class Publication:
    """A run that came to its end at `at`; `refused`: the notices that it refused, in words."""

    at: datetime
    refused: Sequence[str] = ()


def get(table: Table) -> Publication | None:
    """The last publication, or None before the first."""
    key = codec.item(dict(watch_keys.publication()._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    if item is None:
        return None
    return Publication(datetime.fromisoformat(item["at"]["S"]), codec.unpacked(item["refused"]["B"]))


def put(table: Table, publication: Publication) -> None:
    """Replace the record."""
    values = {"at": publication.at.isoformat(), "refused": codec.packed(list(publication.refused))}
    table.client.put_item(TableName=table.name, Item=codec.item({**watch_keys.publication()._asdict(), **values}))
