"""Names of the learned reader's features, in the blocks in which lines share them, and the types of their rows."""

from collections.abc import Sequence
from typing import NamedTuple

Row = tuple[int, ...]

_OF_BOX = ("lines", "size", "linked", "prose", "answered")
_OF_ALIKE = ("boxes", "size", "prose", "answered")
# Of the box around a box and the one around that; of the part of the core in which it stands; of the boxes of its path,
# and of its name beside it; of itself.
PARENT_FEATURES = (
    *("parent_tag", "grandparent_tag", "parent_role"),
    *(f"{which}_{measure}" for which in ("parent", "grandparent") for measure in _OF_BOX),
)
SECTION_FEATURES = (
    *(f"section_{measure}" for measure in _OF_BOX),
    *("section_prose_after", "section_lines_after", "steps_to_core"),
)
PATH_FEATURES = tuple(f"path_{measure}" for measure in _OF_ALIKE)
SIBLING_FEATURES = tuple(f"siblings_{measure}" for measure in _OF_ALIKE)
BOX_FEATURES = ("tag", "in_article", "in_main", "worst_role", "depth", "depth_below_core")
PAGE_FEATURES = ("page_lines", "page_prose", "page_answered", "alike_by_run")
LINE_FEATURES = (
    *("length", "linked", "prose", "mark", "by_box", "by_run", "agreed", "ending", "opening"),
    *("times_said", "lines_from_title", "prose_before", "answer_before", "answer_after"),
    *("answered_near", "linked_of_next", "described"),
)
BLOCKS = (
    PAGE_FEATURES,
    PARENT_FEATURES,
    SECTION_FEATURES,
    PATH_FEATURES,
    SIBLING_FEATURES,
    BOX_FEATURES,
    LINE_FEATURES,
)
FEATURES = tuple(feature for block in BLOCKS for feature in block)


class Sums(NamedTuple):
    """Running sums over a page's lines: characters, those in links, prose, and characters of the agreed answer."""

    characters: Sequence[int]
    linked: Sequence[int]
    prose: Sequence[float]
    answered: Sequence[int]


class BoxRows(NamedTuple):
    """The features of a box: the rows of its blocks, each shared with the boxes of which it says the same."""

    parent: Row
    section: Row
    path: Row
    siblings: Row
    own: Row
