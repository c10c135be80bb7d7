"""Features of the boxes that hold a page's lines, in blocks: what many boxes share is computed once.

Each feature is an integer from 0 to 255. A box's own sums are the difference of two running sums over the lines.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from chautari.news.extraction.feature_blocks import BoxRows, Row, Sums
from chautari.news.extraction.page_layout import PageLayout
from chautari.news.extraction.scales import HIGHEST, SIZES, share

# Tags in an order in which a threshold separates what is a paragraph from what holds one.
_TAGS = (
    "h1 h2 h3 h4 h5 h6 dt th summary p blockquote pre li dd td ul ol dl tr tbody table div section article main body"
    " header hgroup footer aside address figure figcaption form fieldset label details dialog center"
)
TAG_ORDER = {tag: order for order, tag in enumerate(_TAGS.split())}
OTHER_TAG = len(TAG_ORDER)
# Tags that tell of all that stands in them, as bits.
_BITS = {"article": 1, "main": 2}


class _Inherited(NamedTuple):
    """What a box has of those around it: telling tags, depth, the worst role, and the part of the core it is in."""

    inside: int
    depth: int
    worst: int
    section: int


class BoxFeatures:
    """The features of a page's boxes, each block computed when it is asked for."""

    def __init__(self, layout: PageLayout, core: int, totals: Sums, holders: set[int], wanted: set[int]) -> None:
        """`core` holds most of the page's prose, `holders` lines of the article or near it, `wanted` some of them."""
        self._boxes, self._roles, self._totals, self._core = layout.boxes, layout.roles, totals, core
        self._holders, self._wanted = holders, wanted
        self._of_box: dict[int, Row] = {}
        self._inherited = self._inherit()

    def rows(self) -> dict[int, BoxRows]:
        """By box, its features."""
        inherited, wanted = self._inherited, self._wanted
        parent_of = {box: self._parent(box) for box in self._wanted}
        paths, places = {box: self._path(box) for box in self._holders}, {box: self._place(box) for box in wanted}
        parents = {box: self._row_of_parent(box) for box in set(parent_of.values())}
        sections = {box: self._row_of_section(box) for box in {inherited[box].section for box in wanted}}
        groups = self._by_path(paths, {paths[box] for box in wanted}) | self._by_place(set(places.values()))
        of_group = {key: self._sum_of(boxes) for key, boxes in groups.items()}
        return {
            box: BoxRows(
                parents[parent_of[box]],
                sections[inherited[box].section],
                of_group[paths[box]],
                of_group[places[box]],
                self._own(box),
            )
            for box in wanted
        }

    def _own(self, number: int) -> Row:
        inside, depth, worst, _ = self._inherited[number]
        below = depth - self._inherited[self._core].depth
        return (
            TAG_ORDER.get(self._boxes[number].tag, OTHER_TAG),
            inside & 1,
            inside >> 1,
            worst,
            depth if depth < HIGHEST else HIGHEST,
            0 if below < 0 else below if below < HIGHEST else HIGHEST,
        )

    def _row_of_parent(self, number: int) -> Row:
        outer = self._parent(number)
        return (
            TAG_ORDER.get(self._boxes[number].tag, OTHER_TAG),
            TAG_ORDER.get(self._boxes[outer].tag, OTHER_TAG),
            self._roles[number],
            *self._sums_of(number),
            *self._sums_of(outer),
        )

    def _row_of_section(self, number: int) -> Row:
        boxes, core, prose = self._boxes, self._boxes[self._core], self._totals.prose
        box = boxes[number]
        outer = number if box.start <= core.start and core.end <= box.end and number <= self._core else box.parent
        steps = self._inherited[self._core].depth - self._inherited[max(outer, 0)].depth
        after = max(int(prose[core.end] - prose[box.end]), 0)
        return (
            *self._sums_of(number),
            SIZES[min(after, len(SIZES) - 1)],
            min(max(core.end - box.end, 0), HIGHEST),
            min(steps, HIGHEST),
        )

    def _inherit(self) -> dict[int, _Inherited]:
        """Of the wanted boxes and the core, and of all around them."""
        boxes, roles, chain = self._boxes, self._roles, self._with_ancestors((self._core,))
        inherited: dict[int, _Inherited] = {}
        for number in sorted(chain | self._with_ancestors(self._wanted)):
            box, role = boxes[number], roles[number]
            bit = _BITS.get(box.tag, 0)
            if box.parent < 0:
                inherited[number] = _Inherited(bit, 0, role, number)
                continue
            inside, depth, worst, section = inherited[box.parent]
            section = number if box.parent in chain else section
            inherited[number] = _Inherited(inside | bit, depth + 1, max(role, worst), section)
        return inherited

    def _with_ancestors(self, numbers: Iterable[int]) -> set[int]:
        """These boxes and all around them."""
        boxes, ancestors = self._boxes, set[int]()
        for number in numbers:
            box = number
            while box >= 0 and box not in ancestors:
                ancestors.add(box)
                box = boxes[box].parent
        return ancestors

    def _sums_of(self, number: int) -> Row:
        row = self._of_box.get(number)
        if row is None:
            characters, linked, prose, answered = self._totals
            start, end = self._boxes[number].start, self._boxes[number].end
            length = int(characters[end] - characters[start]) or 1
            row = self._of_box[number] = (
                min(end - start, HIGHEST),
                SIZES[length] if length < len(SIZES) else HIGHEST,
                int(100 * (linked[end] - linked[start]) / length),
                share((prose[end] - prose[start]) / length),
                int(100 * (answered[end] - answered[start]) / length),
            )
        return row

    def _by_path(self, paths: Mapping[int, Hashable], wanted: Collection[Hashable]) -> dict[Hashable, list[int]]:
        """The holders of one name in boxes of one name."""
        groups: dict[Hashable, list[int]] = {path: [] for path in wanted}
        for number, path in paths.items():
            if path in groups:
                groups[path].append(number)
        return groups

    def _by_place(self, wanted: Collection[tuple[int, str, str]]) -> dict[Hashable, list[int]]:
        """The boxes of one name in one box."""
        boxes = self._boxes
        groups: dict[Hashable, list[int]] = {place: [] for place in wanted}
        for parent in {place[0] for place in wanted}:
            number, end = parent + 1, boxes[parent].next_box if parent >= 0 else len(boxes)
            while number < end:
                box = boxes[number]
                group = groups.get((parent, box.tag, box.names))
                if group is not None:
                    group.append(number)
                number = box.next_box
        return groups

    def _sum_of(self, numbers: Sequence[int]) -> Row:
        boxes, (characters, _, prose, answered) = self._boxes, self._totals
        length = worth = answer = 0.0
        for number in numbers:
            start, end = boxes[number].start, boxes[number].end
            length += characters[end] - characters[start]
            worth += prose[end] - prose[start]
            answer += answered[end] - answered[start]
        size = SIZES[int(length)] if length < len(SIZES) else HIGHEST
        length = length or 1.0
        return (min(len(numbers), HIGHEST), size, share(worth / length), int(100 * answer / length))

    def _place(self, number: int) -> tuple[int, str, str]:
        box = self._boxes[number]
        return (box.parent, box.tag, box.names)

    def _path(self, number: int) -> Hashable:
        box, parent = self._boxes[number], self._boxes[self._parent(number)]
        return (box.tag, box.names, parent.tag, parent.names)

    def _parent(self, number: int) -> int:
        """The box around a box; the outermost is its own."""
        parent = self._boxes[number].parent
        return parent if parent > 0 else 0
