"""Text layout of a page: its lines of text in reading order, and the boxes (block elements) that hold them.

The only walk over the tree. A box covers the lines `start` to `end`, so its content is a slice, and its sums are the
difference of two running sums. Only elements that begin a line of their own are boxes; the text of others flows on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from chautari.news.extraction.document import Document, Element, Node, Text
from chautari.news.extraction.tags import FLOWING, UNREAD
from chautari.news.extraction.unusual_elements import unusual_elements

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


class TextLines:
    """The lines and boxes of a whole page. Box 0 is the body, a box precedes those inside it, and boxes without a line
    are left out.
    """

    def __init__(self, document: Document) -> None:
        """Of a page that is still to be walked."""
        self._unusual = unusual_elements(document)
        self.boxes: list[Box] = []
        self.lines: list[TextLine] = []
        self._box = -1
        self._texts: list[str] = []
        self._linked = 0
        self._links: list[int] = []
        self._break_at: int | None = None

    def walk(self, body: Element) -> None:
        """Collect `body` and all in it, up to the size limit. Without recursion, since pages may nest deeply."""
        for begun in self._unfinished(body):
            self._finish(begun)

    def _unfinished(self, body: Element) -> list[int]:
        """Collect all that is in `body`; returns what is unfinished at the size limit, the innermost first.

        One loop, since a call for every element would take a tenth of the time of reading a page.
        """
        texts, silent, beginning_of = self._texts, self._unusual.silent, _BEGINNINGS.get
        stack: list[tuple[Iterator[Node], int]] = [(iter(()), _TEXT)]
        nodes: Iterator[Node] = iter([body])
        begun, steps = _TEXT, MOST_STEPS
        while stack and steps:
            steps -= 1
            for node in nodes:
                if type(node) is Text:
                    text = node.data
                    if texts or not text.isspace():
                        texts.append(text)
                elif (
                    type(node) is Element
                    and ((beginning := beginning_of(node.tag, _BOX)) <= _BOX or self._is_read(node, beginning))
                    and node not in silent
                ):
                    stack.append((nodes, begun))
                    nodes, begun = iter(node), beginning
                    if beginning:
                        self._begin(node, beginning)
                    break
            else:
                if begun:
                    self._finish(begun)
                nodes, begun = stack.pop()
        return [begun, *(enclosing for _, enclosing in reversed(stack))]

    def _is_read(self, element: Element, beginning: int) -> bool:
        """Whether an element whose tag is not read was never closed, so that it is; if not, it is passed by."""
        if element in self._unusual.unclosed:
            return True
        if beginning == _BREAK:
            self._break()
        elif beginning == _END_OF_LINE:
            self._end_line()
        return False

    def _begin(self, element: Element, beginning: int) -> None:
        """Collect the start of a link or a box."""
        if beginning == _LINK:
            self._links.append(len(self._texts))
            return
        if self._texts:
            self._end_line()
        names = element.attr("class") or ""
        box = Box(element.tag, names[:LONGEST_NAMES].lower(), self._box, len(self.lines))
        if element in self._unusual.named:
            box.names, box.hidden = _names(element)[:LONGEST_NAMES].lower(), element in self._unusual.hidden
        self._box = len(self.boxes)
        self.boxes.append(box)

    def _finish(self, begun: int) -> None:
        """Collect the end of a link or a box."""
        if begun == _LINK:
            self._linked += sum(map(len, self._texts[self._links.pop() :]))
        elif begun:
            if self._texts:
                self._end_line()
            box = self.boxes[self._box]
            self._box = box.parent
            if box.start == len(self.lines):
                self.boxes.pop()
            else:
                box.end, box.next_box = len(self.lines), len(self.boxes)

    def _break(self) -> None:
        """Two line breaks end a paragraph, one is a space."""
        if self._break_at is not None and not "".join(self._texts[self._break_at :]).strip():
            self._end_line()
        else:
            self._texts.append(" ")
            self._break_at = len(self._texts)

    def _end_line(self) -> None:
        text = _one_line("".join(self._texts))
        if text and len(self.lines) < MOST_LINES:
            # A link around whole lines is open still.
            linked = self._linked + (sum(map(len, self._texts[self._links[0] :])) if self._links else 0)
            self.lines.append(TextLine(text, self._box, min(linked, len(text))))
        self._texts.clear()
        self._linked, self._break_at = 0, None
        if self._links:
            self._links = [0] * len(self._links)


def lines_of(document: Document) -> TextLines:
    """The lines and boxes of a page; both empty if it shows no text."""
    lines = TextLines(document)
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
