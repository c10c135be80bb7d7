"""Text layout of a page: its lines of text in reading order, and the boxes (block elements) that hold them.

The only walk over the tree. A box covers the lines `start` to `end`, so its content is a slice, and its sums are the
difference of two running sums. Only elements that begin a line of their own are boxes; the text of others flows on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from chautari.news.extraction.document import Document, Element, Node, Text
from chautari.news.extraction.tags import FLOWING, UNREAD

# Sloppy pages have some ten thousand elements; nobody wrote more to be read. The parser nests them 512 deep at most.
MOST_LINES, MOST_STEPS, LONGEST_NAMES = 20_000, 300_000, 500
# Soft hyphens, zero-width spaces and marks of byte order; joiners stay, Devanagari is spelled with them.
_UNSEEN = ("\u00ad", "\u200b", "\u2060", "\ufeff")
NAMING = ("class", "id", "itemprop")
_MORE_NAMED = "[id], [itemprop]"
# What was never closed holds the rest of the page.
_UNCLOSED = "nav:has(p, h1, article, main), :is(audio, button, canvas, object, video):has(h1, article, main)"
_MAY_BE_HIDDEN = "[hidden], [style*=display i]"
# Words for screen readers alone, in elements that flow with the text; boxes of such names are foreign. Of `span`s only,
# where they stand: a selector of any tag costs seven times as much.
_FOR_SCREEN_READERS = (
    "span[class*=sr-only], span[class*=screen-reader], span[class*=visually-hidden], span[class*=visuallyhidden]"
)
# React sends what takes long in a hidden box at the end, and its script moves it to its place.
_SENT_LATER = "S:"
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


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


# What ends with an element: a box, the text of a link, or nothing.
_LINK: Final = "link"
_End = Box | Literal["link"] | None


class TextLines:
    """The lines and boxes of a whole page. Box 0 is the body, a box precedes those inside it, and boxes without a line
    are left out.
    """

    def __init__(self, document: Document) -> None:
        """Of a page that is still to be walked. What few elements have is looked up once for all of them."""
        self._hidden = frozenset(filter(_is_hidden, document.select(_MAY_BE_HIDDEN)))
        self._silent = frozenset(element for element in self._hidden if element.tag in FLOWING)
        self._silent = self._silent.union(document.select(_FOR_SCREEN_READERS))
        self._unclosed = frozenset(document.select(_UNCLOSED))
        self._unusual = self._hidden.union(document.select(_MORE_NAMED))
        self.boxes: list[Box] = []
        self.lines: list[TextLine] = []
        self._box = -1
        self._texts: list[str] = []
        self._linked = 0
        self._links: list[int] = []
        self._break_at: int | None = None

    def walk(self, body: Element) -> None:
        """Collect `body` and all in it, up to the size limit. Without recursion, since pages may nest deeply."""
        stack: list[tuple[Iterator[Node], _End]] = []
        nodes: Iterator[Node] = iter([body])
        end: _End = None
        for _ in range(MOST_STEPS):
            element = self._take_texts(nodes)
            if element is not None:
                stack.append((nodes, end))
                nodes, end = iter(element), self._begun(element)
            elif stack:
                self._finish(end)
                nodes, end = stack.pop()
            else:
                break
        for unfinished in (end, *(enclosing for _, enclosing in reversed(stack))):
            self._finish(unfinished)

    def _take_texts(self, nodes: Iterator[Node]) -> Element | None:
        """Collect texts up to the next element that holds some, and return that element; None if there is none."""
        texts, silent = self._texts, self._silent
        for node in nodes:
            if type(node) is Text:
                text = node.data
                if texts or not text.isspace():
                    texts.append(text)
            elif type(node) is Element and node not in silent:
                tag = node.tag
                if tag not in UNREAD or node in self._unclosed:
                    return node
                self._pass(tag)
        return None

    def _pass(self, tag: str) -> None:
        """Go past an element whose own text is not read."""
        if tag == "br":
            self._break()
        elif tag == "nav":
            self._end_line()

    def _begun(self, element: Element) -> _End:
        """Collect the start of an element; returns what is to be finished at its end."""
        tag = element.tag
        if tag not in FLOWING:
            return self._opened(tag, element)
        if tag != "a":
            return None
        self._links.append(len(self._texts))
        return _LINK

    def _opened(self, tag: str, element: Element) -> Box:
        if self._texts:
            self._end_line()
        names = element.attr("class") or ""
        box = Box(tag, names[:LONGEST_NAMES].lower(), self._box, len(self.lines))
        if element in self._unusual:
            box.names, box.hidden = _names(element)[:LONGEST_NAMES].lower(), element in self._hidden
        self._box = len(self.boxes)
        self.boxes.append(box)
        return box

    def _finish(self, end: _End) -> None:
        if type(end) is Box:
            if self._texts:
                self._end_line()
            self._box = end.parent
            if end.start == len(self.lines):
                self.boxes.pop()
            else:
                end.end, end.next_box = len(self.lines), len(self.boxes)
        elif end is _LINK:
            self._linked += sum(map(len, self._texts[self._links.pop() :]))

    def _break(self) -> None:
        """Two line breaks end a paragraph, one is a space."""
        if self._break_at is not None and not "".join(self._texts[self._break_at :]).strip():
            self._end_line()
        else:
            self._texts.append(" ")
            self._break_at = len(self._texts)

    def _end_line(self) -> None:
        text = " ".join(_seen("".join(self._texts)).split())
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


def _seen(text: str) -> str:
    """The text without invisible marks."""
    if not text.isascii():
        for mark in _UNSEEN:
            text = text.replace(mark, "")
    return text


def _names(element: Element) -> str:
    return " ".join(filter(None, map(element.attr, NAMING)))


def _is_hidden(element: Element) -> bool:
    if (element.attr("id") or "").startswith(_SENT_LATER):
        return False
    return "hidden" in element.attrs or _NOT_SHOWN.search(element.attr("style") or "") is not None
