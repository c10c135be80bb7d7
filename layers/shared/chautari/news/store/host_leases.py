"""Host leases: which run may send requests to a host and from when, with the state of its feeds; one item a host.

Lease and feeds share an item so that polling an unchanged feed costs one read and one write: the write that acquires
the host already holds the feed's state for "nothing new". A lease expires by itself, so a crashed run keeps no host.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from chautari.dynamodb import codec, keys, link_keys, schema
from chautari.dynamodb.table import Table

FeedStates = Mapping[str, bytes]
NO_FEEDS: FeedStates = MappingProxyType({})
_FEED_PREFIX = "feed "


@dataclass(frozen=True, slots=True)
class HostState:
    """A stored host: the instant from which it may be acquired, and the packed feed states by feed id."""

    free_at: datetime | None = None
    feeds: FeedStates = field(default_factory=dict)


def get(table: Table, host: str) -> HostState:
    """The stored state of `host`; an empty HostState if none is stored."""
    response = table.client.get_item(TableName=table.name, Key=_key(host), ConsistentRead=True)
    return from_item(response.get("Item", {}))


def acquire(
    table: Table,
    host: str,
    holder: str,
    now: datetime,
    until: datetime,
    feeds: FeedStates = NO_FEEDS,
    expected: FeedStates = NO_FEEDS,
) -> bool:
    """Lease `host` to `holder` until `until` and store `feeds`; False, with nothing written, if that is refused.

    Refused while another holder's lease lasts, and where the stored state of one of `feeds` differs from `expected`:
    another run has polled that feed meanwhile.
    """
    condition = "(attribute_not_exists(free_at) OR free_at <= :now OR holder = :me)"
    values: dict[str, object] = {":me": holder, ":now": keys.instant(now), ":free": keys.instant(until)}
    for number, feed_id in enumerate(feeds):
        is_stored = feed_id in expected
        condition += f" AND #{number} = :was{number}" if is_stored else f" AND attribute_not_exists(#{number})"
        values |= {f":was{number}": expected[feed_id]} if is_stored else {}
    return _update(table, host, "SET holder = :me, free_at = :free", condition, values, feeds)


def release(table: Table, host: str, holder: str, free_at: datetime, feeds: FeedStates = NO_FEEDS) -> bool:
    """Let any run acquire `host` from `free_at` on, and store `feeds`.

    False, with nothing written, if another holder has acquired it meanwhile.
    """
    values: dict[str, object] = {":me": holder, ":free": keys.instant(free_at)}
    # The holder stays stored: the next run, the same one included, waits until `free_at`.
    return _update(table, host, "SET free_at = :free", "holder = :me", values, feeds)


def _update(table: Table, host: str, change: str, condition: str, values: dict[str, object], feeds: FeedStates) -> bool:
    names = {f"#{number}": _FEED_PREFIX + name for number, name in enumerate(feeds)}
    states: dict[str, object] = {f":{number}": state for number, state in enumerate(feeds.values())}
    sets = "".join(f", #{number} = :{number}" for number in range(len(feeds)))
    try:
        table.client.update_item(
            TableName=table.name,
            Key=_key(host),
            UpdateExpression=change + sets + f", {schema.ATTRIBUTE} = :schema",
            ConditionExpression=condition,
            ExpressionAttributeValues=codec.item(values | states | {":schema": schema.WRITTEN}),
            **({"ExpressionAttributeNames": names} if names else {}),
        )
    except table.client.exceptions.ConditionalCheckFailedException:
        return False
    return True


def _key(host: str) -> codec.Attributes:
    return codec.item(dict(link_keys.host(host)._asdict()))


def from_item(item: codec.Attributes) -> HostState:
    """The host state that a table item holds."""
    free_at = datetime.fromisoformat(item["free_at"]["S"]) if "free_at" in item else None
    states = {name: value["B"] for name, value in item.items() if name.startswith(_FEED_PREFIX)}
    return HostState(free_at, {name.removeprefix(_FEED_PREFIX): state for name, state in states.items()})
