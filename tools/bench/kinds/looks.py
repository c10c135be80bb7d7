"""What the clues see of a page: which are present, and what is settled before points are counted."""

from dataclasses import dataclass

from chautari.news.extraction import foreign_parts, live_updates, metadata, page_facts, page_kind, reader
from chautari.news.extraction.document import parse
from chautari.news.extraction.page_clues import CLUES
from chautari.news.extraction.seen_page import SeenPage
from tools.bench.kinds.pages import KindPage, site

LEAST, MOST = -10_000, 10_000


@dataclass(frozen=True, slots=True)
class Look:
    """A page with its present clues.

    settled: LEAST of a page that is surely an article, MOST of one that is refused whatever its points; 0 if points
    decide.
    """

    page: KindPage
    site: str
    present: frozenset[str]
    settled: int


def look(page: KindPage) -> Look:
    """Read a page as `extract` does, and ask every clue."""
    document = parse(page.html)
    facts = page_facts.gather(document, page.url)
    stated = metadata.of_facts(facts)
    blocks = live_updates.updates(facts) or foreign_parts.without_foreign(facts, stated.title, reader.read(document))
    seen = SeenPage(facts, stated, tuple(block for block in blocks if block.text))
    present = frozenset(name for name, clue in CLUES.items() if clue(seen))
    return Look(page, site(page.url), present, _settled(seen, present))


def _settled(seen: SeenPage, present: frozenset[str]) -> int:
    if not seen.blocks:
        return MOST
    if page_kind.is_surely_an_article(seen):
        return LEAST
    if page_kind.decided(present):
        return MOST
    return LEAST if page_kind.is_post(seen, present) else 0
