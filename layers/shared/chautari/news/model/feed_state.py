"""The poll state of a feed: last poll, last response, due time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from chautari.core.border import Bordered, OwnText, ShortText, WebAddress


@dataclass(frozen=True, slots=True)
class FeedState(Bordered):
    """Poll state of one feed of the outlet `source`. Instants carry a zone. Field names are stored and served.

    None is an event that never happened, empty a value that nobody stated.

    Times:

    - asked_at: the last poll; next_at: the earliest next one; interval: between two polls, as adapted to the feed;
    - answered_at: the last poll without an error, 304 included;
    - changed_at: the last poll with a new or changed link;
    - newest: the latest publication or update that its entries state.

    Last full response:

    - entries, digest: number of entries, and digest of all of them;
    - etag, modified: validators;
    - wish, ttl: intervals requested by its cache headers and by the feed itself;
    - hub: the WebSub hub that it states.

    robots.txt: allows the feed until `robots_until`, with `delay` between two requests.

    Failures: `streak` in a row, since `failing_since`; `last_failure` holds kind, detail and instant.

    Totals since the first poll: polls `asked`, of them `unchanged` and `failed`; links `queued`.

    about: name, home, language, republish and stance of the outlet, as declared at the last poll.
    """

    source: OwnText
    url: OwnText
    next_at: datetime
    interval: timedelta
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    changed_at: datetime | None = None
    newest: datetime | None = None
    entries: int = 0
    digest: OwnText = ""
    etag: ShortText = ""
    modified: ShortText = ""
    wish: timedelta = timedelta(0)
    ttl: timedelta = timedelta(0)
    hub: WebAddress = ""
    robots_until: datetime | None = None
    delay: timedelta = timedelta(0)
    streak: int = 0
    failing_since: datetime | None = None
    last_failure: Mapping[OwnText, ShortText] | None = None
    asked: int = 0
    unchanged: int = 0
    failed: int = 0
    queued: int = 0
    about: Mapping[OwnText, OwnText] = field(default_factory=dict)

    @property
    def outlet(self) -> str:
        """The outlet's name; its key in a state from before names were stored."""
        return self.about.get("name") or self.source
