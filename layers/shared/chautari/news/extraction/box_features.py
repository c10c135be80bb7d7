"""Features of the boxes that hold a page's lines: tags and names around, sums of the boxes around, and of boxes alike.

Each feature is an integer from 0 to 255. A box's own sums are the difference of two running sums over the lines.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from chautari.news.extraction.lines import Box
from chautari.news.extraction.page_layout import PageLayout
from chautari.news.extraction.rule_answers import Answers
from chautari.news.extraction.scales import HIGHEST, share, size

# Tags in an order in which a threshold separates what is a paragraph from what holds one.
_TAGS = (
    "h1 h2 h3 h4 h5 h6 dt th summary p blockquote pre li dd td ul ol dl tr tbody table div section article main body"
    " header hgroup footer aside address figure figcaption form fieldset label details dialog center"
)
TAG_ORDER = {tag: order for order, tag in enumerate(_TAGS.split())}
OTHER_TAG = len(TAG_ORDER)
# Tags that tell of all that stands in them, as bits.
_BITS = {"article": 1, "main": 2, "header": 4, "hgroup": 4}
OF_BOX = ("lines", "size", "linked", "prose", "answered")
OF_ALIKE = ("boxes", "size", "prose", "answered")
# What is the same for all boxes of one parent, and the rest.
PARENT_FEATURES = (
    *("parent_tag", "grandparent_tag", "parent_role", "grandparent_role"),
    *(f"{which}_{measure}" for which in ("parent", "grandparent", "great_grandparent") for measure in OF_BOX),
    *(f"parent_siblings_{measure}" for measure in OF_ALIKE),
)
BOX_FEATURES = (
    *("tag", "in_article", "in_main", "in_header", "worst_role", "depth", "depth_below_core", "steps_to_core"),
    *(f"section_{measure}" for measure in OF_BOX),
    *(f"{which}_{measure}" for which in ("path", "siblings") for measure in OF_ALIKE),
    *("section_prose_after", "section_lines_after"),
)


class Sums(NamedTuple):
    """Running sums over a page's lines: characters, those in links, prose, and characters of the agreed answer."""

    characters: Sequence[float]
    linked: Sequence[float]
    prose: Sequence[float]
    answered: Sequence[float]


class BoxFeatures:
    """The features of a page's boxes, each computed when it is asked for."""

    def __init__(self, layout: PageLayout, answers: Answers, totals: Sums, holders: Iterable[int]) -> None:
        """Of the boxes `holders`, which hold the lines that are looked at."""
        self._boxes, self._roles, self._totals = layout.boxes, layout.roles, totals
        self._core = answers.core
        self._chain = self._around((self._core,))
        self._holders = sorted(set(holders))
        self._inside: dict[int, int] = {}
        self._depths: dict[int, int] = {}
        self._worst: dict[int, int] = {}
        self._sections: dict[int, int] = {}
        self._inherit()
        self._of_box: dict[int, tuple[int, ...]] = {}
        self._groups = self._grouped()
        self._of_group: dict[Hashable, tuple[int, ...]] = {}

    def rows(self) -> dict[int, tuple[int, ...]]:
        """By box, the features in the order of BOX_FEATURES."""
        return {number: self._row(number) for number in self._holders}

    def rows_of_parents(self) -> dict[int, tuple[int, ...]]:
        """By box that holds one of the boxes, the features in the order of PARENT_FEATURES."""
        return {parent: self._row_of_parent(parent) for parent in {parent_of(self._boxes, n) for n in self._holders}}

    def _row_of_parent(self, parent: int) -> tuple[int, ...]:
        boxes, roles, sums_of = self._boxes, self._roles, self._sums_of
        outer = parent_of(boxes, parent)
        return (
            TAG_ORDER.get(boxes[parent].tag, OTHER_TAG),
            TAG_ORDER.get(boxes[outer].tag, OTHER_TAG),
            roles[parent],
            roles[outer],
            *sums_of(parent),
            *sums_of(outer),
            *sums_of(parent_of(boxes, outer)),
            *self._sums_of_alike(self._place(parent)),
        )

    def _row(self, number: int) -> tuple[int, ...]:
        boxes, alike = self._boxes, self._sums_of_alike
        section, inside, depth = self._sections[number], self._inside[number], self._depths[number]
        core_end, section_end = boxes[self._core].end, boxes[section].end
        return (
            TAG_ORDER.get(boxes[number].tag, OTHER_TAG),
            inside & 1,
            inside >> 1 & 1,
            inside >> 2,
            self._worst[number],
            min(depth, HIGHEST),
            min(max(depth - self._depths[self._core], 0), HIGHEST),
            self._steps_to_core(number),
            *self._sums_of(section),
            *alike(self._path(number)),
            *alike(self._place(number)),
            size(self._totals.prose[core_end] - self._totals.prose[section_end]),
            min(max(core_end - section_end, 0), HIGHEST),
        )

    def _inherit(self) -> None:
        """Set by box, of those that are looked at and those around them: the telling tags around it, its depth, the
        worst role around it, and its section: the part of the core, or of a box around the core, that it stands in.
        """
        boxes, chain, roles = self._boxes, self._chain, self._roles
        for number in sorted(self._around((*self._holders, self._core))):
            box, role = boxes[number], roles[number]
            parent, bit = box.parent, _BITS.get(box.tag, 0)
            if parent >= 0:
                worst = self._worst[parent]
                self._inside[number] = self._inside[parent] | bit
                self._depths[number] = self._depths[parent] + 1
                self._worst[number] = role if role > worst else worst
                self._sections[number] = number if parent in chain else self._sections[parent]
            else:
                self._inside[number], self._depths[number] = bit, 0
                self._worst[number], self._sections[number] = role, number

    def _around(self, numbers: Iterable[int]) -> set[int]:
        """These boxes and all around them."""
        boxes, known = self._boxes, set[int]()
        for number in numbers:
            box = number
            while box >= 0 and box not in known:
                known.add(box)
                box = boxes[box].parent
        return known

    def _steps_to_core(self, number: int) -> int:
        """How far outwards the box is that holds both this one and the core; 0 for boxes in the core."""
        core, box = self._boxes[self._core], self._boxes[number]
        if core.start <= box.start and box.end <= core.end:
            return 0
        while number not in self._chain:
            number = self._boxes[number].parent
        return min(self._depths[self._core] - self._depths[number], HIGHEST)

    def _sums_of(self, number: int) -> tuple[int, ...]:
        row = self._of_box.get(number)
        if row is None:
            characters, linked, prose, answered = self._totals
            start, end = self._boxes[number].start, self._boxes[number].end
            length = characters[end] - characters[start] or 1.0
            row = self._of_box[number] = (
                min(end - start, HIGHEST),
                size(length),
                int(100 * (linked[end] - linked[start]) / length),
                share((prose[end] - prose[start]) / length),
                int(100 * (answered[end] - answered[start]) / length),
            )
        return row

    def _grouped(self) -> dict[Hashable, list[int]]:
        """The boxes alike: of one path among the holders, and of one name beside a holder or its parent."""
        boxes = self._boxes
        groups: dict[Hashable, list[int]] = {}
        parents = {parent_of(boxes, number) for number in self._holders}
        for around in {boxes[number].parent for number in (*self._holders, *parents)}:
            number, end = around + 1, boxes[around].next_box if around >= 0 else len(boxes)
            while number < end:
                box = boxes[number]
                groups.setdefault((around, box.tag, box.names), []).append(number)
                number = box.next_box
        for number in self._holders:
            groups.setdefault(self._path(number), []).append(number)
        return groups

    def _sums_of_alike(self, key: Hashable) -> tuple[int, ...]:
        row = self._of_group.get(key)
        if row is None:
            row = self._of_group[key] = self._sum(self._groups[key])
        return row

    def _sum(self, numbers: Sequence[int]) -> tuple[int, ...]:
        boxes, (characters, _, prose, answered) = self._boxes, self._totals
        length = worth = answer = 0.0
        for number in numbers:
            start, end = boxes[number].start, boxes[number].end
            length += characters[end] - characters[start]
            worth += prose[end] - prose[start]
            answer += answered[end] - answered[start]
        return (min(len(numbers), HIGHEST), size(length), share(worth / length), share(answer / length))

    def _place(self, number: int) -> Hashable:
        box = self._boxes[number]
        return (box.parent, box.tag, box.names)

    def _path(self, number: int) -> Hashable:
        box = self._boxes[number]
        parent = self._boxes[parent_of(self._boxes, number)]
        return (box.tag, box.names, parent.tag, parent.names)


def parent_of(boxes: Sequence[Box], number: int) -> int:
    """The box around a box; the outermost is its own."""
    return max(boxes[number].parent, 0)
