"""Result types of feed reading: entries, what was dropped, and the feed's metadata."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.news.model.source import FeedEntry


@dataclass(frozen=True, slots=True)
class FeedMetadata:
    """What a feed states about itself.

    - `hub`: its WebSub hub, or "".
    - `every`: its stated update interval.
    """

    hub: str = ""
    every: timedelta | None = None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """- `entries`: in the feed's order, no link twice.
    - `dropped`: rows by the rule that they broke.
    - `sitemaps`: the URLs that a sitemap index lists, which has no entries.
    """

    entries: tuple[FeedEntry, ...]
    dropped: Counter[str] = field(default_factory=Counter)
    metadata: FeedMetadata = FeedMetadata()
    sitemaps: tuple[str, ...] = ()


def gathered(rows: Iterable[FeedEntry | InvalidRow], metadata: FeedMetadata) -> ParsedFeed:
    """The valid rows, each link once, and a count of the others. Raises SchemaChanged if no row is valid."""
    entries: dict[str, FeedEntry] = {}
    dropped: Counter[str] = Counter()
    for row in rows:
        if isinstance(row, InvalidRow):
            dropped[row.rule] += 1
        elif row.link in entries:
            dropped["twice"] += 1
        else:
            entries[row.link] = row
    if not entries:
        raise SchemaChanged(f"a feed without a whole entry: {dict(dropped)}" if dropped else "an empty feed")
    return ParsedFeed(tuple(entries.values()), dropped, metadata)
