"""Body reader by boxes: the innermost box that holds most of the page's prose, and the text that adjoins it.

The first pass trusts the names of boxes; a second, looser one runs if the first leaves out much of the text.
"""

from collections.abc import Sequence

from chautari.news.extraction.box_names import verdict
from chautari.news.extraction.page_layout import ACCOMPANYING, FOREIGN, OWN, PageLayout, sums
from chautari.news.extraction.tidying import TEXT, tidied

SHARE_WITHIN = 0.6
# How far marked lines are let in, and below which share of what that would give.
PASSES = ((OWN, 1.0), (ACCOMPANYING, 0.8), (FOREIGN, 0.5))
LONGEST_GAP = 3
TEXT_TAGS = frozenset(("p", "li", "ul", "ol", "blockquote", "td", "tr"))


def by_box(layout: PageLayout, core: int) -> list[int]:
    """The numbers of the article's lines; `core` is the core box."""
    best: list[int] = []
    length = 0
    marked = set(layout.marks)
    for highest, share in PASSES:
        if best and highest not in marked:
            continue
        worth = layout.prose_up_to(highest)
        box = core if highest == OWN else _box(layout, worth)
        lines = _adjoining(layout, box, worth)
        # All of the lines there would not be enough: one pass in two needs no tidying.
        if best and length >= share * (layout.characters[lines.stop] - layout.characters[lines.start]):
            continue
        candidate = tidied(layout, lines, worth, highest)
        if not best or length < share * layout.size(candidate):
            best, length = candidate, layout.size(candidate)
    return best


def core_box(layout: PageLayout) -> int:
    """The number of the innermost box that holds most of the page's own prose."""
    return _box(layout, layout.prose_up_to(OWN))


def _box(layout: PageLayout, worth: Sequence[float]) -> int:
    """Descend from the body while one box holds most of the prose of the box around it."""
    totals = sums(worth)
    current, held = 0, totals[-1]
    number = 1
    while number < layout.boxes[current].next_box:
        box = layout.boxes[number]
        most = 0.0 if box.tag in TEXT_TAGS else totals[box.end] - totals[box.start]
        if most and most >= SHARE_WITHIN * held:
            current, held = number, most
            number += 1
        else:
            number = box.next_box
    return current


def _adjoining(layout: PageLayout, number: int, worth: Sequence[float]) -> range:
    """The lines of the box and the text directly before and after it: some bodies span several boxes."""
    box, limit = layout.boxes[number], layout.boxes[_limit(layout, number)]
    start, end = box.start, box.end
    for line in range(start - 1, limit.start - 1, -1):
        if worth[line] > TEXT:
            start = line
        elif start - line >= LONGEST_GAP:
            break
    for line in range(end, limit.end):
        if worth[line] > TEXT:
            end = line + 1
        elif line + 1 - end >= LONGEST_GAP:
            break
    return range(start, end)


def _limit(layout: PageLayout, number: int) -> int:
    """The outermost box in which lines of the article are searched."""
    ancestor = number
    while ancestor > 0:
        box = layout.boxes[ancestor]
        named = verdict(box.tag, box.names) == "body"
        if named or box.tag == "article" or (box.tag == "main" and ancestor != number):
            return ancestor
        ancestor = box.parent
    parent = layout.boxes[number].parent
    return max(0, layout.boxes[parent].parent if parent > 0 else 0)
