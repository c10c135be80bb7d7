"""Entries out of feeds: RSS, Atom, JSON Feed and sitemaps, the broken ones too. Pure.

Its oddity: the library finds the parts of a feed, but dates are read by `nepali.dates.moment_parser`: a
time without a zone is Kathmandu's and a Bikram Sambat date is none of the year 2082
(docs/decisions/0010-feeds-and-dates.md).
"""

from chautari.news.feeds import json_feed, rss_atom, sitemap
from chautari.news.feeds.envelope import opened
from chautari.news.feeds.parsed_feed import FeedMetadata, ParsedFeed

__all__ = ["FeedMetadata", "ParsedFeed", "read"]

_READERS = {"json": json_feed.read, "sitemap": sitemap.read, "feed": rss_atom.read}


def read(body: bytes, content_type: str, url: str) -> ParsedFeed:
    """What the feed at `url` lists; links and images absolute, texts without markup (NFC), dates never invented.

    Raises NotFoundOrMoved where the answer is a page for people, and SchemaChanged where it is no feed, an empty, a
    broken, a far too large or a hostile one (XML entities).
    """
    kind, text = opened(body, content_type)
    return _READERS[kind](text, url)
