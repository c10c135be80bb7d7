"""Factories of article pages and of queued links to them."""

from typing import Any

from chautari.news.ingest.article_reader import QueuedLink
from chautari.news.model import article_urls
from tests.news.fake_outlet import HOME, NOON, OUTLET
from tests.support.factories import feed_entry

SENTENCES = (
    "The price of fine gold rose by Rs 1,600 a tola in the domestic market on Monday, the federation of dealers said.",
    "Fine gold is traded at Rs 306,800 a tola today against Rs 305,200 on Sunday, according to the same notice.",
    "Silver rose too, by Rs 60, and is traded at Rs 4,770 a tola, which is the highest price that was ever recorded.",
    "Dealers in Kathmandu said that the rise follows the world market, where an ounce gained forty dollars last week.",
)
TEXT = "\n\n".join(SENTENCES)


def address(number: int) -> str:
    return f"{HOME}/story/{number}"


def page(title: str = "Gold rises to a record", body: str = "", head: str = "", text: str = TEXT) -> bytes:
    """A plain article page; `body` is HTML that replaces the paragraphs of `text`."""
    paragraphs = body or "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>"
        f'<meta property="og:title" content="{title}"><meta property="og:type" content="article">{head}</head>'
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    ).encode()


def link(number: int = 1, title: str = "Gold rises to a record", **entry: Any) -> QueuedLink:
    """A link that a feed listed at noon; `entry` are fields of its feed entry."""
    url = address(number)
    article_id = article_urls.article_id(article_urls.canonical(url, OUTLET), OUTLET)
    return QueuedLink(OUTLET, article_id, url, NOON, feed_entry(url, title, **entry))
