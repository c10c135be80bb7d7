"""Sources and outlets that a person has paused: the dispatching schedules leave them alone until they are resumed.

One item a kind, so that a run knows all of them by one read.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Conflict, Table

PausedKind = Literal["rates", "news"]


@dataclass(frozen=True, slots=True)
class Pause:
    """Since when (an ISO text with its zone) and why; the reason may be empty."""

    since: str
    reason: str


def by_key(table: Table, kind: PausedKind) -> dict[str, Pause]:
    """What is paused, by key."""
    return _read(table, kind)[0]


def pause(table: Table, kind: PausedKind, key: str, reason: str, now: datetime) -> Pause:
    """Pause `key`; a pause that stands keeps its beginning. Raises Conflict where somebody else wrote meanwhile."""
    paused, version = _read(table, kind)
    made = Pause(paused[key].since if key in paused else now.isoformat(timespec="seconds"), reason)
    _put(table, kind, {**paused, key: made}, version + 1)
    return made


def resume(table: Table, kind: PausedKind, key: str) -> bool:
    """End the pause of `key`; False where it was not paused. Raises Conflict where somebody else wrote meanwhile."""
    paused, version = _read(table, kind)
    if key not in paused:
        return False
    _put(table, kind, {name: each for name, each in paused.items() if name != key}, version + 1)
    return True


def _read(table: Table, kind: PausedKind) -> tuple[dict[str, Pause], int]:
    item = codec.item(dict(keys.pauses(kind)._asdict()))
    found = table.client.get_item(TableName=table.name, Key=item, ConsistentRead=True).get("Item")
    if found is None:
        return {}, 0
    return {key: Pause(**each) for key, each in codec.unpacked(found["paused"]["B"]).items()}, int(
        found["version"]["N"]
    )


def _put(table: Table, kind: PausedKind, paused: dict[str, Pause], version: int) -> None:
    body = codec.packed({key: asdict(each) for key, each in paused.items()})
    item = codec.item({**keys.pauses(kind)._asdict(), "paused": body, "version": version})
    try:
        table.client.put_item(TableName=table.name, Item=item, **codec.next_version(version))
    except table.client.exceptions.ConditionalCheckFailedException as error:
        raise Conflict(f"what is paused of {kind} moved on") from error
