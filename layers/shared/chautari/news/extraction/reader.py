"""Generic body reader, for pages of sites without rules."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from chautari.news.extraction.document import Document
from chautari.news.extraction.learned_reader import by_lines
from chautari.news.extraction.line_prose import HEADINGS
from chautari.news.extraction.machine_text import without_shortcodes
from chautari.news.extraction.page_layout import PageLayout, layout_of
from chautari.news.extraction.rule_answers import answers_of
from chautari.news.extraction.standfirst import standfirst_line
from chautari.news.extraction.stated_body import stated_body
from chautari.news.extraction.stated_words import StatedWords, stated_words
from chautari.news.model.parsed_article import BlockKind, TextBlock

# Less than this may be the teaser of a text that scripts put in.
SHORTEST_BODY = 250
_PARAGRAPH: BlockKind = "paragraph"
_KINDS: Mapping[str, BlockKind] = MappingProxyType(
    {**dict.fromkeys(HEADINGS, "heading"), "blockquote": "quote", "li": "item"}
)


def read(document: Document) -> tuple[TextBlock, ...]:
    """The blocks of the most likely article, in the page's order; empty if there is none."""
    layout, stated = layout_of(document), stated_words(document)
    lines = _lines(layout, document, stated) if layout.lines else []
    if layout.size(lines) >= SHORTEST_BODY:
        return _with_standfirst(layout, lines, stated)
    text = tuple(TextBlock("paragraph", unicodedata.normalize("NFC", line)) for line in stated_body(document))
    return text if sum(len(block.text) for block in text) > layout.size(lines) else blocks(layout, lines)


def _lines(layout: PageLayout, document: Document, stated: StatedWords) -> list[int]:
    """The lines that the learned reader takes, starting from the answers of the readers by rules."""
    return by_lines(layout, answers_of(layout, stated.title, lambda: stated_body(document)), stated.description)


def _with_standfirst(layout: PageLayout, lines: Sequence[int], stated: StatedWords) -> tuple[TextBlock, ...]:
    """The blocks with the standfirst before them, whether the readers took it for text or not."""
    standfirst = standfirst_line(layout, lines, stated.title, stated.description)
    if standfirst is None:
        return blocks(layout, lines)
    rest = [line for line in lines if line != standfirst]
    return (*(replace(block, kind="standfirst") for block in blocks(layout, [standfirst])), *blocks(layout, rest))


def blocks(layout: PageLayout, lines: Sequence[int]) -> tuple[TextBlock, ...]:
    """These lines as text blocks, composed (NFC), without soft hyphens and shortcodes."""
    of_page, kinds = layout.lines, {0: _PARAGRAPH}
    texts = [(of_page[line].box, without_shortcodes(of_page[line].text)) for line in lines]
    return tuple(
        [TextBlock(_kind(layout, box, kinds), unicodedata.normalize("NFC", text)) for box, text in texts if text]
    )


def _kind(layout: PageLayout, number: int, kinds: dict[int, BlockKind]) -> BlockKind:
    """The kind of block by the nearest enclosing box that has one. `kinds` are of the boxes that were asked about."""
    boxes, way = layout.boxes, []
    while (kind := kinds.get(number)) is None:
        way.append(number)
        if kind := _KINDS.get(boxes[number].tag):
            break
        number = boxes[number].parent
    for box in way:
        kinds[box] = kind
    return kind
