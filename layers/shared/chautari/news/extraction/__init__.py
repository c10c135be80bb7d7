"""Article extraction from HTML: `extract(html, url)`. Pure: no clock, no network, no disk.

The page is parsed once. Its metadata is read first, from the untouched document. Its body is read by the site's rules
if there are any; if they yield much less text than the generic reader, or there are none, the generic reader's blocks
are used.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from chautari.core.errors import SourceError
from chautari.news.extraction import (
    completeness,
    foreign_parts,
    kind,
    live_updates,
    metadata,
    page_facts,
    page_kind,
    reader,
    site_metadata,
    site_rule,
)
from chautari.news.extraction.document import Document, is_text, parse
from chautari.news.extraction.page_facts import PageFacts
from chautari.news.extraction.seen_page import SeenPage
from chautari.news.model.article_kind import ArticleKind
from chautari.news.model.parsed_article import ParsedArticle, TextBlock

if TYPE_CHECKING:
    from chautari.news.model.source import PageRule

__all__ = ["NoArticle", "extract"]

# Rules fail silently when a site changes: half of what the generic reader sees is a failure.
SHARE_OF_GENERIC = 0.5


class NoArticle(SourceError):
    """The page holds no article; the detail names what is missing. Action: none, unless the page visibly shows one.

    article_kind: that of an article whose text is not on the page (a video), None where there is no article at all.
    """

    kind: ClassVar[str] = "no-article"

    def __init__(self, detail: str, article_kind: ArticleKind | None = None) -> None:
        super().__init__(detail)
        self.article_kind = article_kind


@contextmanager
def _uncollected() -> Iterator[None]:
    """Suspend garbage collection: a page becomes some ten thousand objects at once, none in a circle.

    Searching them for garbage takes a tenth of the time of an extraction.
    """
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


@_uncollected()
def extract(html: bytes, url: str) -> ParsedArticle:
    """Extract the article from the page that `url` returned. Raises NoArticle, and nothing else."""
    if not is_text(html):
        raise NoArticle(f"no-text: {url} answered bytes that are no text")
    document = parse(html)
    facts = page_facts.gather(document, url)
    rule, by_rule = site_rule.fitting(document, _rules_of(urlsplit(url).hostname or ""))
    stated = site_metadata.completed(metadata.of_facts(facts), site_rule.read_metadata(document, rule))
    read_by, blocks = _body(document, by_rule)
    return _article(facts, replace(stated, read_by=read_by), blocks)


def _article(facts: PageFacts, stated: ParsedArticle, blocks: tuple[TextBlock, ...]) -> ParsedArticle:
    """The article that these blocks are the text of, with its kind. Raises NoArticle."""
    blocks = live_updates.updates(facts) or foreign_parts.without_foreign(facts, stated.title, blocks)
    # A line of control characters is empty once it is clean.
    blocks = tuple([block for block in blocks if block.text])
    kind_of_article = kind.kind_of(facts, stated.title, blocks)
    if not blocks:
        raise NoArticle(f"no-body: {facts.url} holds no text that looks like an article's", kind_of_article)
    may_be_another = stated.read_by != "site" and kind_of_article != "error"
    if other := page_kind.no_article(SeenPage(facts, stated, blocks)) if may_be_another else "":
        raise NoArticle(f"{other}: {facts.url} is no page of one article")
    article = metadata.with_body(stated, blocks)
    return replace(article, kind=kind_of_article, cut=completeness.cut_of(facts, blocks, kind_of_article))


def _body(document: Document, by_rule: tuple[TextBlock, ...]) -> tuple[str, tuple[TextBlock, ...]]:
    """The name of the reader that was chosen, and its blocks."""
    generic = reader.read(document)
    if by_rule and _length(by_rule) >= SHARE_OF_GENERIC * _length(generic):
        return "site", by_rule
    return "generic", generic


def _rules_of(host: str) -> "tuple[PageRule, ...]":
    """The site rules of a host. Imported when called: outlets are a layer above the readers, and nothing else here
    needs them.
    """
    from chautari.news import sources

    return sources.rules_of(host)


def _length(blocks: tuple[TextBlock, ...]) -> int:
    return sum([len(block.text) for block in blocks])
