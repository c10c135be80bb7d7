"""Pages of one kind each, with what tells the kind: a text, a title, JSON-LD, an address."""

import json
from typing import Any

from chautari.news.extraction import extract
from chautari.news.model.parsed_article import ParsedArticle
from tests.news.extraction.body_pages import MENU, as_p, paragraphs

ADDRESS = "https://news.example/2026/story"
TITLE = "Council report on the new bridge"


def stated(**node: Any) -> str:
    """A script of JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def page(content: str = "", title: str = TITLE, head: str = "", body: str = "") -> bytes:
    """A page with its title in every place; without `content` it has four paragraphs."""
    text = content or as_p(paragraphs(4))
    return (
        f"<!doctype html><html><head><title>{title}</title>"
        f'<meta property="og:title" content="{title}">{head}</head>'
        f"<body {body}>{MENU}<article><h1>{title}</h1>{text}</article></body></html>"
    ).encode()


def read(html: bytes, address: str = ADDRESS) -> ParsedArticle:
    return extract(html, address)
