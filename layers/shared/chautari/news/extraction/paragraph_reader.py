"""Body reader by paragraph scores: each paragraph adds points to its parent box, fewer to outer boxes.

The way of Arc90's Readability, over flat lists. The box with the most points is the article, together
with siblings of similar text.
"""

from collections.abc import Sequence
from typing import Final

from chautari.news.extraction.box_names import BoxRole, verdict
from chautari.news.extraction.page_layout import ACCOMPANYING, FOREIGN, PageLayout, sums
from chautari.news.extraction.tidying import OPENING, tidied

LEAST_PROSE, LETTERS_A_POINT, MOST_POINTS, POINTS_A_COMMA = 20, 100, 3, 0.5
SHARES_OUTWARDS = (1, 0.5, 0.33)
FACTORS: Final[dict[BoxRole, float]] = {"body": 1.4, "plain": 1, "accompanying": 0.8, "foreign": 0.6, "remarks": 0.2}
FACTOR_OF_ARTICLE = 1.2
LEAST_OF_LIKE, SHARE_OF_LIKE = 5, 0.2
PARAGRAPHS = frozenset(("p", "li", "blockquote", "pre", "td"))
COMMAS = ",،、，"


def by_paragraphs(layout: PageLayout) -> list[int]:
    """The numbers of the article's lines."""
    points = _weighed(layout, _points(layout))
    if not any(points):
        return []
    best = max(range(len(points)), key=points.__getitem__)
    worth = layout.prose_up_to(ACCOMPANYING)
    lines = [
        line for box in _like(layout, points, best) for line in range(layout.boxes[box].start, layout.boxes[box].end)
    ]
    return tidied(layout, lines, worth, ACCOMPANYING)


def _points(layout: PageLayout) -> list[float]:
    points = [0.0] * len(layout.boxes)
    for number, line in enumerate(layout.lines):
        prose = layout.prose[number]
        if layout.marks[number] >= FOREIGN or prose <= LEAST_PROSE:
            continue
        commas = sum(line.text.count(comma) for comma in COMMAS)
        score = 1 + min(prose / LETTERS_A_POINT, MOST_POINTS) + commas * POINTS_A_COMMA
        box = layout.boxes[line.box].parent if layout.boxes[line.box].tag in PARAGRAPHS else line.box
        for share in SHARES_OUTWARDS:
            if box < 0:
                break
            points[box] += score * share
            box = layout.boxes[box].parent
    return points


def _weighed(layout: PageLayout, points: Sequence[float]) -> list[float]:
    """The points of a box, reduced for many links or a name of something else."""
    length = sums([len(line.text) for line in layout.lines])
    linked = sums([line.linked for line in layout.lines])
    weighed = [0.0] * len(points)
    for number, box in enumerate(layout.boxes):
        if points[number]:
            links = (linked[box.end] - linked[box.start]) / (length[box.end] - length[box.start] or 1)
            weight = FACTORS[verdict(box.tag, box.names)] * (FACTOR_OF_ARTICLE if box.tag == "article" else 1)
            weighed[number] = points[number] * (1 - links) * weight
    return weighed


def _like(layout: PageLayout, points: Sequence[float], best: int) -> list[int]:
    """The best box and those siblings whose text is as good."""
    parent = layout.boxes[best].parent
    if parent < 0:
        return [best]
    least = max(LEAST_OF_LIKE, SHARE_OF_LIKE * points[best])
    return [
        number
        for number, box in enumerate(layout.boxes)
        if box.parent == parent
        and (number == best or points[number] > least or (box.tag == "p" and layout.prose[box.start] > OPENING))
    ]
