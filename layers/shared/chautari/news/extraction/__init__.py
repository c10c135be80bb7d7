"""Articles out of pages: `extract(html, url)`. Pure: no clock, no network, no disk.

The page is parsed once. Its metadata is read first, from the document as it is; then its body: by the rules of its
site where there are any, else, or where they find much less than that, by the generic reader.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from chautari.core.errors import SourceError
from chautari.news.extraction import metadata, reader, site_metadata, site_rule
from chautari.news.extraction.document import Document, is_text, parse
from chautari.news.model.parsed_article import ParsedArticle, TextBlock

if TYPE_CHECKING:
    from chautari.news.model.source import PageRule

__all__ = ["NoArticle", "extract"]

# Rules fail silently when a site changes: half of what the generic reader sees is a failure.
SHARE_OF_GENERIC = 0.5


class NoArticle(SourceError):
    """The page holds no article; the detail says what is missing. Action: none, unless it is one to a reader's eye."""

    kind: ClassVar[str] = "no-article"


@contextmanager
def _uncollected() -> Iterator[None]:
    """A page becomes some ten thousand objects at once, none in a circle: to look for garbage among them takes a
    tenth of the time."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


@_uncollected()
def extract(html: bytes, url: str) -> ParsedArticle:
    """The article on the page that `url` answered. Raises NoArticle where there is none, and nothing else."""
    if not is_text(html):
        raise NoArticle(f"no-text: {url} answered bytes that are no text")
    document = parse(html)
    rule, by_rule = site_rule.fitting(document, _rules_of(urlsplit(url).hostname or ""))
    stated = site_metadata.completed(metadata.read(document, url), site_rule.read_metadata(document, rule))
    read_by, blocks = _body(document, by_rule)
    if not blocks:
        raise NoArticle(f"no-body: {url} holds no text that looks like an article's")
    return replace(metadata.with_body(stated, blocks), read_by=read_by)


def _body(document: Document, by_rule: tuple[TextBlock, ...]) -> tuple[str, tuple[TextBlock, ...]]:
    """Which reader won, and its blocks."""
    generic = reader.read(document)
    if by_rule and _length(by_rule) >= SHARE_OF_GENERIC * _length(generic):
        return "site", by_rule
    return "generic", generic


def _rules_of(host: str) -> "tuple[PageRule, ...]":
    """Looked up late: the outlets are above the readers, and no other part of reading needs them."""
    from chautari.news import sources

    return sources.rules_of(host)


def _length(blocks: tuple[TextBlock, ...]) -> int:
    return sum(len(block.text) for block in blocks)
