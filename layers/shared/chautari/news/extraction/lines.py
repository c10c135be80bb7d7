"""Text layout of a page: its lines of text in reading order, and the boxes (block elements) that hold them.

The only walk over the tree. A box covers the lines `start` to `end`, so its content is a slice, and its sums are the
difference of two running sums. Only elements that begin a line of their own are boxes; the text of others flows on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

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


class TextLines:
    """The lines and boxes of a whole page. Box 0 is the body, a box precedes those inside it, and boxes without a line
    are left out.
    """

    __slots__ = (
        "_break_at",
        "_holder",
        "_linked",
        "_links",
        "_lowered",
        "_pending",
        "_texts",
        "_unusual",
        "boxes",
        "lines",
    )

    def __init__(self, unusual: UnusualElements) -> None:
        """Of a page with these elements that is still to be walked."""
        self.boxes: list[Box] = []
        self.lines: list[TextLine] = []
        self._unusual, self._lowered = unusual, _Lowered()
        # Of the line so far: its texts, the place of each open link among them, and the letters of those that ended.
        self._texts: list[str] = []
        self._links: list[int] = []
        self._linked = 0
        self._break_at: int | None = None
        # The innermost box, and the elements in it that are open and have no line: a third never get one, and no box.
        self._holder = -1
        self._pending: list[Element] = []

    def walk(self, body: Element) -> None:  # noqa: C901 - one loop: a call for each element costs a tenth of the time
        """Collect `body` and all in it, up to the size limit. Without recursion, since pages may nest deeply."""
        texts, links, pending, beginning_of = self._texts, self._links, self._pending, _BEGINNINGS.get
        silent, unclosed, end_line = self._unusual.silent, self._unusual.unclosed, self._end_line
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
                        if beginning < _NOTHING:
                            self._pass_by(beginning)
                    elif not silent or node not in silent:
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
                    self._linked += sum(map(len, texts[links.pop() :]))
                elif begun:
                    if texts:
                        end_line()
                    if pending:
                        pending.pop()
                    else:
                        self._end_box()
                nodes, begun = stack.pop()

    def _end_box(self) -> None:
        box = self.boxes[self._holder]
        box.end, box.next_box = len(self.lines), len(self.boxes)
        self._holder = box.parent

    def _pass_by(self, beginning: int) -> None:
        """Collect an element that is not read, but parts the text: two line breaks end a paragraph, one is a space."""
        is_first = self._break_at is None or "".join(self._texts[self._break_at :]).strip()
        if beginning == _BREAK and is_first:
            self._texts.append(" ")
            self._break_at = len(self._texts)
        else:
            self._end_line()

    def _end_line(self) -> None:
        texts, links = self._texts, self._links
        text = _one_line(texts[0] if len(texts) == 1 else "".join(texts))
        if text and len(self.lines) < MOST_LINES:
            if self._pending:
                self._begin_boxes()
            # A link around whole lines is open still.
            linked = self._linked + (sum(map(len, texts[links[0] :])) if links else 0)
            length = len(text)
            self.lines.append(TextLine(text, self._holder, linked if linked < length else length))
        texts.clear()
        self._linked, self._break_at = 0, None
        if links:
            links[:] = [0] * len(links)

    def _begin_boxes(self) -> None:
        """Make the boxes of the elements around the first line in them."""
        boxes, lowered, named = self.boxes, self._lowered, self._unusual.named
        number, start = self._holder, len(self.lines)
        for element in self._pending:
            if element in named:
                box = Box(element.tag, lowered[_names(element)], number, start)
                box.hidden = element in self._unusual.hidden
            else:
                box = Box(element.tag, lowered[element.attr("class") or ""], number, start)
            number = len(boxes)
            boxes.append(box)
        self._pending.clear()
        self._holder = number


def lines_of(document: Document) -> TextLines:
    """The lines and boxes of a page; both empty if it shows no text."""
    lines = TextLines(unusual_elements(document))
    body = document.select_one("body")
    if body is not None:
        lines.walk(body)
    return lines


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
