"""Store of what the last run of a source read, as a digest: one item a source whose unchanged answer is worth it."""

from typing import NamedTuple

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Conflict, Table, put_if

ATTEMPTS = 5


class LastReading(NamedTuple):
    """What a run read and all that its views are made of besides, as `digest`; empty for one that says nothing.

    - `at`: the run, as the health of its source has it. `held`: how many of its days are held.
    - `version` counts its writes: a run that another overtook leaves none.
    """

    digest: str = ""
    at: str = ""
    held: int = 0
    version: int = 0


def get(table: Table, source: str) -> LastReading:
    """The last reading of a source; one that says nothing before the first."""
    key = codec.item(dict(keys.last_reading(source)._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    if item is None:
        return LastReading()
    return LastReading(item["digest"]["S"], item["at"]["S"], int(item["held"]["N"]), int(item["version"]["N"]))


def put(table: Table, source: str, reading: LastReading) -> None:
    """Write the next version. Raises Conflict if another was written meanwhile."""
    item = codec.item({**keys.last_reading(source)._asdict(), **reading._asdict()})
    if not put_if(table, item, **codec.next_version(reading.version)):
        raise Conflict(f"the last reading of {source} moved on")


def forget(table: Table, source: str) -> None:
    """Have the next run of a source read as if nothing had been read before. Raises Conflict after ATTEMPTS races."""
    for _ in range(ATTEMPTS):
        stored = get(table, source)
        try:
            return put(table, source, LastReading(version=stored.version + 1))
        except Conflict:
            continue
    raise Conflict(f"the last reading of {source}: not forgotten after {ATTEMPTS} attempts")
