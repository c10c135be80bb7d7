"""Row validation: one row of a feed of any kind becomes an entry, or the rule that it breaks."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urljoin

from chautari.core.errors import InvalidRow
from chautari.core.web_address import web_address
from chautari.nepali.dates import moment_parser
from chautari.news.feeds.texts import clean, plain, shortened
from chautari.news.model.source import FeedEntry

LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_NATIVE, LONGEST_NAME, MOST_NAMES = 500, 1_000, 2_000, 100, 20
LONGEST_FIRST_WORDS = 80


def row(
    feed: str,
    link: str,
    title: str,
    *,
    summary: str = "",
    published: str = "",
    updated: str = "",
    authors: Iterable[str] = (),
    sections: Iterable[str] = (),
    image: str = "",
    native: str = "",
    has_titles: bool = True,
) -> FeedEntry | InvalidRow:
    """An entry of the feed at `feed`; title and summary are text.

    - If `published` is no date, that of the link counts, or there is none.
    - `has_titles`: whether this kind of feed has any; without its own an entry is called by its first words.
    - A title far too long is a broken feed and no headline.
    """
    address = absolute(feed, link)
    if not address:
        return InvalidRow("no_link", repr(link[:60]))
    if has_titles and not (title := title or shortened(summary, LONGEST_FIRST_WORDS)):
        return InvalidRow("no_title", address)
    if len(title) > LONGEST_TITLE:
        return InvalidRow("endless_title", address)
    stated = moment_parser.read(published) or moment_parser.in_link(address)
    return FeedEntry(
        link=address,
        title=title,
        summary=shortened(summary, LONGEST_SUMMARY),
        published=stated.at if stated else None,
        updated=_instant(updated),
        exact=stated.exact if stated else True,
        authors=_names(authors),
        sections=_names(sections),
        image=absolute(address, image),
        native=clean(native)[:LONGEST_NATIVE],
    )


def absolute(base: str, link: str) -> str:
    """The absolute http(s) URL of `link` relative to `base`, or ""."""
    link = clean(link)
    try:
        return web_address(urljoin(base, link)) if link else ""
    except ValueError:  # an unclosed [ in a host
        return ""


def _instant(text: str) -> datetime | None:
    stated = moment_parser.read(text)
    return stated.at if stated else None


def _names(texts: Iterable[str]) -> tuple[str, ...]:
    names = dict.fromkeys(name for text in texts if (name := plain(text)) and len(name) <= LONGEST_NAME)
    return tuple(names)[:MOST_NAMES]
