"""Repository of feed states: written by discovery runs, read by the API for `/v1/news-sources`.

States are stored in the items of their hosts (`host_leases`). The read function needs no crawling code to show them.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from chautari.dynamodb import codec, link_keys
from chautari.dynamodb.table import Table
from chautari.news.model.feed_state import FeedState
from chautari.news.store import host_leases

_INSTANTS = ("next_at", "asked_at", "answered_at", "changed_at", "newest", "robots_until", "failing_since")
_SPANS = ("interval", "wish", "ttl", "delay")


def feed_id(source: str, url: str) -> str:
    """The id of a feed: its outlet's key and eight hex digits of its address's SHA-256."""
    return f"{source}#{hashlib.sha256(url.encode()).hexdigest()[:8]}"


def all_states(table: Table) -> list[FeedState]:
    """The states of all feeds ever polled, sorted by outlet and address; feeds that are no longer declared included."""
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": link_keys.HOSTS}),
        ConsistentRead=True,
    )
    items = (item for page in pages for item in page["Items"])
    states = (unpack(state) for item in items for state in host_leases.from_item(item).feeds.values())
    return sorted(states, key=lambda state: (state.source, state.url))


def described_state(states: Sequence[FeedState]) -> FeedState:
    """The first state that holds the outlet's details, which early states lack; else the first."""
    return next((state for state in states if state.about), states[0])


def outlet_names(states: Iterable[FeedState]) -> dict[str, str]:
    """The name of each outlet by its key, in the order of `states`."""
    by_outlet: dict[str, list[FeedState]] = {}
    for state in states:
        by_outlet.setdefault(state.source, []).append(state)
    return {source: described_state(feeds).outlet for source, feeds in by_outlet.items()}


def pack(state: FeedState) -> bytes:
    """`state` as its host's item stores it, as compressed JSON without fields of default value."""
    plain = {key: _plain(value) for key, value in asdict(state).items()}
    return codec.packed({key: value for key, value in plain.items() if value not in (None, "", 0, 0.0, {})})


def unpack(state: bytes) -> FeedState:
    """Inverse of `pack`."""
    values: dict[str, Any] = codec.unpacked(state)
    return FeedState(**{key: _typed(key, value) for key, value in values.items()})


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return value.total_seconds() if isinstance(value, timedelta) else value


def _typed(key: str, value: Any) -> Any:
    if key in _INSTANTS:
        return datetime.fromisoformat(value)
    return timedelta(seconds=value) if key in _SPANS else value
