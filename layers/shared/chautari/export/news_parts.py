"""Parts of news: the change log by month, with the revision behind each change.

The article as it is now, its rows in lists, its story and the clock of the log follow from these and are not exported
(tools/restore/articles.py makes them). The text of an article whose outlet lets us publish an excerpt is left out, and
the page's own description, which no answer gives.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.codec import Attributes
from chautari.dynamodb.keys import Key
from chautari.dynamodb.table import Table
from chautari.export.table_parts import Part, items_of, mark_of_month, months
from chautari.news.store import change_clock, change_log
from chautari.news.store.link_state import MAX_TRIES, Overloaded

# An article is 2 to 8 kB, and DynamoDB answers with 16 MB at most.
BATCH_SIZE = 50

Stored = dict[Key, Attributes]


class RevisionMissing(Exception):
    """The change log names a revision that is not stored. Action: a person looks; nothing may delete a revision."""


def parts(table: Table, now: datetime) -> list[Part]:
    """A part `articles/<month>` for each month of the change log, up to the last settled change."""
    clock = change_clock.read(table)
    if clock is None:
        return []
    return [
        Part(f"articles/{month:%Y-%m}", mark_of_month(month, now), _reader(table, month, clock.settled))
        for month in months(clock.first, clock.settled)
    ]


def _reader(table: Table, month: date, last: datetime) -> Callable[[], Iterator[Attributes]]:
    def read() -> Iterator[Attributes]:
        changes = (change for day in _days(month) for change in items_of(table, keys.change(day).pk))
        until = (change for change in changes if _is_write(change) and change["sk"]["S"] <= keys.instant(last))
        for batch in _batches(until):
            revisions = _revisions(table, [_revision_key(change) for change in batch])
            latest = _batch_get(table, [_article_key(item) for item in revisions.values() if _is_republishable(item)])
            for change in batch:
                yield from _with_revision(change, revisions, latest)

    return read


def _days(month: date) -> Iterator[datetime]:
    day = datetime(month.year, month.month, 1, tzinfo=UTC)
    while day.month == month.month:
        yield day
        day += timedelta(days=1)


def _is_write(change: Attributes) -> bool:
    """Whether a row of the log is of a write, and not the place of one that never came."""
    return change_log.FENCED not in change


def _batches(changes: Iterator[Attributes]) -> Iterator[list[Attributes]]:
    while batch := list(islice(changes, BATCH_SIZE)):
        yield batch


def _revision_key(change: Attributes) -> Key:
    return keys.article_revision(change["id"]["S"], int(change["revision"]["N"]))


def _article_key(revision: Attributes) -> Key:
    return Key(revision["pk"]["S"], keys.article("").sk)


def _is_republishable(revision: Attributes) -> bool:
    return bool(codec.unpacked(revision["edition"]["B"])["summary"]["republish"] == "full")


def _with_revision(change: Attributes, revisions: Stored, latest: Stored) -> Iterator[Attributes]:
    """The change and its revision; where its text may be published also the current article, which has the HTML."""
    yield change
    key = _revision_key(change)
    if key not in revisions:
        raise RevisionMissing(f"{key.pk} {key.sk}")
    current = latest.get(_article_key(revisions[key]))
    if current is None:
        edition = codec.unpacked(revisions[key]["edition"]["B"]) | {"blocks": [], "html": "", "description": ""}
        yield {**revisions[key], "edition": {"B": codec.packed(edition)}}
        return
    yield revisions[key]
    if current["version"] == change["revision"]:
        yield current


def _revisions(table: Table, wanted: list[Key]) -> Stored:
    """Revisions, at half the price: one that is read is whole, as none is replaced, and a missing one is read again."""
    stored = _batch_get(table, wanted, is_consistent=False)
    return stored | _batch_get(table, [key for key in wanted if key not in stored])


def _batch_get(table: Table, wanted: Iterable[Key], *, is_consistent: bool = True) -> Stored:
    """The items of `wanted` that are stored, by key; `is_consistent` as of queries. Raises Overloaded."""
    unique = [codec.item(dict(key._asdict())) for key in dict.fromkeys(wanted)]
    request: Any = {table.name: {"Keys": unique, "ConsistentRead": is_consistent}} if unique else None
    stored: Stored = {}
    for number in range(MAX_TRIES):
        if not request:
            return stored
        response = table.client.batch_get_item(RequestItems=request)
        for item in response["Responses"].get(table.name, ()):
            stored[Key(item["pk"]["S"], item["sk"]["S"])] = item
        request = response.get("UnprocessedKeys")
        if request:
            time.sleep(0.1 * 2**number)
    raise Overloaded(f"after {MAX_TRIES} tries")
