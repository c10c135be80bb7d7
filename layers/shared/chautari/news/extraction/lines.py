"""Text layout of a page: its lines of text in reading order, and the boxes (block elements) that hold them.

The only walk over the tree. A box covers the lines `start` to `end`, so its content is a slice, and its sums are the
difference of two running sums. Only elements that begin a line of their own are boxes; the text of others flows on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from chautari.news.extraction.document import Document, Element, Node, Text
from chautari.news.extraction.tags import FLOWING, UNREAD
from chautari.news.extraction.unusual_elements import UnusualElements, unusual_elements

# Sloppy pages have some ten thousand elements; nobody wrote more to be read. The parser nests them 512 deep at most.
MOST_LINES, MOST_STEPS, LONGEST_NAMES = 20_000, 300_000, 500
# Soft hyphens, zero-width spaces and marks of byte order; joiners stay, Devanagari is spelled with them.
_UNSEEN = ("\u00ad", "\u200b", "\u2060", "\ufeff")
NAMING = ("class", "id", "itemprop")


@dataclass(slots=True)
class TextLine:
    """One line of text: the number of its box, and how many of its characters are links."""

    text: str
    box: int
    linked: int


@dataclass(slots=True)
class Box:
    """One block element: tag, names (class, id and the like, lower case), parent box, lines, boxes up to `next_box`."""

    tag: str
    names: str
    parent: int
    start: int
    end: int = 0
    next_box: int = 0
    hidden: bool = False


# What an element begins, by its tag; any other begins a box. Those from _BREAK on are not read.
_TEXT, _LINK, _BOX, _BREAK, _END_OF_LINE, _NOTHING = range(6)
_BEGINNINGS: Final = {
    **dict.fromkeys(FLOWING, _TEXT),
    **dict.fromkeys(UNREAD, _NOTHING),
    **{"a": _LINK, "br": _BREAK, "nav": _END_OF_LINE},
}


class _Lowered(dict[str, str]):
    """Names in lower case by names, the same object where they are the same: what is looked up by it is hashed once."""

    def __missing__(self, names: str) -> str:
        lowered = self[names] = names[:LONGEST_NAMES].lower()
        return lowered


class TextLines(NamedTuple):
    """The lines and boxes of a whole page. Box 0 is the body, a box precedes those inside it, and boxes without a line
    are left out.
    """

    boxes: list[Box]
    lines: list[TextLine]


def lines_of(document: Document) -> TextLines:
    """The lines and boxes of a page; both empty if it shows no text."""
    body = document.select_one("body")
    return TextLines([], []) if body is None else _walked(body, unusual_elements(document))


def _walked(body: Element, unusual: UnusualElements) -> TextLines:  # noqa: C901 - see below
    """Collect `body` and all in it, up to the size limit. Without recursion, since pages may nest deeply.

    One loop over variables of its own: a call and the attributes of an object for each element took a tenth longer.
    """
    boxes, lines = list[Box](), list[TextLine]()
    # Texts of the line so far, the place among them of each open link, and the elements that are open and have no line:
    # a third never get one, and no box.
    texts, links, pending = list[str](), list[int](), list[Element]()
    lowered, beginning_of = _Lowered(), _BEGINNINGS.get
    silent, unclosed, named, hidden = unusual.silent, unusual.unclosed, unusual.named, unusual.hidden
    around, linked = -1, 0
    break_at: int | None = None

    def open_boxes() -> int:
        number, start = around, len(lines)
        for element in pending:
            if element in named:
                box = Box(element.tag, lowered[_names(element)], number, start)
                box.hidden = element in hidden
            else:
                box = Box(element.tag, lowered[element.attr("class") or ""], number, start)
            number = len(boxes)
            boxes.append(box)
        pending.clear()
        return number

    def end_line() -> None:
        nonlocal around, linked, break_at
        text = _one_line(texts[0] if len(texts) == 1 else "".join(texts))
        if text and len(lines) < MOST_LINES:
            if pending:
                around = open_boxes()
            # A link around whole lines is open still.
            if links:
                linked += sum(map(len, texts[links[0] :]))
            length = len(text)
            lines.append(TextLine(text, around, linked if linked < length else length))
        texts.clear()
        linked, break_at = 0, None
        if links:
            links[:] = [0] * len(links)

    stack: list[tuple[Iterator[Node], int]] = [(iter(()), _TEXT)]
    nodes: Iterator[Node] = iter([body])
    begun, steps = _TEXT, MOST_STEPS
    while stack:
        steps -= 1
        for node in nodes if steps >= 0 else ():
            if type(node) is Text:
                text = node.data
                if texts or not text.isspace():
                    texts.append(text)
            elif type(node) is Element:
                beginning = beginning_of(node.tag, _BOX)
                if beginning > _BOX and node not in unclosed:
                    if beginning == _BREAK and (break_at is None or "".join(texts[break_at:]).strip()):
                        texts.append(" ")
                        break_at = len(texts)
                    elif beginning < _NOTHING:
                        # Two line breaks end a paragraph, one is a space.
                        end_line()
                elif node not in silent:
                    stack.append((nodes, begun))
                    nodes, begun = iter(node), beginning
                    if beginning == _LINK:
                        links.append(len(texts))
                    elif beginning:
                        if texts:
                            end_line()
                        pending.append(node)
                    break
        else:
            if begun == _LINK:
                linked += sum(map(len, texts[links.pop() :]))
            elif begun:
                if texts:
                    end_line()
                if pending:
                    pending.pop()
                else:
                    box = boxes[around]
                    box.end, box.next_box = len(lines), len(boxes)
                    around = box.parent
            nodes, begun = stack.pop()
    return TextLines(boxes, lines)


def _one_line(text: str) -> str:
    """The text with each run of blanks as one space, without invisible marks. In what is printable are neither."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    if not text.isascii():
        for mark in _UNSEEN:
            text = text.replace(mark, "")
    return " ".join(text.split())


def _names(element: Element) -> str:
    return " ".join(filter(None, map(element.attr, NAMING)))
