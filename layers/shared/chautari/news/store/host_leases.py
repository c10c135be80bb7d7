"""The hosts of outlets: which run may ask one and when, and the state of its feeds, one item a host.

Lease and feeds share an item so that asking a feed which is unchanged costs one read and one write: the write that
takes the host says already how the feed will stand if nothing is new. Nobody who crashed keeps a host: a lease ends by
itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table

FeedStates = Mapping[str, bytes]
NO_FEEDS: FeedStates = MappingProxyType({})
_OF_A_FEED = "feed "


@dataclass(frozen=True, slots=True)
class HostState:
    """A host as it is kept: until when it is to be left alone, and the packed states of feeds by their name."""

    free_at: datetime | None = None
    feeds: FeedStates = field(default_factory=dict)


def get(table: Table, host: str) -> HostState:
    """What is known of `host`; an empty Host if nothing is."""
    answer = table.client.get_item(TableName=table.name, Key=_key(host), ConsistentRead=True)
    return from_item(answer.get("Item", {}))


def acquire(
    table: Table,
    host: str,
    holder: str,
    now: datetime,
    until: datetime,
    feeds: FeedStates = NO_FEEDS,
    known: FeedStates = NO_FEEDS,
) -> bool:
    """Whether `host` is now the holder's alone until `until`, and `feeds` are kept with it; else nothing is written.

    It is not where one of `feeds` stands otherwise than `known`: another run has asked that feed meanwhile.
    """
    condition = "(attribute_not_exists(free_at) OR free_at <= :now OR holder = :me)"
    values: dict[str, object] = {":me": holder, ":now": keys.instant(now), ":free": keys.instant(until)}
    for number, name in enumerate(feeds):
        condition += f" AND #{number} = :was{number}" if name in known else f" AND attribute_not_exists(#{number})"
        values |= {f":was{number}": known[name]} if name in known else {}
    return _update(table, host, "SET holder = :me, free_at = :free", condition, values, feeds)


def release(table: Table, host: str, holder: str, free_at: datetime, feeds: FeedStates = NO_FEEDS) -> bool:
    """Leave `host` to everybody from `free_at` on and keep `feeds`. False, and nothing is, where it was taken over."""
    values: dict[str, object] = {":me": holder, ":free": keys.instant(free_at)}
    # The holder stays named: whoever comes next, the same one included, waits until `free_at`.
    return _update(table, host, "SET free_at = :free", "holder = :me", values, feeds)


def _update(table: Table, host: str, change: str, condition: str, values: dict[str, object], feeds: FeedStates) -> bool:
    names = {f"#{number}": _OF_A_FEED + name for number, name in enumerate(feeds)}
    states: dict[str, object] = {f":{number}": state for number, state in enumerate(feeds.values())}
    sets = "".join(f", #{number} = :{number}" for number in range(len(feeds)))
    try:
        table.client.update_item(
            TableName=table.name,
            Key=_key(host),
            UpdateExpression=change + sets,
            ConditionExpression=condition,
            ExpressionAttributeValues=codec.item(values | states),
            **({"ExpressionAttributeNames": names} if names else {}),
        )
    except table.client.exceptions.ConditionalCheckFailedException:
        return False
    return True


def _key(host: str) -> codec.Attributes:
    return codec.item(dict(keys.host(host)._asdict()))


def from_item(item: codec.Attributes) -> HostState:
    """The host that an item of the table is."""
    free_at = datetime.fromisoformat(item["free_at"]["S"]) if "free_at" in item else None
    states = {name: value["B"] for name, value in item.items() if name.startswith(_OF_A_FEED)}
    return HostState(free_at, {name.removeprefix(_OF_A_FEED): state for name, state in states.items()})
