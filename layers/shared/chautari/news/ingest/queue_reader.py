"""Links as they come out of the queue."""

import json
from collections.abc import Iterable
from datetime import datetime
from itertools import chain, zip_longest
from typing import Any

from chautari.news import sources
from chautari.news.ingest.article_reader import Link
from chautari.news.model.source import FeedEntry

Record = dict[str, Any]


def link_of(body: str) -> Link:
    """The link that a message's body (`link_queue` has its form) tells of. Raises UnknownOutlet, KeyError, ValueError:
    we send the messages ourselves, so that a bad one is a mistake of ours."""
    said = json.loads(body)
    entry = said["entry"]
    return Link(
        source=sources.find(said["source"]),
        id=said["id"],
        url=said["url"],
        seen=datetime.fromisoformat(said["seen"]),
        entry=FeedEntry(
            link=said["url"],
            title=entry["title"],
            summary=entry["summary"],
            published=_instant(entry["published"]),
            updated=_instant(entry["updated"]),
            exact=entry["exact"],
            authors=tuple(entry["authors"]),
            sections=tuple(entry["sections"]),
            image=entry["image"],
        ),
    )


def by_turns(records: Iterable[Record]) -> list[Record]:
    """`records`, a host after the other: while one rests another is asked. Within a host the order stays."""
    hosts: dict[str, list[Record]] = {}
    for record in records:
        hosts.setdefault(record["attributes"]["MessageGroupId"], []).append(record)
    return [record for record in chain.from_iterable(zip_longest(*hosts.values())) if record is not None]


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
