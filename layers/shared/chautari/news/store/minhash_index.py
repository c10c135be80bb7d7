"""MinHash index: articles by the LSH bands of their signatures; articles that share a band are candidates.

An entry holds the whole signature, so that a comparison needs no other read. A band holds the article that was written
last; of copies any one leads to their original, and so all bands are read in one request. Entries expire by themselves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.news.store.link_state import Overloaded

RETENTION = timedelta(days=7)
VALUE_BYTES = 4
MAX_TRIES = 3


@dataclass(frozen=True, slots=True)
class MinHashEntry:
    """An article as it is compared with others.

    - original: the id of the first of its copies.
    - agency: the wire service that the article, or its original, states.
    - signature: numbers below 2**32, equal at a place with the probability of the texts' similarity.
    - bands: a text each; articles that share one are candidates. Empty in an entry read from the table.
    """

    id: str
    source: str
    original: str
    agency: str
    listed_at: datetime
    signature: tuple[int, ...]
    bands: tuple[str, ...]


def candidates(table: Table, bands: Sequence[str]) -> list[MinHashEntry]:
    """The entries stored in `bands`, without duplicates, sorted by id. Raises Overloaded.

    Not consistent with concurrent writes: of two copies read at the same instant neither may see the other.
    """
    items = {item["id"]["S"]: item for item in _items(table, bands)}
    return [_entry(items[article_id]) for article_id in sorted(items)]


def actions(table: Table, entry: MinHashEntry, now: datetime) -> Iterator[dict[str, Any]]:
    """The transaction actions that put `entry`, one a band."""
    values = {
        "id": entry.id,
        "source": entry.source,
        "story": entry.original,  # as it was called before stories were chains of events
        "agency": entry.agency,
        "listed_at": entry.listed_at.isoformat(),
        "signature": b"".join(value.to_bytes(VALUE_BYTES, "big") for value in entry.signature),
        "expires_at": int((now + RETENTION).timestamp()),
    }
    for number, band in enumerate(entry.bands):
        key = keys.near(number, band)
        yield {"Put": {"TableName": table.name, "Item": codec.item({**key._asdict(), **values})}}


def _items(table: Table, bands: Sequence[str]) -> Iterator[codec.Attributes]:
    item_keys = [codec.item(dict(keys.near(number, band)._asdict())) for number, band in enumerate(bands)]
    request: Any = {table.name: {"Keys": item_keys}} if item_keys else None
    for _ in range(MAX_TRIES):
        if not request:
            return
        response = table.client.batch_get_item(RequestItems=request)
        yield from response["Responses"].get(table.name, ())
        request = response.get("UnprocessedKeys")
    if request:
        raise Overloaded(f"{len(request[table.name]['Keys'])} bands are left after {MAX_TRIES} tries")


def _entry(item: codec.Attributes) -> MinHashEntry:
    packed = item["signature"]["B"]
    starts = range(0, len(packed), VALUE_BYTES)
    return MinHashEntry(
        id=item["id"]["S"],
        source=item["source"]["S"],
        original=item["story"]["S"],
        agency=item["agency"]["S"],
        listed_at=datetime.fromisoformat(item["listed_at"]["S"]),
        signature=tuple(int.from_bytes(packed[start : start + VALUE_BYTES], "big") for start in starts),
        bands=(),
    )
