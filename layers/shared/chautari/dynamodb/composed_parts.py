"""Which answers are composed of a part, so that whoever writes the part ends all of them and knows no address."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from chautari.dynamodb import codec, composed_answers, keys
from chautari.dynamodb.table import Conflict, Table, put_if

ATTEMPTS = 5


class ComposedOf(NamedTuple):
    """The names of the answers that are composed of a part; `version` grows with each write of the part."""

    names: tuple[str, ...]
    version: int


def get(table: Table, part: str) -> ComposedOf:
    """The answers that are composed of `part` (strongly consistent read); none in version 0 before any is."""
    key = codec.item(dict(keys.composed_of(part)._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    if item is None:
        return ComposedOf((), 0)
    return ComposedOf(tuple(name["S"] for name in item["names"]["L"]), int(item["version"]["N"]))


def add(table: Table, part: str, names: Iterable[str], left: Collection[str] = ()) -> None:
    """Note that answers are composed of `part`, before the first is; those of `left` are composed no more.

    Raises Conflict after ATTEMPTS lost races.
    """
    _replace(table, part, names, left)


def expire(table: Table, now: datetime, *parts: str) -> None:
    """End what is composed of `parts`, which were written just now. Raises Conflict after ATTEMPTS lost races.

    The version grows before and after: who is killed in between, and who composes meanwhile, has all of it composed
    anew by the next dispatch.
    """
    for part in parts:
        _expire(table, part, now)


def _expire(table: Table, part: str, now: datetime) -> None:
    if names := get(table, part).names:
        _replace(table, part, ())
        composed_answers.expire(table, names, now)
        _replace(table, part, ())


def _replace(table: Table, part: str, names: Iterable[str], left: Collection[str] = ()) -> None:
    for _ in range(ATTEMPTS):
        before = get(table, part)
        values: dict[str, object] = {
            "names": sorted({*before.names, *names}.difference(left)),
            "version": before.version + 1,
        }
        item = codec.item({**keys.composed_of(part)._asdict(), **values})
        if put_if(table, item, **codec.next_version(before.version + 1)):
            return
    raise Conflict(f"answers composed of {part}: not noted after {ATTEMPTS} attempts")
