"""Decode messages of the link queue and order them for processing."""

import json
from collections.abc import Iterable
from datetime import datetime
from itertools import chain, zip_longest
from typing import Any

from chautari.news import sources
from chautari.news.ingest.article_reader import QueuedLink
from chautari.news.model.source import FeedEntry

Record = dict[str, Any]


def parse_message(body: str) -> QueuedLink:
    """The link in a message body (format: `link_queue`).

    Raises UnknownOutlet, KeyError or ValueError. Only this project sends messages, so a bad one is a bug of ours.
    """
    message = json.loads(body)
    entry = message["entry"]
    return QueuedLink(
        source=sources.find(message["source"]),
        id=message["id"],
        url=message["url"],
        seen=datetime.fromisoformat(message["seen"]),
        entry=FeedEntry(
            link=message["url"],
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


def interleave_hosts(records: Iterable[Record]) -> list[Record]:
    """`records` round-robin by host (message group), so that one host's delay is used for another's request.

    The order within a host is kept.
    """
    hosts: dict[str, list[Record]] = {}
    for record in records:
        hosts.setdefault(record["attributes"]["MessageGroupId"], []).append(record)
    return [record for record in chain.from_iterable(zip_longest(*hosts.values())) if record is not None]


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
