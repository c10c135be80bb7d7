"""RSS 0.9x to 2.0 and Atom by feedparser. https://feedparser.readthedocs.io

Only its finding of parts is used. Its HTML cleaning is off (more than half of the time, and all markup is removed here
anyway), so is its link resolution within HTML, and its dates are not used.
"""

import io
import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import feedparser

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.news.feeds.mending import mended, uncut
from chautari.news.feeds.parsed_feed import FeedMetadata, ParsedFeed, gathered
from chautari.news.feeds.rows import LONGEST_NAME, absolute, row
from chautari.news.feeds.texts import plain, visible_text
from chautari.news.model.source import FeedEntry

_MAIL = re.compile(r"\S+@\S+\s*\((?P<after>[^()]*)\)|(?P<before>[^<>]*)<\S+@\S+>|\S+@\S+")
_IMAGE = re.compile(r"<img\s[^<>]{1,3000}>", re.IGNORECASE)
_ADDRESS = re.compile(r"""\ssrc\s*=\s*["']([^"']+)""", re.IGNORECASE)
_COUNTER = re.compile(r"""\s(?:width|height)\s*=\s*["']?[01]\b""", re.IGNORECASE)  # a picture of one pixel
_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}


def read(text: str, url: str) -> ParsedFeed:
    """The items of the document at `url`; an item that the end of the response cuts off is dropped. Raises
    SchemaChanged if there are none.
    """
    whole, cut = uncut(text)
    parsed = _parsed(mended(whole))
    atom = parsed.version.startswith("atom")
    rows = (_row(dict(entry), atom, url) for entry in parsed.entries)
    return gathered([*rows, *([InvalidRow("cut_off", url)] if cut else [])], _metadata(dict(parsed.feed), url))


def _parsed(document: str) -> feedparser.FeedParserDict:
    """Parse with the library. Raises SchemaChanged where its loose parser, which promises to take anything, fails: in a
    KeyError or the like at an end tag without its start, or at a size that is no number.
    """
    try:
        return feedparser.parse(
            io.BytesIO(document.encode("utf-8", "replace")),
            resolve_relative_uris=False,
            sanitize_html=False,
            response_headers={"content-type": "application/xml; charset=utf-8"},
        )
    except Exception as error:  # of the library alone, whose ways to fail are not listed
        raise SchemaChanged(f"too broken to be read: {type(error).__name__} {error}") from error


def _row(entry: dict[str, Any], atom: bool, url: str) -> FeedEntry | InvalidRow:
    """In RSS the library reports dc:date as a change, and often it is the only date."""
    published, changed = entry.get("published") or entry.get("created") or "", entry.get("updated") or ""
    if not published and not atom:
        published, changed = changed, ""
    bodies = [content.get("value") or "" for content in entry.get("content", ())]
    return row(
        url,
        entry.get("feedburner_origlink") or _link(entry),
        _text(entry, "title", atom),
        summary=_text(entry, "summary", atom) or next(filter(None, map(visible_text, bodies)), ""),
        published=published,
        updated=changed,
        authors=_authors(entry),
        sections=(visible_text(tag.get("label") or tag.get("term") or "") for tag in entry.get("tags", ())),
        image=next(_images(entry, [entry.get("summary") or "", *bodies]), ""),
        native=entry.get("id", ""),
    )


def _link(entry: dict[str, Any]) -> str:
    """The link, or the id if that is a URL; the library takes any id, "12345" too, for a link."""
    link = entry.get("link") or entry.get("id") or ""
    stated = link.startswith(("http://", "https://")) or any(
        entry_link.get("href") == link for entry_link in entry.get("links", ())
    )
    return link if stated else ""


def _text(entry: dict[str, Any], name: str, atom: bool) -> str:
    """A field as text. In Atom `type` tells whether it is markup; RSS has no such attribute, and its texts may hold
    markup or not.
    """
    literal = atom and (entry.get(f"{name}_detail") or {}).get("type") == "text/plain"
    return (plain if literal else visible_text)(entry.get(name) or "")


def _authors(entry: dict[str, Any]) -> Iterator[str]:
    """Names, without the mail addresses that RSS puts before them; the library cuts into them."""
    stated = entry.get("author") or ""
    names = [stated] if "@" in stated else [author.get("name") or "" for author in entry.get("authors", ())]
    for name in map(visible_text, names):
        mail = _MAIL.fullmatch(name) if len(name) <= LONGEST_NAME else None
        yield name if mail is None else (mail["after"] or mail["before"] or "").strip(' "')


def _images(entry: dict[str, Any], markup: list[str]) -> Iterator[str]:
    """The URLs of pictures: declared ones before those in the texts."""
    for media in entry.get("media_content", ()):
        if media.get("medium") == "image" or media.get("type", "").startswith("image/"):
            yield media.get("url", "")
    yield from (media.get("url", "") for media in entry.get("media_thumbnail", ()))
    yield from (link.get("href", "") for link in entry.get("links", ()) if link.get("type", "").startswith("image/"))
    yield from filter(None, ((entry.get("image") or {}).get("href", ""), entry.get("href", "")))
    for image in (image for text in markup for image in _IMAGE.findall(text) if not _COUNTER.search(image)):
        address = _ADDRESS.search(image)
        yield from () if address is None else [unescape(address[1])]


def _metadata(feed: dict[str, Any], url: str) -> FeedMetadata:
    hubs = [link.get("href", "") for link in feed.get("links", ()) if link.get("rel") == "hub"]
    return FeedMetadata(hub=absolute(url, hubs[0]) if hubs else "", every=_every(feed))


def _every(feed: dict[str, Any]) -> timedelta | None:
    """RSS's `ttl` in minutes, else sy:updatePeriod through sy:updateFrequency."""
    minutes, times = _count(feed.get("ttl")), _count(feed.get("sy_updatefrequency")) or 1
    if minutes:
        return timedelta(minutes=minutes)
    period = _PERIODS.get(str(feed.get("sy_updateperiod")).strip().lower())
    return period / times if period else None


def _count(text: Any) -> int:
    """A number of at most five digits, 0 for anything else."""
    match = re.fullmatch(r"\s*([0-9]{1,5})\s*", str(text))
    return int(match[1]) if match else 0
