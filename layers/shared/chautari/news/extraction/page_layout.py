"""What all readers of a body look at: the page's lines and boxes, how much of each line is prose, and where it stands.

A line stands in the article as far as one can tell (OWN), or in a box whose name, tag or shape says that it
accompanies the article (ACCOMPANYING), is no part of it (FOREIGN), or holds other people's words (REMARKS).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from chautari.news.extraction.box_names import BoxRole, may_hold_remarks, names_an_article, verdict
from chautari.news.extraction.document import Document
from chautari.news.extraction.lines import Box, TextLine, lines_of

OWN, ACCOMPANYING, FOREIGN, REMARKS = range(4)
_MARKS: Final[dict[BoxRole, int]] = {
    "body": OWN,
    "plain": OWN,
    "accompanying": ACCOMPANYING,
    "foreign": FOREIGN,
    "remarks": REMARKS,
}

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
ITEMS = frozenset(("li", "td", "th", "dd", "dt"))
_SENTENCE_ENDS, _CLOSING = frozenset(".!?:;।॥…。！？؟۔"), "\"'”’»)]」』 "
# A letter of these scripts says what three of an alphabet do.
_IDEOGRAPHS = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
SHORTEST_PROSE, LONGEST_PROSE = 25, 800
ITEM_WEIGHT, UNFINISHED_WEIGHT = 0.5, 0.4

# A name is not believed of a box that holds more of the page's prose: `has-sidebar` stands on whole pages.
SHARE_BELIEVED = 0.35
SHARE_BELIEVED_OF_REMARKS = 0.9
# Boxes alike beside each other, each a linked headline and little more, point to other articles.
LEAST_CARDS, SHARE_OF_CARDS, MOST_LINES_OF_CARD, LONGEST_CARD, SHORTEST_HEADLINE = 4, 0.7, 12, 600, 15
SHARE_OF_LISTICLE = 0.6
# Pages that go on without end hold whole further articles.
SHORTEST_ARTICLE = 300


@dataclass(frozen=True, slots=True)
class PageLayout:
    """`prose` and `marks` are by line. Prose is in letters of running text."""

    boxes: Sequence[Box]
    lines: Sequence[TextLine]
    prose: Sequence[float]
    marks: Sequence[int]

    def tag(self, line: int) -> str:
        """The tag of the box that the line stands in."""
        return self.boxes[self.lines[line].box].tag

    def size(self, lines: Iterator[int] | Sequence[int]) -> int:
        """How many characters these lines have."""
        return sum(len(self.lines[line].text) for line in lines)

    def prose_up_to(self, mark: int) -> list[float]:
        """Each line's prose, none where it is marked higher."""
        return [prose if line_mark <= mark else 0.0 for prose, line_mark in zip(self.prose, self.marks, strict=True)]


def layout_of(document: Document) -> PageLayout:
    """The document as the readers want it."""
    page = lines_of(document)
    prose = [prose_of(line, page.boxes[line.box].tag) for line in page.lines]
    return PageLayout(page.boxes, page.lines, prose, _marks(page.boxes, page.lines, prose))


def prose_of(line: TextLine, tag: str) -> float:
    """How many letters of running text the line is worth: links, items and what does not end as sentences do less."""
    length = len(line.text)
    if tag in HEADINGS or line.linked * 2 > length:
        return 0.0
    letters = length if line.text.isascii() else length + 2 * len(re.findall(_IDEOGRAPHS, line.text))
    if letters < SHORTEST_PROSE:
        return 0.0
    worth = min(letters, LONGEST_PROSE) * (1 - line.linked / length) ** 2
    worth *= ITEM_WEIGHT if tag in ITEMS else 1
    return worth if line.text.rstrip(_CLOSING)[-1:] in _SENTENCE_ENDS else worth * UNFINISHED_WEIGHT


def sums(values: Sequence[float]) -> list[float]:
    """Running sums, so that what a box holds is the difference of two: `sums[box.end] - sums[box.start]`."""
    return list(accumulate(values, initial=0.0))


def _marks(boxes: Sequence[Box], lines: Sequence[TextLine], prose: Sequence[float]) -> list[int]:
    marks = [OWN] * len(lines)
    remarks = [box for box in boxes if may_hold_remarks(box.names) and _mark(box) == REMARKS]
    totals = sums(prose)
    _apply(marks, REMARKS, [box for box in remarks if _share(box, totals) < SHARE_BELIEVED_OF_REMARKS])
    totals = sums([worth if mark == OWN else 0.0 for worth, mark in zip(prose, marks, strict=True)])
    foreign, outside = _foreign(boxes, totals)
    _apply(marks, FOREIGN, [*foreign, *_cards(outside, lines, totals), *_further_articles(boxes, lines, totals)])
    _apply(
        marks,
        ACCOMPANYING,
        [box for box in outside if _mark(box) == ACCOMPANYING and _share(box, totals) < SHARE_BELIEVED],
    )
    return marks


def _foreign(boxes: Sequence[Box], totals: Sequence[float]) -> tuple[list[Box], list[Box]]:
    """The outermost boxes whose names are believed that they are no part of the article, and every box not in one.

    Three boxes in five stand in one; what they are called changes nothing.
    """
    foreign: list[Box] = []
    outside: list[Box] = []
    end = 0
    for box in boxes:
        if box.end > end:
            outside.append(box)
            if _mark(box) == FOREIGN and _share(box, totals) < SHARE_BELIEVED:
                foreign.append(box)
                end = box.end
    return foreign, outside


def _mark(box: Box) -> int:
    return FOREIGN if box.hidden else _MARKS[verdict(box.tag, box.names)]


def _share(box: Box, totals: Sequence[float]) -> float:
    """How much of all prose it holds, 0 to 1."""
    return (totals[box.end] - totals[box.start]) / (totals[-1] or 1)


def _apply(marks: list[int], mark: int, boxes: Sequence[Box]) -> None:
    """Mark the lines of the boxes, unless they are marked higher."""
    for box in boxes:
        marks[box.start : box.end] = [mark if current < mark else current for current in marks[box.start : box.end]]


def _cards(boxes: Sequence[Box], lines: Sequence[TextLine], totals: Sequence[float]) -> list[Box]:
    """The cards of grids, unless they are what the page consists of, as in a listicle."""
    groups: dict[tuple[int, str, str], list[Box]] = defaultdict(list)
    for box in boxes:
        if box.end - box.start < MOST_LINES_OF_CARD and (box.names or box.tag in ("article", "li")):
            groups[box.parent, box.tag, box.names].append(box)
    grid_cards: list[Box] = []
    for group in groups.values():
        if len(group) >= LEAST_CARDS:
            cards = [box for box in group if _is_card(lines[box.start : box.end])]
            prose = sum(totals[box.end] - totals[box.start] for box in cards)
            if len(cards) >= max(LEAST_CARDS, SHARE_OF_CARDS * len(group)) and prose < SHARE_OF_LISTICLE * totals[-1]:
                grid_cards += cards
    return grid_cards


def _is_card(lines: Sequence[TextLine]) -> bool:
    headline = any(line.linked > 0.8 * len(line.text) and len(line.text) >= SHORTEST_HEADLINE for line in lines)
    return headline and sum(len(line.text) for line in lines) < LONGEST_CARD


def _further_articles(boxes: Sequence[Box], lines: Sequence[TextLine], totals: Sequence[float]) -> list[Box]:
    """Of articles beside each other, each with a title and text of its own, all but the first."""
    titles = [number for number, line in enumerate(lines) if boxes[line.box].tag == "h1"]
    siblings: dict[tuple[int, str], list[Box]] = defaultdict(list)
    for box in boxes if len(titles) > 1 else ():
        if (
            (box.tag == "article" or names_an_article(box.names))
            and totals[box.end] - totals[box.start] > SHORTEST_ARTICLE
            and any(box.start <= title < box.end for title in titles)
        ):
            siblings[box.parent, box.tag].append(box)
    return [box for group in siblings.values() for box in group[1:]]
