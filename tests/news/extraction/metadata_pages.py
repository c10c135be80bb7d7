"""Pages of a few elements, to say in one line what their metadata must be read as."""

import json
from typing import Any

from chautari.news.extraction import metadata
from chautari.news.extraction.document import parse
from chautari.news.model.parsed_article import ParsedArticle

URL = "https://news.example/a/1"
H1 = "Snow falls on the hills of Daman"


def read(head: str = "", body: str = "", url: str = URL, lang: str = "en") -> ParsedArticle:
    """The metadata of a page made of these."""
    html = f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}<p>Text.</p></body></html>'
    return metadata.read(parse(html.encode()), url)


def ld(**fields: Any) -> str:
    """A JSON-LD block of a news article."""
    return block({"@context": "https://schema.org", "@type": "NewsArticle", "headline": H1} | fields)


def block(value: Any) -> str:
    """A JSON-LD block."""
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'


def meta(**contents: str) -> str:
    """Meta elements; `og__title` is `og:title`."""
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{text}">' for name, text in contents.items())
