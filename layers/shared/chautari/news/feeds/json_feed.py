"""JSON Feed 1.0 and 1.1. https://www.jsonfeed.org/version/1.1/"""

import json
from collections.abc import Iterator
from typing import Any

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.news.feeds.parsed_feed import FeedMetadata, ParsedFeed, gathered
from chautari.news.feeds.rows import absolute, row
from chautari.news.feeds.texts import plain, visible_text
from chautari.news.model.source import FeedEntry

_VERSION = "https://jsonfeed.org/version/"
MOST_ITEMS = 10_000


def read(text: str, url: str) -> ParsedFeed:
    """The items of the document at `url`. Raises SchemaChanged where it is no JSON Feed."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SchemaChanged(f"broken JSON: {error}") from error
    if not isinstance(feed, dict) or not _text(feed, "version").startswith(_VERSION):
        raise SchemaChanged("JSON, and no JSON Feed")
    items = feed.get("items")
    if not isinstance(items, list) or len(items) > MOST_ITEMS:
        raise SchemaChanged("a JSON Feed without a list of items, or with one without end")
    hubs = [_text(hub, "url") for hub in _dicts(feed, "hubs")]
    return gathered((_row(item, url) for item in items), FeedMetadata(hub=absolute(url, hubs[0] if hubs else "")))


def _row(item: Any, url: str) -> FeedEntry | InvalidRow:
    if not isinstance(item, dict):
        return InvalidRow("no_item", repr(item)[:60])
    native = _native(item)
    return row(
        url,
        _link(item, native),
        plain(_text(item, "title")),
        summary=plain(_text(item, "summary") or _text(item, "content_text"))
        or visible_text(_text(item, "content_html")),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        authors=_authors(item),
        sections=(tag for tag in _list(item, "tags") if isinstance(tag, str)),
        image=_text(item, "image") or _text(item, "banner_image"),
        native=native,
    )


def _link(item: dict[str, Any], native: str) -> str:
    """The item's own page, its id if that is an address, else the page that it points to."""
    is_address = native.startswith(("http://", "https://"))
    return _text(item, "url") or (native if is_address else "") or _text(item, "external_url")


def _native(item: dict[str, Any]) -> str:
    """The id; "If an id is presented as a number, a JSON Feed reader must coerce it to a string"."""
    stated = item.get("id")
    return str(stated) if isinstance(stated, int | float) and not isinstance(stated, bool) else _text(item, "id")


def _authors(item: dict[str, Any]) -> Iterator[str]:
    """Version 1.1 has a list of them, 1.0 had one."""
    for author in (*_dicts(item, "authors"), item.get("author")):
        if isinstance(author, dict):
            yield _text(author, "name")


def _text(holder: dict[str, Any], name: str) -> str:
    value = holder.get(name)
    return value if isinstance(value, str) else ""


def _list(holder: dict[str, Any], name: str) -> list[Any]:
    value = holder.get(name)
    return value if isinstance(value, list) else []


def _dicts(holder: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [value for value in _list(holder, name) if isinstance(value, dict)]
