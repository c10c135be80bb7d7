"""What the reading of a feed gives: its entries, what was dropped, and what it says about itself."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from chautari.domain.errors import BadRow, Changed
from chautari.domain.news import Entry


@dataclass(frozen=True, slots=True)
class FeedSaid:
    """What a feed says about itself. hub: its WebSub hub, "" without one. every: how often it says that it changes."""

    hub: str = ""
    every: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """entries: in the feed's order, no link twice. dropped: counted by the rule that they broke. sitemaps: the
    addresses that a sitemap index lists, with no entries then.
    """

    entries: tuple[Entry, ...]
    dropped: Counter[str] = field(default_factory=Counter)
    said: FeedSaid = FeedSaid()
    sitemaps: tuple[str, ...] = ()


def gathered(rows: Iterable[Entry | BadRow], said: FeedSaid) -> Read:
    """The good rows, first come first kept, and a count of the others. Raises Changed where no row is good."""
    entries: dict[str, Entry] = {}
    dropped: Counter[str] = Counter()
    for row in rows:
        if isinstance(row, BadRow):
            dropped[row.rule] += 1
        elif row.link in entries:
            dropped["twice"] += 1
        else:
            entries[row.link] = row
    if not entries:
        raise Changed(f"a feed without a whole entry: {dict(dropped)}" if dropped else "an empty feed")
    return Read(tuple(entries.values()), dropped, said)
