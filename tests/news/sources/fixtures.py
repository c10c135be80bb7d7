"""Fixtures of the outlets: invented pages and feeds in each outlet's layout, with their expected values.

`tests/fixtures/news/<key>/<case>.html` is a page and `<case>.json` beside it what it says; `feed.xml` and `feed.json`
likewise. The texts are invented: nothing in them ever happened. A page's header states the day on which it was looked
at, which is never the day of its article.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from chautari.news.extraction import extract
from chautari.news.extraction.document import Document, parse
from chautari.news.model.parsed_article import ParsedArticle, TextBlock
from tests.support.template_file import ROOT as CHECKOUT

ROOT = CHECKOUT / "tests" / "fixtures" / "news"
PAGES = sorted(path.with_suffix(".html") for path in ROOT.glob("*/*.json") if path.stem != "feed")
FEEDS = sorted(ROOT.glob("*/feed.xml"))


def fixture_name(path: Path) -> str:
    """`<key>/<case>`."""
    return f"{path.parent.name}/{path.stem}"


def expected(path: Path) -> Any:
    """Expected values of a page or feed, from its JSON file."""
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def parsed_document(page: Path) -> Document:
    """The HTML document of a page."""
    return parse(page.read_bytes())


@cache
def parsed_article(page: Path) -> ParsedArticle:
    """The article that the extraction reads from a page."""
    return extract(page.read_bytes(), expected(page)["url"])


def blocks_as_json(blocks: tuple[TextBlock, ...]) -> list[list[str]]:
    """Blocks in the form of the JSON files."""
    return [[block.kind, block.text] for block in blocks]
