"""How each feed of an outlet fares: written by the runs that ask it, read by the API for `/v1/news-sources`.

The states lie in the items of their hosts (`store.hosts`). Nothing of scraping is needed to show them.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.news.model.feed_state import FeedState
from chautari.news.store import host_leases

_INSTANTS = ("next_at", "asked_at", "answered_at", "changed_at", "newest", "robots_until", "failing_since")
_SPANS = ("interval", "wish", "ttl", "delay")


def feed_id(source: str, url: str) -> str:
    """What the state of a feed is called: its outlet, and so much of a hash of its address as tells feeds apart."""
    return f"{source}#{hashlib.sha256(url.encode()).hexdigest()[:8]}"


def all_states(table: Table) -> list[FeedState]:
    """The state of every feed that was ever asked, by outlet and address; of undeclared feeds too."""
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": keys.HOSTS}),
        ConsistentRead=True,
    )
    items = (item for page in pages for item in page["Items"])
    states = (unpack(pack) for item in items for pack in host_leases.from_item(item).feeds.values())
    return sorted(states, key=lambda state: (state.source, state.url))


def described_state(states: Sequence[FeedState]) -> FeedState:
    """Of the feeds of an outlet the first that knows what the outlet is; a state of before that was kept does not."""
    return next((state for state in states if state.about), states[0])


def outlet_names(states: Iterable[FeedState]) -> dict[str, str]:
    """The name of each outlet by its key, in the order of `states`."""
    by_outlet: dict[str, list[FeedState]] = {}
    for state in states:
        by_outlet.setdefault(state.source, []).append(state)
    return {source: described_state(of_outlet).outlet for source, of_outlet in by_outlet.items()}


def pack(state: FeedState) -> bytes:
    """A state as its host's item holds it; what is as it was made takes no place."""
    plain = {key: _plain(value) for key, value in asdict(state).items()}
    return codec.packed({key: value for key, value in plain.items() if value not in (None, "", 0, 0.0, {})})


def unpack(state: bytes) -> FeedState:
    """What `packed` was given."""
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
