"""Features of the boxes that hold a page's lines: tags and names around, sums of the boxes around, and of boxes alike.

Each feature is an integer from 0 to 255. A box's own sums are the difference of two running sums over the lines.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

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
BOX_FEATURES = (
    *("tag", "parent_tag", "grandparent_tag", "in_article", "in_main", "in_header"),
    *("parent_role", "grandparent_role", "worst_role", "depth", "depth_below_core", "steps_to_core"),
    *(
        f"{which}_{measure}"
        for which in ("parent", "grandparent", "great_grandparent", "section")
        for measure in OF_BOX
    ),
    *(f"{which}_{measure}" for which in ("path", "siblings", "parent_siblings") for measure in OF_ALIKE),
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
        self._chain = self._around_core()
        self._holders = sorted(set(holders))
        self._inherit()
        self._of_box: dict[int, tuple[int, ...]] = {}
        self._alike = self._groups()

    def rows(self) -> dict[int, tuple[int, ...]]:
        """By box, the features in the order of BOX_FEATURES."""
        return {number: self._row(number) for number in self._holders}

    def _row(self, number: int) -> tuple[int, ...]:
        boxes, roles, sums_of, groups = self._boxes, self._roles, self._sums_of, self._alike
        parent = max(boxes[number].parent, 0)
        outer = max(boxes[parent].parent, 0)
        section, inside, depth = self._sections[number], self._inside[number], self._depths[number]
        core_end, section_end = boxes[self._core].end, boxes[section].end
        return (
            TAG_ORDER.get(boxes[number].tag, OTHER_TAG),
            TAG_ORDER.get(boxes[parent].tag, OTHER_TAG),
            TAG_ORDER.get(boxes[outer].tag, OTHER_TAG),
            inside & 1,
            inside >> 1 & 1,
            inside >> 2,
            roles[parent],
            roles[outer],
            self._worst[number],
            min(depth, HIGHEST),
            min(max(depth - self._depths[self._core], 0), HIGHEST),
            self._steps_to_core(number),
            *sums_of(parent),
            *sums_of(outer),
            *sums_of(max(boxes[outer].parent, 0)),
            *sums_of(section),
            *groups[self._path(number)],
            *groups[self._place(number)],
            *groups[self._place(parent)],
            size(self._totals.prose[core_end] - self._totals.prose[section_end]),
            min(max(core_end - section_end, 0), HIGHEST),
        )

    def _around_core(self) -> set[int]:
        """The core and the boxes around it."""
        chain, box = set(), self._core
        while box >= 0:
            chain.add(box)
            box = self._boxes[box].parent
        return chain

    def _inherit(self) -> None:
        """Set by box: the telling tags around it, its depth, the worst role around it, and its section: the part of
        the core, or of a box around the core, that it stands in.
        """
        chain, roles = self._chain, self._roles
        inside: list[int] = []
        depths: list[int] = []
        worst: list[int] = []
        sections: list[int] = []
        for number, box in enumerate(self._boxes):
            parent, bit, role = box.parent, _BITS.get(box.tag, 0), roles[number]
            if parent >= 0:
                inside.append(inside[parent] | bit)
                depths.append(depths[parent] + 1)
                worst.append(role if role > worst[parent] else worst[parent])
                sections.append(number if parent in chain else sections[parent])
            else:
                inside.append(bit)
                depths.append(0)
                worst.append(role)
                sections.append(number)
        self._inside, self._depths, self._worst, self._sections = inside, depths, worst, sections

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
                share((linked[end] - linked[start]) / length),
                share((prose[end] - prose[start]) / length),
                share((answered[end] - answered[start]) / length),
            )
        return row

    def _groups(self) -> dict[Hashable, tuple[int, ...]]:
        """The sums over boxes alike: of one path among the holders, and of one name beside a holder or its parent."""
        boxes = self._boxes
        groups: dict[Hashable, list[int]] = {}
        parents = {max(boxes[number].parent, 0) for number in self._holders}
        parents_of_siblings = {boxes[number].parent for number in (*self._holders, *parents)}
        for number, box in enumerate(boxes):
            if box.parent in parents_of_siblings:
                groups.setdefault((box.parent, box.tag, box.names), []).append(number)
        for number in self._holders:
            groups.setdefault(self._path(number), []).append(number)
        return {key: self._sums_of_alike(numbers) for key, numbers in groups.items()}

    def _sums_of_alike(self, numbers: Sequence[int]) -> tuple[int, ...]:
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
        parent = self._boxes[max(box.parent, 0)]
        return (box.tag, box.names, parent.tag, parent.names)
