"""A page as a reader's eye meets it: lines of text in their order, and the boxes that they stand in.

The one walk over the tree. A box covers the lines `start` to `end`, so that whatever a box holds is a slice or the
difference of two sums. Only elements that begin a line of their own are boxes; text in all others flows on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from chautari.extraction.document import Document, Element, Node, Text

# What flows with the text around it: https://html.spec.whatwg.org/multipage/text-level-semantics.html
FLOWING = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
# What shows no text, or none that is read.
UNREAD = frozenset(
    [
        "applet",
        "area",
        "audio",
        "base",
        "button",
        "canvas",
        "datalist",
        "embed",
        "frame",
        "frameset",
        "head",
        "iframe",
        "img",
        "input",
        "link",
        "map",
        "math",
        "menuitem",
        "meta",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "optgroup",
        "option",
        "param",
        "picture",
        "progress",
        "script",
        "select",
        "source",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "track",
        "video",
    ]
)
# Sloppy pages nest some hundreds deep; beyond this nobody wrote it to be read.
DEEPEST, MOST_LINES = 2000, 20_000
ATTRIBUTES = ("class", "id", "itemprop", "role", "data-component", "data-testid", "data-type")


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
    _links: int = 0
    _breaks: int = 0

    def walk(self, body: Element) -> None:
        """Take in `body` and all in it; without recursion, for pages may nest without end."""
        stack: list[tuple[Iterator[Node], str]] = [(iter([body]), "")]
        while stack:
            children, tag = stack[-1]
            for child in children:
                if isinstance(child, Text):
                    self._say(child.data)
                elif isinstance(child, Element) and len(stack) < DEEPEST and self._enter(child):
                    stack.append((iter(child.children), child.tag))
                    break
            else:
                stack.pop()
                self._leave(tag)

    def _say(self, text: str) -> None:
        self._said.append(text)
        if self._links:
            self._linked += len(text)
        if self._breaks and not text.isspace():
            self._breaks = 0

    def _enter(self, element: Element) -> bool:
        """Whether to look inside."""
        tag = element.tag
        if tag == "br":
            self._break()
            return False
        if tag in UNREAD or len(self.lines) > MOST_LINES:
            return False
        if tag in FLOWING:
            self._links += tag == "a"
            return True
        self._end_line()
        self.boxes.append(Box(tag, _names(element), self._open[-1], len(self.lines), 0, _is_hidden(element)))
        self._open.append(len(self.boxes) - 1)
        return True

    def _leave(self, tag: str) -> None:
        if tag in FLOWING:
            self._links -= tag == "a"
        elif tag:
            self._end_line()
            self.boxes[self._open.pop()].end = len(self.lines)

    def _break(self) -> None:
        """Two breaks end a paragraph, one is a blank."""
        self._said.append(" ")
        self._breaks += 1
        if self._breaks == 2:
            self._end_line()

    def _end_line(self) -> None:
        if not self._said:
            return
        text = " ".join("".join(self._said).replace("\xad", "").split())
        if text:
            self.lines.append(Line(text, self._open[-1], min(self._linked, len(text))))
        self._said.clear()
        self._linked = self._breaks = 0


def lines_of(document: Document) -> Lines:
    """The page's lines and boxes; none of either where it has no body."""
    lines = Lines()
    body = document.select_one("body")
    if body is not None:
        lines.walk(body)
    return lines


def _names(element: Element) -> str:
    return " ".join(filter(None, map(element.attr, ATTRIBUTES))).lower()


def _is_hidden(element: Element) -> bool:
    style = element.attr("style")
    return element.attr("hidden") is not None or (
        style is not None and "display:none" in style.replace(" ", "").lower()
    )
