"""MinHash index: the signatures of the articles of the last days, one item each, in the order of the change log.

A process reads each entry once and keeps it: the next time it asks only for what was written since. As the clock of
the log tells up to where nothing more comes, none is missed. Entries expire by themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from chautari.dynamodb import codec, keys, queries
from chautari.dynamodb.table import Table
from chautari.news.store.change_clock import LogClock

RETENTION = timedelta(days=7)
# Of a process: about 0.6 kB each. Then it begins anew.
MOST_ENTRIES = 20_000


@dataclass(frozen=True, slots=True)
class MinHashEntry:
    """An article as it is compared with others.

    - original: the id of the first of its copies.
    - agency: the wire service that the article, or its original, states.
    - signature: bytes, equal at a place with the probability of the texts' similarity; empty for a short text.
    """

    id: str
    source: str
    original: str
    agency: str
    listed_at: datetime
    signature: bytes


def put(table: Table, entry: MinHashEntry, at: datetime) -> None:
    """Put the entry of an article that was written at `at`."""
    values: dict[str, object] = {
        "id": entry.id,
        "source": entry.source,
        "original": entry.original if entry.original != entry.id else None,
        "agency": entry.agency or None,
        "listed_at": keys.instant(entry.listed_at),
        "signature": entry.signature,
        "expires_at": int((at + RETENTION).timestamp()),
    }
    item = codec.item({**keys.near(at, entry.id)._asdict(), **values})
    table.client.put_item(TableName=table.name, Item=item)


class RecentEntries:
    """The entries of one table that this process has read."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._entries: dict[str, MinHashEntry] = {}
        self._since: datetime | None = None
        self._until: datetime | None = None

    def written_since(self, since: datetime, clock: LogClock | None) -> list[MinHashEntry]:
        """The entries written at `since` or later and some from before, of an article the last; none of days ago.

        clock: as it was read just before.
        """
        if clock is None:
            return []
        if len(self._entries) > MOST_ENTRIES:
            self._entries, self._since, self._until = {}, None, None
        since = max(since, clock.last - RETENTION)
        if self._since is None or self._until is None:
            self._since = self._until = since
        elif since < self._since:
            # What is known of these articles already is later.
            self._entries = {**self._read(since, self._since), **self._entries}
            self._since = since
        self._entries |= self._read(self._until, clock.last)
        self._until = max(self._until, clock.settled)
        return [*self._entries.values()]

    def _read(self, first: datetime, last: datetime) -> dict[str, MinHashEntry]:
        """The entries from `first` to `last`, both included; of an article the last."""
        bounds = {":first": keys.instant(first), ":last": keys.instant(last) + keys.END_OF_INSTANT}
        entries = (
            _entry(item)
            for day in _days(first, last)
            for item in queries.items(
                self._table, "pk = :pk AND sk BETWEEN :first AND :last", {":pk": keys.near_of(day), **bounds}
            )
        )
        return {entry.id: entry for entry in entries}


@lru_cache(maxsize=1)
def recent_entries(table: Table) -> RecentEntries:
    """What this process has read of `table`."""
    return RecentEntries(table)


def _days(first: datetime, last: datetime) -> Iterator[datetime]:
    day = first.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    while day <= last:
        yield day
        day += timedelta(days=1)


def _entry(item: codec.Attributes) -> MinHashEntry:
    article_id = item["id"]["S"]
    return MinHashEntry(
        id=article_id,
        source=item["source"]["S"],
        original=item["original"]["S"] if "original" in item else article_id,
        agency=item["agency"]["S"] if "agency" in item else "",
        listed_at=datetime.fromisoformat(item["listed_at"]["S"]),
        signature=item["signature"]["B"],
    )
