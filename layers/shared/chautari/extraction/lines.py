"""A page as a reader's eye meets it: lines of text in their order, and the boxes that they stand in.

The one walk over the tree. A box covers the lines `start` to `end`, so that whatever a box holds is a slice or the
difference of two sums. Only elements that begin a line of their own are boxes; text in all others flows on.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from chautari.extraction.document import Document, Element, Node, Text


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


# What flows with the text around it: https://html.spec.whatwg.org/multipage/text-level-semantics.html
FLOWING = _tags(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small"
    " span strike strong sub sup time tt u var wbr"
)
# What shows no text, or none that is read.
UNREAD = _tags(
    "applet area audio base br button canvas datalist embed frame frameset head iframe img input link map math menuitem"
    " meta noembed noframes noscript object optgroup option param picture progress script select source style svg"
    " template textarea title track video"
)
# Sloppy pages have some ten thousand elements; nobody wrote more to be read. The parser nests them 512 deep at most.
MOST_LINES, MOST_STEPS, LONGEST_NAMES = 20_000, 300_000, 500
# Soft hyphens, zero-width spaces and marks of byte order; joiners stay, Devanagari is spelled with them.
_UNSEEN = ("\u00ad", "\u200b", "\u2060", "\ufeff")
NAMING = ("class", "id", "itemprop")
_MORE_NAMED = "[id], [itemprop]"
_MAY_BE_HIDDEN = "[hidden], [style*=display i]"
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """One line of text: in which box, and how many of its characters are links."""

    text: str
    box: int
    linked: int


@dataclass(slots=True)
class Box:
    """One element: its tag, its names (class, id and the like, in small letters), the box around it, its lines."""

    tag: str
    names: str
    parent: int
    start: int
    end: int
    hidden: bool = False


# What is still to be met: a node, or the end of a box or of a link.
_LINK: Final = "link"
_Waiting = Node | Box | Literal["link"]


class Lines:
    """The whole page. Box 0 is the body; a box stands before those inside it."""

    def __init__(self, document: Document) -> None:
        """Of a page that is still to be walked. What few elements have is looked up once for all of them."""
        self._named = frozenset(document.select(_MORE_NAMED))
        self._hidden = frozenset(filter(_is_hidden, document.select(_MAY_BE_HIDDEN)))
        self.boxes: list[Box] = []
        self.lines: list[Line] = []
        self._box = -1
        self._said: list[str] = []
        self._linked = 0
        self._links: list[int] = []
        self._broken: int | None = None

    def walk(self, body: Element) -> None:
        """Take in `body` and all in it, until it is too much; without recursion, for pages may nest deeply."""
        said = self._said
        waiting: list[_Waiting] = [body]
        for _ in range(MOST_STEPS):
            if not waiting or len(self.lines) >= MOST_LINES:
                break
            node = waiting.pop()
            if type(node) is Text:
                text = node.data
                if said or not text.isspace():
                    said.append(text)
            elif type(node) is Element:
                self._enter(node, waiting)
            elif type(node) is Box:
                self._leave(node)
            elif node is _LINK:
                self._linked += sum(map(len, said[self._links.pop() :]))
        self._leave_all(waiting)

    def _enter(self, element: Element, waiting: list[_Waiting]) -> None:
        """Take in an element: what is in it waits, and behind that its end."""
        tag = element.tag
        if tag in UNREAD:
            if tag == "br":
                self._break()
            return
        if tag not in FLOWING:
            waiting.append(self._opened(tag, element))
        elif tag == "a":
            self._links.append(len(self._said))
            waiting.append(_LINK)
        waiting += element.children[::-1]

    def _opened(self, tag: str, element: Element) -> Box:
        if self._said:
            self._end_line()
        names = _names(element) if element in self._named else (element.attr("class") or "")
        hidden = element in self._hidden
        box = Box(tag, names[:LONGEST_NAMES].lower(), self._box, len(self.lines), 0, hidden)
        self._box = len(self.boxes)
        self.boxes.append(box)
        return box

    def _leave(self, box: Box) -> None:
        if self._said:
            self._end_line()
        box.end = len(self.lines)
        self._box = box.parent

    def _leave_all(self, waiting: list[_Waiting]) -> None:
        """What is open where the walk breaks off."""
        for node in reversed(waiting):
            if type(node) is Box:
                self._leave(node)

    def _break(self) -> None:
        """Two breaks end a paragraph, one is a blank."""
        if self._broken is not None and not "".join(self._said[self._broken :]).strip():
            self._end_line()
        else:
            self._said.append(" ")
            self._broken = len(self._said)

    def _end_line(self) -> None:
        text = " ".join(_seen("".join(self._said)).split())
        if text:
            # A link around whole lines is open still.
            linked = self._linked + (sum(map(len, self._said[self._links[0] :])) if self._links else 0)
            self.lines.append(Line(text, self._box, min(linked, len(text))))
        self._said.clear()
        self._linked, self._broken = 0, None
        if self._links:
            self._links = [0] * len(self._links)


def lines_of(document: Document) -> Lines:
    """The page's lines and boxes; none of either where it has no body."""
    lines = Lines(document)
    body = document.select_one("body")
    if body is not None:
        lines.walk(body)
    return lines


def _seen(text: str) -> str:
    """The text without marks that show nothing."""
    if not text.isascii():
        for mark in _UNSEEN:
            text = text.replace(mark, "")
    return text


def _names(element: Element) -> str:
    return " ".join(filter(None, map(element.attr, NAMING)))


def _is_hidden(element: Element) -> bool:
    return "hidden" in element.attrs or _NOT_SHOWN.search(element.attr("style") or "") is not None
