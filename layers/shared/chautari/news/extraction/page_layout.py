"""Shared input of all body readers: the page's lines and boxes, how much prose each line holds, and its role.

Roles of a line, as far as one can tell:
- OWN: part of the article.
- ACCOMPANYING: in a box whose name, tag or shape says that it accompanies the article.
- FOREIGN: in a box that is no part of it.
- REMARKS: in a box of other people's words.
- REFUSED: in a hidden box or a consent dialogue.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from chautari.news.extraction.asides import is_aside
from chautari.news.extraction.box_names import (
    BoxRole,
    asks_for_consent,
    may_hold_remarks,
    verdict,
)
from chautari.news.extraction.document import Document
from chautari.news.extraction.line_prose import prose_of
from chautari.news.extraction.lines import Box, TextLine, lines_of
from chautari.news.extraction.other_stories import cards, further_articles

OWN, ACCOMPANYING, FOREIGN, REMARKS, REFUSED = range(5)
_MARKS: Final[dict[BoxRole, int]] = {
    "body": OWN,
    "plain": OWN,
    "accompanying": ACCOMPANYING,
    "foreign": FOREIGN,
    "remarks": REMARKS,
}

# A name is not believed of a box that holds more of the page's prose: `has-sidebar` stands on whole pages.
SHARE_BELIEVED = 0.35
SHARE_BELIEVED_OF_REMARKS = SHARE_BELIEVED_OF_CONSENT = 0.9
# What is hidden until it is asked for (answers, the rest of a long text) is long.
SHARE_REFUSED_OF_HIDDEN = 0.05


@dataclass(frozen=True, slots=True)
class PageLayout:
    """`prose`, `marks` and `asides` are by line. Prose is counted in letters of running text.

    - asides: whether a line is a link, or what sites say between paragraphs.
    - characters: running sums of the lengths of lines.
    - titles: the lines that are an `h1`; times_said: how often the page says the text of a line.
    - roles: by box, the mark that its name, tag or the foreign box around it gives, believed or not.
    """

    boxes: Sequence[Box]
    lines: Sequence[TextLine]
    prose: Sequence[float]
    marks: Sequence[int]
    roles: Sequence[int]
    asides: Sequence[bool]
    characters: Sequence[int]
    titles: Sequence[int]
    times_said: Mapping[str, int]

    def tag(self, line: int) -> str:
        """The tag of the line's box."""
        return self.boxes[self.lines[line].box].tag

    def size(self, lines: Iterator[int] | Sequence[int]) -> int:
        """The number of characters in these lines."""
        return sum([len(self.lines[line].text) for line in lines])

    def prose_up_to(self, mark: int) -> list[float]:
        """The prose of each line; zero for lines with a higher mark than `mark`."""
        return [prose if line_mark <= mark else 0.0 for prose, line_mark in zip(self.prose, self.marks, strict=True)]


def layout_of(document: Document) -> PageLayout:
    """The layout of a document."""
    page = lines_of(document)
    return layout_of_lines(page.boxes, page.lines)


def layout_of_lines(boxes: Sequence[Box], lines: Sequence[TextLine]) -> PageLayout:
    """The layout of a page by its lines and boxes."""
    tags, texts = [boxes[line.box].tag for line in lines], [line.text for line in lines]
    prose = list(map(prose_of, lines, tags))
    titles = [line for line, tag in enumerate(tags) if tag == "h1"]
    roles = [OWN] * len(boxes)
    return PageLayout(
        boxes,
        lines,
        prose,
        marks=_marks(boxes, lines, prose, roles, titles),
        roles=roles,
        asides=list(map(is_aside, lines)),
        characters=list(accumulate(map(len, texts), initial=0)),
        titles=titles,
        times_said=Counter(texts),
    )


def sums(values: Sequence[float]) -> list[float]:
    """Running sums: `sums[box.end] - sums[box.start]` is the sum over a box."""
    return list(accumulate(values, initial=0.0))


def _marks(
    boxes: Sequence[Box],
    lines: Sequence[TextLine],
    prose: Sequence[float],
    roles: list[int],
    titles: Sequence[int],
) -> list[int]:
    marks = [OWN] * len(lines)
    names = {box.names for box in boxes}
    # Asked of all names together first: half of the pages have none.
    may_hold = set(filter(may_hold_remarks, names)) if may_hold_remarks(" ".join(names)) else ()
    remarks = [box for box in boxes if box.names in may_hold and _mark(box) == REMARKS] if may_hold else []
    totals = sums(prose)
    _apply(marks, REMARKS, [box for box in remarks if _share(box, totals) < SHARE_BELIEVED_OF_REMARKS])
    totals = sums([worth if mark == OWN else 0.0 for worth, mark in zip(prose, marks, strict=True)])
    foreign, outside = _foreign(boxes, totals, roles)
    _apply(marks, REFUSED, [box for box in foreign if _is_refused(box, totals)])
    _apply(marks, FOREIGN, [*foreign, *further_articles(boxes, titles, totals)])
    _apply(marks, FOREIGN, cards([box for _, box in outside], lines, totals))
    _apply(
        marks,
        ACCOMPANYING,
        [box for number, box in outside if roles[number] == ACCOMPANYING and _share(box, totals) < SHARE_BELIEVED],
    )
    return marks


def _foreign(
    boxes: Sequence[Box], totals: Sequence[float], roles: list[int]
) -> tuple[list[Box], list[tuple[int, Box]]]:
    """The outermost boxes that are foreign by their names, and every box outside of them; sets `roles`.

    Three boxes in five stand in one; their own names do not matter.
    """
    foreign: list[Box] = []
    outside: list[tuple[int, Box]] = []
    number, last = 0, len(boxes)
    while number < last:
        box = boxes[number]
        outside.append((number, box))
        role = roles[number] = _mark(box)
        number += 1
        if role == FOREIGN and _share(box, totals) < _share_believed(box):
            foreign.append(box)
            roles[number : box.next_box] = [FOREIGN] * (box.next_box - number)
            number = box.next_box
    return foreign, outside


def _share_believed(box: Box) -> float:
    return SHARE_BELIEVED_OF_CONSENT if asks_for_consent(box.names) else SHARE_BELIEVED


def _is_refused(box: Box, totals: Sequence[float]) -> bool:
    return asks_for_consent(box.names) or (box.hidden and _share(box, totals) < SHARE_REFUSED_OF_HIDDEN)


def _mark(box: Box) -> int:
    return FOREIGN if box.hidden else _MARKS[verdict(box.tag, box.names)]


def _share(box: Box, totals: Sequence[float]) -> float:
    """The box's share of all prose, 0 to 1."""
    return (totals[box.end] - totals[box.start]) / (totals[-1] or 1)


def _apply(marks: list[int], mark: int, boxes: Sequence[Box]) -> None:
    """Mark the lines of the boxes, unless they have a higher mark."""
    for box in boxes:
        marks[box.start : box.end] = [mark if current < mark else current for current in marks[box.start : box.end]]
