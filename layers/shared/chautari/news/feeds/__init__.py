"""Feed reader: RSS, Atom, JSON Feed and sitemaps, broken ones too. Pure.

The library finds the parts of a feed, but dates are read by `nepali.dates.moment_parser`: a time without a zone is
Kathmandu's, and a Bikram Sambat date is not of AD 2082 (docs/decisions/0010-feeds-and-dates.md).
"""

from chautari.news.feeds import json_feed, rss_atom, sitemap
from chautari.news.feeds.envelope import opened
from chautari.news.feeds.parsed_feed import FeedMetadata, ParsedFeed

__all__ = ["FeedMetadata", "ParsedFeed", "read"]

_READERS = {"json": json_feed.read, "sitemap": sitemap.read, "feed": rss_atom.read}


def read(body: bytes, content_type: str, url: str) -> ParsedFeed:
    """Read the feed at `url`: links and images absolute, texts without markup (NFC), dates never invented.

    Raises NotFoundOrMoved for a page for people, and SchemaChanged for a feed that is none, empty, broken, far too
    large or hostile (XML entities).
    """
    kind, text = opened(body, content_type)
    return _READERS[kind](text, url)
