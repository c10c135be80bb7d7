"""Record of the last publication of the calendar: when it ran, and which notices it refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chautari.dynamodb import codec, watch_keys
from chautari.dynamodb.table import Table


@dataclass(frozen=True, slots=True)
class Publication:
    """A run that came to its end at `at`.

    - `refused`: the notices that it refused, in words.
    - `made_of`: digest of what every stored year is made of; None while a run may be writing them.
    """

    at: datetime
    refused: Sequence[str] = ()
    made_of: str | None = None


def get(table: Table) -> Publication | None:
    """The last publication, or None before the first."""
    key = codec.item(dict(watch_keys.publication()._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    if item is None:
        return None
    # Records written before 2026-11-29 do not say what the years are made of.
    made_of = item["made_of"]["S"] if "made_of" in item else None
    return Publication(datetime.fromisoformat(item["at"]["S"]), codec.unpacked(item["refused"]["B"]), made_of)


def put(table: Table, publication: Publication) -> None:
    """Replace the record."""
    values = {"at": publication.at.isoformat(), "refused": codec.packed(list(publication.refused))}
    item = {**watch_keys.publication()._asdict(), **values, "made_of": publication.made_of}
    table.client.put_item(TableName=table.name, Item=codec.item(item))
