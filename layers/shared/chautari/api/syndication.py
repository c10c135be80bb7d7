"""Feeds in the three forms that readers accept.

RSS 2.0 (https://www.rssboard.org/rss-specification), Atom (RFC 4287), JSON Feed
(https://www.jsonfeed.org/version/1.1/).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Annotated, Literal, NotRequired, TypedDict
from xml.etree.ElementTree import Element, SubElement, register_namespace

from chautari.api import responses
from chautari.api.endpoint import Reply
from chautari.api.endpoints.parameters import FORMS
from chautari.core.answer_types import INLINE, Instant
from chautari.core.plain_text import xml
from chautari.nepali.clock import NPT

ATOM, DC = "http://www.w3.org/2005/Atom", "http://purl.org/dc/elements/1.1/"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
register_namespace("atom", ATOM)
register_namespace("dc", DC)


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry. `id` is a stable IRI, `url` the full text's address; absent fields are empty."""

    id: str
    url: str
    title: str
    text: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...] = ()
    category: str = ""
    language: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True)
class SyndicationFeed:
    """A feed: `address` is its own, `home` its page or list. Entries are newest first."""

    address: str
    home: str
    title: str
    description: str
    entries: tuple[FeedItem, ...]

    @property
    def updated(self) -> datetime:
        """The instant of the last change of an entry."""
        return max((item.updated for item in self.entries), default=NEVER)


class FeedAuthor(TypedDict):
    name: str


class JsonFeedItem(TypedDict):
    id: str
    url: str
    title: str
    content_text: str
    date_published: Instant
    date_modified: Instant
    authors: NotRequired[list[Annotated[FeedAuthor, INLINE]]]
    tags: NotRequired[list[str]]
    language: NotRequired[str]
    image: NotRequired[str]


class JsonFeed(TypedDict):
    """JSON Feed (https://www.jsonfeed.org/version/1.1/), as far as ours use it."""

    version: Literal["https://jsonfeed.org/version/1.1"]
    title: str
    description: str
    feed_url: str
    home_page_url: str
    items: list[JsonFeedItem]


def reply(feed: SyndicationFeed, form: str, headers: Mapping[str, str] | None = None) -> Reply:
    """A feed in one of FORMS."""
    body = {"rss": _rss, "atom": _atom, "json": _json}[form](feed)
    return Reply(body, responses.tag_of(body), FORMS[form], headers=headers or {})


def document(root: Element) -> bytes:
    """An element as an XML document."""
    return xml(root) + b"\n"


def _rss(feed: SyndicationFeed) -> bytes:
    rss = Element("rss", version="2.0")
    channel = SubElement(rss, "channel")
    _add_texts(channel, title=feed.title, link=feed.home, description=feed.description)
    SubElement(channel, f"{{{ATOM}}}link", rel="self", type="application/rss+xml", href=feed.address)
    _add_texts(channel, lastBuildDate=_rfc822_date(feed.updated))
    for entry in feed.entries:
        item = SubElement(channel, "item")
        # "The description [...] is entity-encoded HTML": https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt
        _add_texts(item, title=entry.title, link=entry.url, description=escape(entry.text, quote=False))
        SubElement(item, "guid", isPermaLink="false").text = entry.id
        _add_texts(item, pubDate=_rfc822_date(entry.published), category=entry.category)
        _add_texts(item, **{f"{{{DC}}}creator": ", ".join(entry.authors)})
    return document(rss)


def _atom(feed: SyndicationFeed) -> bytes:
    root = Element("feed", xmlns=ATOM)
    _add_texts(root, id=feed.address, title=feed.title, subtitle=feed.description, updated=_timestamp(feed.updated))
    SubElement(root, "link", rel="self", type="application/atom+xml", href=feed.address)
    SubElement(root, "link", rel="alternate", href=feed.home)
    _add_texts(SubElement(root, "author"), name="Chautari")
    for item in feed.entries:
        entry = SubElement(root, "entry")
        _add_texts(entry, id=item.id, title=item.title, updated=_timestamp(item.updated))
        _add_texts(entry, published=_timestamp(item.published), summary=item.text)
        SubElement(entry, "link", rel="alternate", href=item.url)
        for name in item.authors:
            _add_texts(SubElement(entry, "author"), name=name)
        if item.category:
            SubElement(entry, "category", term=item.category)
    return document(root)


def _json(feed: SyndicationFeed) -> bytes:
    answer: JsonFeed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "feed_url": feed.address,
        "home_page_url": feed.home,
        "items": [_item(item) for item in feed.entries],
    }
    return json.dumps(answer, ensure_ascii=False).encode()


def _item(entry: FeedItem) -> JsonFeedItem:
    item: JsonFeedItem = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.text or entry.title,
        "date_published": _timestamp(entry.published),
        "date_modified": _timestamp(entry.updated),
    }
    if entry.authors:
        item["authors"] = [{"name": name} for name in entry.authors]
    if entry.category:
        item["tags"] = [entry.category]
    if entry.language:
        item["language"] = entry.language
    if entry.image:
        item["image"] = entry.image
    return item


def _add_texts(parent: Element, **members: str) -> None:
    """Add an element for each text; none for an empty one."""
    for name, text in members.items():
        if text:
            SubElement(parent, name).text = text


def _timestamp(at: datetime) -> str:
    return at.astimezone(NPT).isoformat(timespec="seconds")


def _rfc822_date(at: datetime) -> str:
    return format_datetime(at.astimezone(NPT))
