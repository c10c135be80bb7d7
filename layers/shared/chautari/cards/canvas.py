"""Canvas of a card: what is drawn on 1200 by 630 pixels, which readers of Open Graph show whole, as plain values."""

import unicodedata
from dataclasses import dataclass, field

from chautari.core.plain_text import one_line

WIDTH, HEIGHT, MARGIN = 1200, 630, 64
# Those of the pages (web/data/page.css).
INK, PALE, PAPER, LINE = "#1f1c17", "#5d574c", "#fbfaf6", "#ddd6c8"
UP, DOWN, WARNING, BRAND = "#17663a", "#a3212c", "#7a4a00", "#8f1d2f"
SMALLEST = 22
# In shares of the size, a little more than Mukta Bold has; marks above and below a letter take no room of their own.
_ADVANCE = {
    **{"Mn": 0.0, "Cf": 0.0, "Mc": 0.3, "Zs": 0.26, "Po": 0.3, "Pd": 0.5},
    **{"Nd": 0.58, "Lu": 0.64, "Ll": 0.53, "Lo": 0.62},
}
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Words:
    """How a text is set: size, colour, weight, and whether it ends where it is placed."""

    size: int
    fill: str = INK
    bold: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A line of letters: where its base line begins or ends."""

    at: Point
    text: str
    words: Words


@dataclass(frozen=True, slots=True)
class Shape:
    """A polygon; with `stroke` the line through its points, so wide; a dot so wide if it is one point."""

    points: tuple[Point, ...]
    fill: str
    stroke: int = 0


@dataclass(frozen=True, slots=True)
class Canvas:
    """A card that is being made."""

    parts: list[Text | Shape] = field(default_factory=lambda: [rectangle(0, 0, WIDTH, 12, BRAND)])

    def text(self, x: int, y: int, text: str, words: Words, room: int = WIDTH - 2 * MARGIN) -> None:
        """Write one line from or to `x` on the base line `y`: smaller, and at last cut, if it is wider than `room`."""
        line = one_line(text)
        size = fitting(line, words.size, room)
        self.parts.append(Text((x, y), cut(line, size, room), Words(size, words.fill, words.bold, words.ends)))

    def shape(self, *points: Point, fill: str, stroke: int = 0) -> None:
        """Draw a polygon, a line or a dot."""
        self.parts.append(Shape(points, fill, stroke))


def rectangle(left: int, top: int, width: int, height: int, fill: str) -> Shape:
    """A filled rectangle."""
    right, bottom = left + width, top + height
    return Shape(((left, top), (right, top), (right, bottom), (left, bottom)), fill)


def advance(text: str, size: int) -> float:
    """About how wide a text is, rather too much than too little."""
    return size * sum(_ADVANCE.get(unicodedata.category(character), 0.6) for character in text)


def fitting(text: str, size: int, room: int) -> int:
    """The size at which a text has room, `size` at most and SMALLEST at least."""
    return max(SMALLEST, min(size, int(size * room / max(advance(text, size), 1))))


def cut(text: str, size: int, room: int) -> str:
    """The text with an ellipsis where it has no room, cut between words."""
    words = text.split(" ")
    while len(words) > 1 and advance(" ".join(words), size) > room:
        words.pop()
        words[-1] = words[-1].rstrip(",;:·…") + "…"
    return " ".join(words)


def wrapped(text: str, size: int, room: int) -> list[str]:
    """The text as lines with room, broken between words."""
    lines = [""]
    for word in one_line(text).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if advance(longer, size) > room and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
