"""The state of a feed: when it was asked, what it answered, when it is due."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class FeedState:
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
