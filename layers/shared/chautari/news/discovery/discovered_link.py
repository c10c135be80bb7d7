"""Links as a feed lists them and as they are queued: one an article, with a digest of what is said of it. Pure."""

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

# What is older when it is first listed is an archive and no news.
OLD = timedelta(days=60)
# Ten messages must fit into one batch of 256 kB, and some feeds carry whole articles.
MOST_OF_A_SUMMARY = 2_000


@dataclass(frozen=True, slots=True)
class DiscoveredLink:
    """An article that a feed lists: its id, the host it stands on, what the feed says, and a digest of that."""

    id: str
    host: str
    digest: str
    entry: FeedEntry


def of_feed(
    source: NewsSource, entries: Iterable[FeedEntry], now: datetime
) -> tuple[list[DiscoveredLink], Counter[str]]:
    """The links of a feed, oldest last as feeds have them, and how many entries were dropped by what rule.

    Rules: "no link", "elsewhere" (no host of the outlet), "twice" (an article that is listed already), "old".
    """
    found: dict[str, DiscoveredLink] = {}
    dropped: Counter[str] = Counter()
    for entry in entries:
        rule, link = _judged(source, entry, now)
        if link and link.id not in found:
            found[link.id] = link
        else:
            dropped[rule or "twice"] += 1
    return list(found.values()), dropped


def _judged(source: NewsSource, entry: FeedEntry, now: datetime) -> tuple[str, DiscoveredLink | None]:
    try:
        host, canonical = host_of(entry.link), article_urls.canonical(entry.link, source)
    except InvalidUrl:
        return "no link", None
    if host not in source.hosts:
        return "elsewhere", None
    if (stated := entry.updated or entry.published) and stated < now - OLD:
        return "old", None
    return "", DiscoveredLink(article_urls.article_id(canonical, source), host, _digest(entry), entry)


def _digest(entry: FeedEntry) -> str:
    said = [entry.title, entry.summary, str(entry.published), str(entry.updated)]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def digest_of(found: Iterable[DiscoveredLink]) -> str:
    """A digest of all that a feed lists, in any order."""
    return hashlib.sha256(" ".join(sorted(f"{link.id}={link.digest}" for link in found)).encode()).hexdigest()[:16]


def message(source: NewsSource, feed: FeedDeclaration, link: DiscoveredLink, now: datetime) -> QueueMessage:
    """What is queued of `link`."""
    body = {"source": source.key, "id": link.id, "url": link.entry.link, "seen": now.isoformat()}
    return QueueMessage(link.id, link.host, link.digest, {**body, "entry": _as_json(feed, link.entry)})


def _as_json(feed: FeedDeclaration, entry: FeedEntry) -> dict[str, Any]:
    summary = entry.summary
    if len(summary) > MOST_OF_A_SUMMARY:
        summary = summary[:MOST_OF_A_SUMMARY].rpartition(" ")[0] + " …"
    return {
        "title": entry.title,
        "summary": summary,
        "published": entry.published.isoformat() if entry.published else None,
        "exact": entry.exact,
        "updated": entry.updated.isoformat() if entry.updated else None,
        "sections": [name for name in (feed.section, *entry.sections) if name],
        "authors": list(entry.authors),
        "image": entry.image,
    }
