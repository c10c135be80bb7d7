"""A page as a reader's eye meets it: lines of text in their order, and the boxes that they stand in.

The one walk over the tree. A box covers the lines `start` to `end`, so that whatever a box holds is a slice or the
difference of two sums. Only elements that begin a line of their own are boxes; text in all others flows on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

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
    "applet area audio base button canvas datalist embed frame frameset head iframe img input link map math menuitem"
    " meta noembed noframes noscript object optgroup option param picture progress script select source style svg"
    " template textarea title track video"
)
# Sloppy pages nest some hundreds deep and have some ten thousand elements; nobody wrote more to be read.
DEEPEST, MOST_LINES, MOST_ELEMENTS, LONGEST_NAMES = 1000, 20_000, 100_000, 500
# Soft hyphens, zero-width spaces and marks of byte order; joiners stay, Devanagari is spelled with them.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
NAMING = ("class", "id", "itemprop")
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)

_Treatment = Literal["flows", "links", "breaks", "stands", "unread"]
_FLOWS, _LINKS, _BREAKS, _STANDS, _UNREAD = get_args(_Treatment)
_TREATMENTS: dict[str, _Treatment] = {
    **dict.fromkeys(FLOWING, _FLOWS),
    **dict.fromkeys(UNREAD, _UNREAD),
    "a": _LINKS,
    "br": _BREAKS,
}


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


@dataclass(slots=True)
class Lines:
    """The whole page. Box 0 is the body; a box stands before those inside it."""

    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    _open: list[int] = field(default_factory=lambda: [-1])
    _said: list[str] = field(default_factory=list)
    _linked: int = 0
    _links: list[int] = field(default_factory=list)
    _broken: int | None = None

    def walk(self, body: Element) -> None:
        """Take in `body` and all in it, until it is too much; without recursion, for pages may nest without end."""
        said = self._said
        stack: list[tuple[Iterator[Node], _Treatment]] = [(iter([body]), _FLOWS)]
        entered = 0
        while stack and entered < MOST_ELEMENTS and len(self.lines) < MOST_LINES:
            children, treatment = stack[-1]
            for child in children:
                if type(child) is Text:
                    text = child.data
                    if said or not text.isspace():
                        said.append(text)
                elif type(child) is Element:
                    how = _TREATMENTS.get(child.tag, _STANDS)
                    if len(stack) < DEEPEST and (how is _FLOWS or self._enter(child, how)):
                        stack.append((iter(child.children), how))
                        entered += 1
                        break
            else:
                stack.pop()
                if treatment is not _FLOWS:
                    self._leave(treatment)
        self._leave_all(treatment for _, treatment in reversed(stack))

    def _enter(self, element: Element, how: _Treatment) -> bool:
        """Whether to look inside."""
        if how is _STANDS:
            if self._said:
                self._end_line()
            self._open.append(len(self.boxes))
            names, hidden = _names(element)
            self.boxes.append(Box(element.tag, names, self._open[-2], len(self.lines), 0, hidden))
            return True
        if how is _LINKS:
            self._links.append(len(self._said))
            return True
        if how is _BREAKS:
            self._break()
        return False

    def _leave(self, how: _Treatment) -> None:
        if how is _STANDS:
            if self._said:
                self._end_line()
            self.boxes[self._open.pop()].end = len(self.lines)
        elif how is _LINKS:
            self._linked += sum(map(len, self._said[self._links.pop() :]))

    def _leave_all(self, treatments: Iterator[_Treatment]) -> None:
        """What is open where the walk breaks off."""
        for how in treatments:
            self._leave(how)

    def _break(self) -> None:
        """Two breaks end a paragraph, one is a blank."""
        if self._broken is not None and not "".join(self._said[self._broken :]).strip():
            self._end_line()
        else:
            self._said.append(" ")
            self._broken = len(self._said)

    def _end_line(self) -> None:
        text = "".join(self._said)
        text = " ".join((text if text.isascii() else _UNSEEN.sub("", text)).split())
        if text:
            # A link around whole lines is open still.
            linked = self._linked + (sum(map(len, self._said[self._links[0] :])) if self._links else 0)
            self.lines.append(Line(text, self._open[-1], min(linked, len(text))))
        self._said.clear()
        self._linked, self._broken = 0, None
        if self._links:
            self._links = [0] * len(self._links)


def lines_of(document: Document) -> Lines:
    """The page's lines and boxes; none of either where it has no body."""
    lines = Lines()
    body = document.select_one("body")
    if body is not None:
        lines.walk(body)
    return lines


def _names(element: Element) -> tuple[str, bool]:
    """Its names, and whether it is not shown."""
    stated = list(element.attrs)
    if not stated:
        return "", False
    names = [element.attr(name) or "" for name in NAMING if name in stated]
    hidden = "hidden" in stated or ("style" in stated and _NOT_SHOWN.search(element.attr("style") or "") is not None)
    return " ".join(names)[:LONGEST_NAMES].lower(), hidden
