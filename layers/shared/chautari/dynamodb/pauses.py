"""Paused sources and outlets: the dispatching schedules skip them until an operator resumes them.

One item per kind, so that a run reads all pauses at once.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

from chautari.core.plain_text import one_line
from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Conflict, Table, put_if

PausedKind = Literal["rates", "news"]


@dataclass(frozen=True, slots=True)
class Pause:
    """Beginning of a pause (ISO 8601 with zone) and its reason on one line, which may be empty."""

    since: str
    reason: str


def by_key(table: Table, kind: PausedKind) -> dict[str, Pause]:
    """The pauses of a kind, by key of the source or outlet."""
    return _read(table, kind)[0]


def pause(table: Table, kind: PausedKind, key: str, reason: str, now: datetime) -> Pause:
    """Pause `key` from `now` on, or replace the reason of its current pause. Raises Conflict on a concurrent write."""
    pauses, version = _read(table, kind)
    new = Pause(pauses[key].since if key in pauses else now.isoformat(timespec="seconds"), one_line(reason))
    _put(table, kind, {**pauses, key: new}, version + 1)
    return new


def resume(table: Table, kind: PausedKind, key: str) -> bool:
    """End the pause of `key`; False if it was not paused. Raises Conflict on a concurrent write."""
    pauses, version = _read(table, kind)
    if key not in pauses:
        return False
    del pauses[key]
    _put(table, kind, pauses, version + 1)
    return True


def _read(table: Table, kind: PausedKind) -> tuple[dict[str, Pause], int]:
    """The pauses of a kind and the version of their item; 0 if there is none."""
    key = codec.item(dict(keys.pauses(kind)._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    if item is None:
        return {}, 0
    pauses = {name: Pause(**fields) for name, fields in codec.unpacked(item["paused"]["B"]).items()}
    return pauses, int(item["version"]["N"])


def _put(table: Table, kind: PausedKind, pauses: dict[str, Pause], version: int) -> None:
    body = codec.packed({key: asdict(pause) for key, pause in pauses.items()})
    item = codec.item({**keys.pauses(kind)._asdict(), "paused": body, "version": version})
    if not put_if(table, item, **codec.next_version(version)):
        raise Conflict(f"what is paused of {kind} moved on")
