"""Select the links of a feed that are news of its outlet, and build their queue messages. Pure."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from chautari.core.urls import InvalidUrl, host_of
from chautari.news.model import article_urls
from chautari.news.model.source import FeedDeclaration, FeedEntry, NewsSource
from chautari.news.store.link_queue import QueueMessage

# Older entries of a feed are an archive and no news.
MAX_AGE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class DiscoveredLink:
    """A link to an article in a feed: article id, host of its address, feed entry, and the entry's digest."""

    id: str
    host: str
    digest: str
    entry: FeedEntry


def select_links(
    source: NewsSource, entries: Iterable[FeedEntry], now: datetime
) -> tuple[list[DiscoveredLink], Counter[str]]:
    """The links of a feed in its order (newest first), and the number of dropped entries by rule.

    Rules:

    - "no link": no valid address;
    - "elsewhere": not on a host of the outlet;
    - "old": older than MAX_AGE;
    - "twice": an article that an earlier entry lists.
    """
    links: dict[str, DiscoveredLink] = {}
    dropped: Counter[str] = Counter()
    for entry in entries:
        rule, link = _check(source, entry, now)
        if link and link.id not in links:
            links[link.id] = link
        else:
            dropped[rule or "twice"] += 1
    return list(links.values()), dropped


def _check(source: NewsSource, entry: FeedEntry, now: datetime) -> tuple[str, DiscoveredLink | None]:
    """The rule that drops `entry`, or an empty text and its link."""
    try:
        host, canonical = host_of(entry.link), article_urls.canonical(entry.link, source)
    except InvalidUrl:
        return "no link", None
    if host not in source.hosts:
        return "elsewhere", None
    if (stated := entry.updated or entry.published) and stated < now - MAX_AGE:
        return "old", None
    return "", DiscoveredLink(article_urls.article_id(canonical, source), host, _digest(entry), entry)


def _digest(entry: FeedEntry) -> str:
    fields = [entry.title, entry.summary, str(entry.published), str(entry.updated)]
    return hashlib.sha256(json.dumps(fields).encode()).hexdigest()[:16]


def feed_digest(links: Iterable[DiscoveredLink]) -> str:
    """The digest of all links of a feed, in any order."""
    return hashlib.sha256(" ".join(sorted(f"{link.id}={link.digest}" for link in links)).encode()).hexdigest()[:16]


def queue_message(source: NewsSource, feed: FeedDeclaration, link: DiscoveredLink, now: datetime) -> QueueMessage:
    """The queue message of `link`; its format is in `link_queue`."""
    body = {"source": source.key, "id": link.id, "url": link.entry.link, "seen": now.isoformat()}
    return QueueMessage(link.id, link.host, link.digest, {**body, "entry": _entry_to_json(feed, link.entry)})


def _entry_to_json(feed: FeedDeclaration, entry: FeedEntry) -> dict[str, Any]:
    return {
        "title": entry.title,
        "summary": entry.summary,
        "published": entry.published.isoformat() if entry.published else None,
        "exact": entry.exact,
        "updated": entry.updated.isoformat() if entry.updated else None,
        "sections": [name for name in (feed.section, *entry.sections) if name],
        "authors": list(entry.authors),
        "image": entry.image,
    }
