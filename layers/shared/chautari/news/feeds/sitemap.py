"""Sitemaps, news sitemaps, and sitemap indexes. https://www.sitemaps.org/protocol.html

A plain sitemap has no titles, so its entries have none; `lastmod` is when a page changed, not when it was published.
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from xml.etree import ElementTree

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.news.feeds.mending import mended
from chautari.news.feeds.parsed_feed import FeedMetadata, ParsedFeed, gathered
from chautari.news.feeds.rows import absolute, row
from chautari.news.feeds.texts import visible_text
from chautari.news.model.source import FeedEntry


def read(text: str, url: str) -> ParsedFeed:
    """The URLs in the sitemap at `url`, or the sitemaps of an index. Raises SchemaChanged."""
    try:
        root = ElementTree.fromstring(mended(text))  # noqa: S314 (the envelope lets no entities through)
    except ElementTree.ParseError as error:
        raise SchemaChanged(f"a broken sitemap: {error}") from error
    if _name(root).lower() == "sitemapindex":
        listed = tuple(filter(None, (absolute(url, _texts(child).get("loc", "")) for child in root)))
        if not listed:
            raise SchemaChanged("an index without sitemaps")
        return ParsedFeed((), sitemaps=listed)
    return gathered((_row(child, url) for child in root if _name(child) == "url"), FeedMetadata())


def _row(element: ElementTree.Element, url: str) -> FeedEntry | InvalidRow:
    page = _texts(element)
    about = next((_texts(child) for child in element if _name(child) == "news"), None)
    news, image = about or {}, next((_texts(child) for child in element if _name(child) == "image"), {})
    return row(
        url,
        page.get("loc", ""),
        visible_text(news.get("title", "")),
        published=news.get("publication_date", ""),
        updated=page.get("lastmod", ""),
        sections=news.get("keywords", "").split(","),
        image=image.get("loc", ""),
        has_titles=about is not None,
    )


def _texts(element: ElementTree.Element) -> dict[str, str]:
    """The text of each child by local name: news sitemaps are careless with namespaces."""
    return {_name(child): child.text or "" for child in element}


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]
