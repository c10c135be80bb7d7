"""Result types of feed reading: entries, what was dropped, and the feed's metadata."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from urllib.parse import urlsplit

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.web_address import web_address
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
    """- `entries`: in the feed's order, no item twice.
    - `dropped`: rows by the rule that they broke.
    - `sitemaps`: the URLs that a sitemap index lists, which has no entries.
    """

    entries: tuple[FeedEntry, ...]
    dropped: Counter[str] = field(default_factory=Counter)
    metadata: FeedMetadata = FeedMetadata()
    sitemaps: tuple[str, ...] = ()


def gathered(rows: Iterable[FeedEntry | InvalidRow], metadata: FeedMetadata) -> ParsedFeed:
    """The valid rows, each item once, and a count of the others. Raises SchemaChanged if no row is valid.

    Items are told apart by link and id: a feed may link all of its items to one page. Where an id of these is an
    address of the same host, it is the item's link.
    """
    entries: dict[tuple[str, str], FeedEntry] = {}
    dropped: Counter[str] = Counter()
    for row in rows:
        if isinstance(row, InvalidRow):
            dropped[row.rule] += 1
        elif (row.link, row.native) in entries:
            dropped["twice"] += 1
        else:
            entries[row.link, row.native] = row
    if not entries:
        raise SchemaChanged(f"a feed without a whole entry: {dict(dropped)}" if dropped else "an empty feed")
    shared = Counter(entry.link for entry in entries.values())
    told_apart = (_at_its_id(entry) if shared[entry.link] > 1 else entry for entry in entries.values())
    return ParsedFeed(tuple(told_apart), dropped, metadata)


def _at_its_id(entry: FeedEntry) -> FeedEntry:
    own = web_address(entry.native)
    return replace(entry, link=own) if urlsplit(own).netloc == urlsplit(entry.link).netloc else entry
