"""Features of the boxes that hold a page's lines, in blocks: what many boxes share is computed once.

Each feature is an integer from 0 to 255. A box's own sums are the difference of two running sums over the lines.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from chautari.news.extraction.feature_blocks import BoxRows, Row, Sums
from chautari.news.extraction.page_layout import PageLayout
from chautari.news.extraction.scales import HIGHEST, LARGEST, SIZES, share

# Tags in an order in which a threshold separates what is a paragraph from what holds one.
_TAGS = (
    "h1 h2 h3 h4 h5 h6 dt th summary p blockquote pre li dd td ul ol dl tr tbody table div section article main body"
    " header hgroup footer aside address figure figcaption form fieldset label details dialog center"
)
TAG_ORDER = {tag: order for order, tag in enumerate(_TAGS.split())}
OTHER_TAG = len(TAG_ORDER)
# Tags that tell of all that stands in them, as bits.
_BITS = {"article": 1, "main": 2}


# What a box has of those around it: telling tags, depth, the worst role, and the part of the core it is in. A tuple
# without names, which takes a third of the time to make.
_Inherited = tuple[int, int, int, int]
_Path = tuple[str, str, str, str]
_Place = tuple[int, str, str]
_Key = TypeVar("_Key", _Path, _Place)


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
        boxes, wanted = self._boxes, self._wanted
        section_of = {box: self._inherited[box][3] for box in wanted}
        parent_of = {box: max(boxes[box].parent, 0) for box in wanted}
        paths, places = self._paths(), {box: (boxes[box].parent, boxes[box].tag, boxes[box].names) for box in wanted}
        parents = {box: self._row_of_parent(box) for box in set(parent_of.values())}
        sections = {box: self._row_of_section(box) for box in set(section_of.values())}
        of_path = self._sums_by_key(self._by_path(paths, {paths[box] for box in wanted}))
        of_place = self._sums_by_key(self._by_place(set(places.values())))
        depth = self._inherited[self._core][1]
        return {
            box: BoxRows(
                parents[parent_of[box]],
                sections[section_of[box]],
                of_path[paths[box]],
                of_place[places[box]],
                self._own(box, depth),
            )
            for box in wanted
        }

    def _own(self, number: int, depth_of_core: int) -> Row:
        inside, depth, worst, _ = self._inherited[number]
        below = depth - depth_of_core
        return (
            TAG_ORDER.get(self._boxes[number].tag, OTHER_TAG),
            inside & 1,
            inside >> 1,
            worst,
            depth if depth < HIGHEST else HIGHEST,
            0 if below < 0 else below if below < HIGHEST else HIGHEST,
        )

    def _row_of_parent(self, number: int) -> Row:
        outer = max(self._boxes[number].parent, 0)
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
        steps = self._inherited[self._core][1] - self._inherited[max(outer, 0)][1]
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
                inherited[number] = (bit, 0, role, number)
                continue
            inside, depth, worst, section = inherited[box.parent]
            section = number if box.parent in chain else section
            inherited[number] = (inside | bit, depth + 1, role if role > worst else worst, section)
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
            box = self._boxes[number]
            start, end = box.start, box.end
            length, lines = characters[end] - characters[start] or 1, end - start
            # Half of the boxes have nothing of a kind, and a share is asked for of the others alone.
            links, worth, answer = (
                linked[end] - linked[start],
                prose[end] - prose[start],
                answered[end] - answered[start],
            )
            row = self._of_box[number] = (
                lines if lines < HIGHEST else HIGHEST,
                SIZES[length] if length <= LARGEST else HIGHEST,
                int(100 * links / length) if links else 0,
                share(worth / length) if worth else 0,
                int(100 * answer / length) if answer else 0,
            )
        return row

    def _paths(self) -> dict[int, _Path]:
        """By holder, its tag and names and those of the box around it; the outermost is around itself."""
        boxes = self._boxes
        pairs = ((number, boxes[number], boxes[max(boxes[number].parent, 0)]) for number in self._holders)
        return {number: (box.tag, box.names, parent.tag, parent.names) for number, box, parent in pairs}

    def _by_path(self, paths: Mapping[int, _Path], wanted: Collection[_Path]) -> dict[_Path, list[int]]:
        """The holders of one name in boxes of one name."""
        groups: dict[_Path, list[int]] = {path: [] for path in wanted}
        for number, path in paths.items():
            if path in groups:
                groups[path].append(number)
        return groups

    def _by_place(self, wanted: Collection[_Place]) -> dict[_Place, list[int]]:
        """The boxes of one name in one box."""
        boxes = self._boxes
        groups: dict[_Place, list[int]] = {place: [] for place in wanted}
        for parent in {place[0] for place in wanted}:
            number, end = parent + 1, boxes[parent].next_box if parent >= 0 else len(boxes)
            while number < end:
                box = boxes[number]
                group = groups.get((parent, box.tag, box.names))
                if group is not None:
                    group.append(number)
                number = box.next_box
        return groups

    def _sums_by_key(self, groups: Mapping[_Key, Sequence[int]]) -> dict[_Key, Row]:
        return {key: self._sum_of(numbers) for key, numbers in groups.items()}

    def _sum_of(self, numbers: Sequence[int]) -> Row:
        boxes, (characters, _, prose, answered) = self._boxes, self._totals
        length = answer = 0
        worth = 0.0
        for number in numbers:
            box = boxes[number]
            start, end = box.start, box.end
            length += characters[end] - characters[start]
            worth += prose[end] - prose[start]
            answer += answered[end] - answered[start]
        size = SIZES[length] if length <= LARGEST else HIGHEST
        length, count = length or 1, len(numbers)
        return (
            count if count < HIGHEST else HIGHEST,
            size,
            share(worth / length) if worth else 0,
            int(100 * answer / length) if answer else 0,
        )
