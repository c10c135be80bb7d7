"""Updates of a live blog as the page states them, each with its headline: parts of a text, not one text.

https://schema.org/LiveBlogPosting
"""

from collections.abc import Iterator

from chautari.news.extraction import json_ld
from chautari.news.extraction.document import parse
from chautari.news.extraction.json_ld import Node
from chautari.news.extraction.page_facts import PageFacts
from chautari.news.model.parsed_article import TextBlock

LIVE = "LiveBlogPosting"
LEAST_UPDATES, MOST_UPDATES = 2, 200


def updates(facts: PageFacts) -> tuple[TextBlock, ...]:
    """The updates in the page's order, a heading and the paragraphs each; empty if fewer than two are stated."""
    stated = [update for node in facts.graph if LIVE in json_ld.types(node) for update in _stated(node)]
    texts = [blocks for update in stated[:MOST_UPDATES] if (blocks := tuple(_blocks(update)))]
    return tuple(block for blocks in texts for block in blocks) if len(texts) >= LEAST_UPDATES else ()


def _stated(node: Node) -> list[Node]:
    value = node.get("liveBlogUpdate")
    listed = value if isinstance(value, list) else [value]
    return [update for update in listed if isinstance(update, dict)]


def _blocks(update: Node) -> Iterator[TextBlock]:
    headline, body = json_ld.texts(update.get("headline")), update.get("articleBody")
    text = parse(body.encode(errors="replace")).text if isinstance(body, str) and "<" in body else body
    paragraphs = [line for line in map(_spaced, text.splitlines()) if line] if isinstance(text, str) else []
    if headline and paragraphs != headline[:1]:
        yield TextBlock("heading", headline[0])
    yield from (TextBlock("paragraph", paragraph) for paragraph in paragraphs)


def _spaced(line: str) -> str:
    return " ".join(line.split())
