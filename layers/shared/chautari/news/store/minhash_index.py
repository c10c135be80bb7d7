"""Likenesses of articles, by the bands of their signatures: articles that share a band are worth a comparison.

A likeness carries the whole signature, so that comparing needs no other read. A band holds the article that was
written last, of copies any that leads to their story, and so all bands are read at once. It expires by itself.
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
    """An article as others are compared with it.

    signature: numbers below 2**32, alike where texts are alike. bands: a text each, equal for articles that may be
    alike. agency: the wire service that it, or what it is a copy of, states.
    """

    id: str
    source: str
    story: str
    agency: str
    listed_at: datetime
    signature: tuple[int, ...]
    bands: tuple[str, ...]


def candidates(table: Table, bands: Sequence[str]) -> list[MinHashEntry]:
    """The likenesses kept in `bands`, each once, by id. Raises Overloaded.

    Not what is being written at this moment: of two copies read at the same instant neither may see the other.
    """
    found = {item["id"]["S"]: item for item in _items(table, bands)}
    return [_likeness(found[article_id]) for article_id in sorted(found)]


def actions(table: Table, likeness: MinHashEntry, now: datetime) -> Iterator[dict[str, Any]]:
    """The actions of a transaction that keep `likeness`, one a band."""
    values = {
        "id": likeness.id,
        "source": likeness.source,
        "story": likeness.story,
        "agency": likeness.agency,
        "listed_at": likeness.listed_at.isoformat(),
        "signature": b"".join(value.to_bytes(VALUE_BYTES, "big") for value in likeness.signature),
        "expires_at": int((now + RETENTION).timestamp()),
    }
    for number, band in enumerate(likeness.bands):
        key = keys.near(number, band)
        yield {"Put": {"TableName": table.name, "Item": codec.item({**key._asdict(), **values})}}


def _items(table: Table, bands: Sequence[str]) -> Iterator[codec.Attributes]:
    wanted = [codec.item(dict(keys.near(number, band)._asdict())) for number, band in enumerate(bands)]
    request: Any = {table.name: {"Keys": wanted}} if wanted else None
    for _ in range(MAX_TRIES):
        if not request:
            return
        answer = table.client.batch_get_item(RequestItems=request)
        yield from answer["Responses"].get(table.name, ())
        request = answer.get("UnprocessedKeys")
    if request:
        raise Overloaded(f"{len(request[table.name]['Keys'])} bands are left after {MAX_TRIES} tries")


def _likeness(item: codec.Attributes) -> MinHashEntry:
    packed = item["signature"]["B"]
    starts = range(0, len(packed), VALUE_BYTES)
    return MinHashEntry(
        id=item["id"]["S"],
        source=item["source"]["S"],
        story=item["story"]["S"],
        agency=item["agency"]["S"],
        listed_at=datetime.fromisoformat(item["listed_at"]["S"]),
        signature=tuple(int.from_bytes(packed[start : start + VALUE_BYTES], "big") for start in starts),
        bands=(),
    )
