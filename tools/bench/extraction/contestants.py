"""Who is measured: our generic reader alone and as a whole record, and trafilatura in each of its settings."""

from collections.abc import Callable, Mapping
from typing import Any

import trafilatura

from chautari.news.extraction import NoArticle, extract, reader
from chautari.news.extraction.document import parse
from tools.bench.extraction.pages import TruePage

Body = Callable[[TruePage], str]
OURS, DEFAULT = "chautari", "trafilatura default"


def our_body(page: TruePage) -> str:
    """The body alone: what trafilatura's default without metadata is to be compared with."""
    return "\n\n".join(block.text for block in reader.read(parse(page.html)))


def our_record(page: TruePage) -> None:
    """Body, title, authors, times and the rest, as the project reads them."""
    try:
        extract(page.html, page.url or "https://news.example/")
    except NoArticle:
        return


def their_record(page: TruePage) -> None:
    """The same of trafilatura."""
    trafilatura.bare_extraction(page.html, url=page.url or None, with_metadata=True)


def _theirs(**setting: Any) -> Body:
    def read(page: TruePage) -> str:
        article = trafilatura.bare_extraction(page.html, **setting)
        return (getattr(article, "text", "") or "") if article else ""

    return read


BODIES: Mapping[str, Body] = {
    OURS: our_body,
    DEFAULT: _theirs(),
    "trafilatura favor_precision": _theirs(favor_precision=True),
    "trafilatura favor_recall": _theirs(favor_recall=True),
    "trafilatura fast": _theirs(fast=True),
}
RECORDS: Mapping[str, Callable[[TruePage], None]] = {"chautari": our_record, "trafilatura": their_record}
