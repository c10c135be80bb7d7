"""How each feed of an outlet fares: written by the runs that ask it, read by the API for `/v1/news-sources`.

The states lie in the items of their hosts (`store.hosts`). Nothing of scraping is needed to show them.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from chautari.store import codec, hosts, keys
from chautari.store.table import Table

_INSTANTS = ("next_at", "asked_at", "answered_at", "changed_at", "newest", "robots_until", "failing_since")
_SPANS = ("interval", "wish", "ttl", "delay")


@dataclass(frozen=True, slots=True)
class State:
    """One feed of the outlet `source`. Instants are aware; None is what never was, empty what nobody stated.

    When: `asked_at` last; `next_at` not before; `interval` between two asks as it adapted to the feed; `answered_at`
    last without an error, 304 included; `changed_at` last with a link that was new or changed; `newest` of the
    publications that its entries state.

    What: `entries` in the last whole answer, `digest` of them; `etag`, `modified` its validators; `wish` and `ttl` how
    long its cache headers and the feed itself ask to be left alone; `hub` the WebSub hub that it names; `robots_until`
    how long robots.txt is known to let us ask, `delay` what it wants between two asks.

    Trouble: `streak` of failures, the present ones, since `failing_since`; `last_failure` kind, detail and instant.
    Since the first ask: `asked`, of them `unchanged` and `failed`; links `queued`.

    `about` its outlet: name, home, language, republish and stance as they were declared at the last ask.
    """

    source: str
    url: str
    next_at: datetime
    interval: timedelta
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    changed_at: datetime | None = None
    newest: datetime | None = None
    entries: int = 0
    digest: str = ""
    etag: str = ""
    modified: str = ""
    wish: timedelta = timedelta(0)
    ttl: timedelta = timedelta(0)
    hub: str = ""
    robots_until: datetime | None = None
    delay: timedelta = timedelta(0)
    streak: int = 0
    failing_since: datetime | None = None
    last_failure: Mapping[str, str] | None = None
    asked: int = 0
    unchanged: int = 0
    failed: int = 0
    queued: int = 0
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def outlet(self) -> str:
        """The outlet's name; its key in a state of before names were kept."""
        return self.about.get("name") or self.source


def name(source: str, url: str) -> str:
    """What the state of a feed is called: its outlet, and so much of a hash of its address as tells feeds apart."""
    return f"{source}#{hashlib.sha256(url.encode()).hexdigest()[:8]}"


def everyone(table: Table) -> list[State]:
    """The state of every feed that was ever asked, by outlet and address; of undeclared feeds too."""
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": keys.HOSTS}),
        ConsistentRead=True,
    )
    items = (item for page in pages for item in page["Items"])
    states = (read(packed) for item in items for packed in hosts.of_item(item).feeds.values())
    return sorted(states, key=lambda state: (state.source, state.url))


def named(states: Sequence[State]) -> State:
    """Of the feeds of an outlet the first that knows what the outlet is; a state of before that was kept does not."""
    return next((state for state in states if state.about), states[0])


def names(states: Iterable[State]) -> dict[str, str]:
    """The name of each outlet by its key, in the order of `states`."""
    by_outlet: dict[str, list[State]] = {}
    for state in states:
        by_outlet.setdefault(state.source, []).append(state)
    return {source: named(of_outlet).outlet for source, of_outlet in by_outlet.items()}


def packed(state: State) -> bytes:
    """A state as its host's item holds it; what is as it was made takes no place."""
    plain = {key: _plain(value) for key, value in asdict(state).items()}
    return codec.packed({key: value for key, value in plain.items() if value not in (None, "", 0, 0.0, {})})


def read(state: bytes) -> State:
    """What `packed` was given."""
    values: dict[str, Any] = codec.unpacked(state)
    return State(**{key: _typed(key, value) for key, value in values.items()})


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return value.total_seconds() if isinstance(value, timedelta) else value


def _typed(key: str, value: Any) -> Any:
    if key in _INSTANTS:
        return datetime.fromisoformat(value)
    return timedelta(seconds=value) if key in _SPANS else value
