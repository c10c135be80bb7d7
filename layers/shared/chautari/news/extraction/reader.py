"""Generic body reader, for pages of sites without rules."""

import unicodedata
from collections.abc import Sequence

from chautari.news.extraction.agreement import agreed
from chautari.news.extraction.box_reader import by_box
from chautari.news.extraction.document import Document
from chautari.news.extraction.page_layout import HEADINGS, PageLayout, layout_of
from chautari.news.extraction.paragraph_reader import by_paragraphs
from chautari.news.extraction.run_reader import by_run
from chautari.news.extraction.stated_body import stated_body
from chautari.news.model.parsed_article import BlockKind, TextBlock

# Less than this may be the teaser of a text that scripts put in.
SHORTEST_BODY = 250
READERS = (by_box, by_run, by_paragraphs)


def read(document: Document) -> tuple[TextBlock, ...]:
    """The blocks of the most likely article, in the page's order; empty if there is none."""
    layout = layout_of(document)
    lines = agreed(layout, READERS, read_stated_text=lambda: stated_body(document)) if layout.lines else []
    if layout.size(lines) >= SHORTEST_BODY:
        return blocks(layout, lines)
    stated = tuple(TextBlock("paragraph", unicodedata.normalize("NFC", line)) for line in stated_body(document))
    return stated if sum(len(block.text) for block in stated) > layout.size(lines) else blocks(layout, lines)


def blocks(layout: PageLayout, lines: Sequence[int]) -> tuple[TextBlock, ...]:
    """These lines as text blocks, composed (NFC) and without soft hyphens."""
    return tuple(
        TextBlock(_kind(layout, line), unicodedata.normalize("NFC", layout.lines[line].text)) for line in lines
    )


def _kind(layout: PageLayout, line: int) -> BlockKind:
    """The kind of block by the nearest enclosing box that has one."""
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
