"""The generic reader: the article's blocks on a page that no rule is written for."""

import unicodedata
from collections.abc import Sequence

from chautari.domain.stated_article import Block, BlockKind
from chautari.extraction.agreement import agreed
from chautari.extraction.box_reader import by_box
from chautari.extraction.document import Document
from chautari.extraction.layout import HEADINGS, Layout, layout_of
from chautari.extraction.paragraph_reader import by_paragraphs
from chautari.extraction.run_reader import by_run
from chautari.extraction.stated_body import stated_body

# Less than this may be the teaser of a text that scripts put in.
SHORTEST_BODY = 250
READERS = (by_box, by_run, by_paragraphs)


def read(document: Document) -> tuple[Block, ...]:
    """The blocks of what looks most like an article, in the page's order; empty where nothing does."""
    layout = layout_of(document)
    lines = agreed(layout, READERS, witness=lambda: stated_body(document)) if layout.lines else []
    if layout.size(lines) >= SHORTEST_BODY:
        return blocks(layout, lines)
    stated = tuple(Block("paragraph", unicodedata.normalize("NFC", line)) for line in stated_body(document))
    return stated if sum(len(block.text) for block in stated) > layout.size(lines) else blocks(layout, lines)


def blocks(layout: Layout, lines: Sequence[int]) -> tuple[Block, ...]:
    """These lines as text without soft hyphens and the like, in composed form."""
    return tuple(Block(_kind(layout, line), unicodedata.normalize("NFC", layout.lines[line].text)) for line in lines)


def _kind(layout: Layout, line: int) -> BlockKind:
    """By the nearest box around it that says so."""
    box = layout.boxes[layout.lines[line].box]
    while box.parent >= 0:
        if box.tag in HEADINGS:
            return "heading"
        if box.tag == "blockquote":
            return "quote"
        if box.tag == "li":
            return "item"
        box = layout.boxes[box.parent]
    return "paragraph"
