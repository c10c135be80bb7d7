"""Store of what was already compared with the subscriptions, so that a run in which nothing is new writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from chautari.dynamodb import alert_keys, codec
from chautari.dynamodb.table import Conflict, Table, put_if

# Of each kind; the oldest go. What goes while it still happens is compared again, and made once all the same.
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Compared:
    """The mark of each happening by its id, and the instant of the last run that compared."""

    marks: Mapping[str, str]
    at: datetime | None
    version: int


def get(table: Table) -> Compared:
    """What was compared; nothing before the first run."""
    key = codec.item(dict(alert_keys.state()._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    if item is None:
        return Compared({}, None, 0)
    marks = codec.unpacked(item["marks"]["B"])
    return Compared(marks, datetime.fromisoformat(item["at"]["S"]), int(item["version"]["N"]))


def put(table: Table, compared: Compared) -> None:
    """Write the next version. Raises Conflict if another run wrote one meanwhile."""
    newest = dict(list(compared.marks.items())[-MOST:])
    at = compared.at.isoformat() if compared.at else None
    values = {"marks": codec.packed(newest), "at": at, "version": compared.version + 1}
    item = codec.item({**alert_keys.state()._asdict(), **values})
    if not put_if(table, item, **codec.next_version(compared.version + 1)):
        raise Conflict("what was compared moved on")
