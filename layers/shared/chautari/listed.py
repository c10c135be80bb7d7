"""Links as a feed lists them and as they are queued: one an article, with a digest of what is said of it. Pure."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from chautari.domain import links
from chautari.domain.news import Entry, Feed, NewsSource
from chautari.store.queue import Message

# What is older when it is first listed is an archive and no news.
OLD = timedelta(days=60)
# Ten messages must fit into one batch of 256 kB, and some feeds carry whole articles.
MOST_OF_A_SUMMARY = 2_000


@dataclass(frozen=True, slots=True)
class Link:
    """An article that a feed lists: its id, the host it stands on, what the feed says, and a digest of that."""

    id: str
    host: str
    digest: str
    entry: Entry


def of_feed(source: NewsSource, entries: Iterable[Entry], now: datetime) -> tuple[list[Link], Counter[str]]:
    """The links of a feed, oldest last as feeds have them, and how many entries were dropped by what rule.

    Rules: "no link", "elsewhere" (no host of the outlet), "twice" (an article that is listed already), "old".
    """
    found: dict[str, Link] = {}
    dropped: Counter[str] = Counter()
    for entry in entries:
        rule, link = _judged(source, entry, now)
        if link and link.id not in found:
            found[link.id] = link
        else:
            dropped[rule or "twice"] += 1
    return list(found.values()), dropped


def _judged(source: NewsSource, entry: Entry, now: datetime) -> tuple[str, Link | None]:
    try:
        host, canonical = links.host_of(entry.link), links.canonical(entry.link, source)
    except links.NotALink:
        return "no link", None
    if host not in source.hosts:
        return "elsewhere", None
    if (stated := entry.updated or entry.published) and stated < now - OLD:
        return "old", None
    return "", Link(links.article_id(canonical, source), host, _digest(entry), entry)


def _digest(entry: Entry) -> str:
    said = [entry.title, entry.summary, str(entry.published), str(entry.updated)]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def digest_of(found: Iterable[Link]) -> str:
    """A digest of all that a feed lists, in any order."""
    return hashlib.sha256(" ".join(sorted(f"{link.id}={link.digest}" for link in found)).encode()).hexdigest()[:16]


def message(source: NewsSource, feed: Feed, link: Link, now: datetime) -> Message:
    """What is queued of `link`."""
    body = {"source": source.key, "id": link.id, "url": link.entry.link, "seen": now.isoformat()}
    return Message(link.id, link.host, link.digest, {**body, "entry": _as_json(feed, link.entry)})


def _as_json(feed: Feed, entry: Entry) -> dict[str, Any]:
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
