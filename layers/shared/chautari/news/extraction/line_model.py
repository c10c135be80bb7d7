"""Boosted trees that score lines, answered with bits: every tree of the model at once, in pure Python.

The leaves of all trees are the bits of one number. A node whose condition fails rules out the leaves on its left, so a
feature's value has one mask for all trees, and the leaf that a tree ends in is the lowest bit that all masks leave.
The sum over these leaves is counted by the bits of their values. This is QuickScorer, https://doi.org/10.1145/2766462.2767733
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache, reduce
from itertools import accumulate, islice
from operator import and_, getitem
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "data" / "line-model.json"
LEAF = -1
VALUES = 256
# Leaves are stated in parts of a logit. By 64 instead, rounding 150 of them cost .0005 of body F1.
SCALE = 256


class Tree(NamedTuple):
    """A tree in reading order: a node is 256 * feature + threshold and precedes its left, then its right part, a leaf
    is LEAF. A value up to the threshold goes left. `leaves` are their values.
    """

    nodes: Sequence[int]
    leaves: Sequence[int]


class LineModel:
    """Trees that state the score of a line, in parts of a logit, by its features in blocks."""

    def __init__(self, trees: Sequence[Tree], blocks: Sequence[Sequence[str]], digest: str = "") -> None:
        """`blocks` are the names of the features in their order, `digest` is of their code when they were learned."""
        self.digest = digest
        # Those of the widest values first: the highest bit of the values is counted over a third of the leaves.
        trees = sorted(trees, key=lambda tree: min(tree.leaves) - max(tree.leaves))
        widths = [len(tree.leaves) for tree in trees]
        offsets = list(accumulate(widths, initial=0))
        self._every = (1 << offsets[-1]) - 1
        self._lowest = sum(1 << offset for offset in offsets[:-1])
        # By tree and not of all, since a bit less of the values is a step less of every score.
        least = [min(tree.leaves) for tree in trees]
        self._base = sum(least)
        self._planes = _planes([leaf - low for tree, low in zip(trees, least, strict=True) for leaf in tree.leaves])
        masks = iter(self._masks(trees, offsets, sum(map(len, blocks))))
        self.blocks = [list(islice(masks, len(block))) for block in blocks]

    def score(self, mask: int) -> int:
        """The score of what the masks of all its values leave."""
        reached = mask & ~(mask - self._lowest)
        return self._base + sum([(reached & plane).bit_count() << bit for bit, plane in self._planes])

    def mask(self, block: int, values: Sequence[int], mask: int = 0) -> int:
        """The leaves of `mask`, of all if none is stated, that the values of a block leave."""
        return reduce(and_, filter(None, map(getitem, self.blocks[block], values)), mask or self._every)

    def masks(self, block: int, rows: Sequence[Sequence[int]], masks: Sequence[int]) -> list[int]:
        """The same of many rows, each with its mask."""
        of_block = self.blocks[block]
        return [
            reduce(and_, filter(None, map(getitem, of_block, values)), mask)
            for values, mask in zip(rows, masks, strict=True)
        ]

    def _masks(self, trees: Sequence[Tree], offsets: Sequence[int], features: int) -> Iterator[list[int | None]]:
        """By feature and value, the leaves that it leaves; values between two thresholds share one number. None where
        it leaves all, as half of the values do.
        """
        ruled_out: list[dict[int, int]] = [{} for _ in range(features)]
        for tree, offset in zip(trees, offsets, strict=False):
            for node, start, end in _left_parts(tree):
                feature, threshold = divmod(node, VALUES)
                leaves = ((1 << (end - start)) - 1) << (offset + start)
                ruled_out[feature][threshold + 1] = ruled_out[feature].get(threshold + 1, 0) | leaves
        for of_feature in ruled_out:
            left, masks = self._every, list[int | None]()
            for value in range(VALUES):
                left = left & ~of_feature[value] if value in of_feature else left
                masks.append(None if left == self._every else left)
            yield masks


def _left_parts(tree: Tree) -> Iterator[tuple[int, int, int]]:
    """Each node with the range of the leaves on its left."""
    leaf = 0
    open_nodes: list[tuple[int, int]] = []
    for node in tree.nodes:
        if node != LEAF:
            open_nodes.append((node, leaf))
            continue
        leaf += 1
        if open_nodes:
            ended, start = open_nodes.pop()
            yield ended, start, leaf


def _planes(values: Sequence[int]) -> list[tuple[int, int]]:
    """The bits of every value by their place: in each, the leaves whose value has that bit."""
    return [
        (bit, sum(1 << leaf for leaf, value in enumerate(values) if value >> bit & 1))
        for bit in range(max(values).bit_length())
    ]


@cache
def line_model() -> LineModel:
    """The model that the package brings; read when the first page is."""
    stated = json.loads(FILE.read_text(encoding="utf-8"))
    trees = [Tree(*tree) for tree in stated["trees"]]
    return LineModel(trees, stated["blocks"], stated["digest"])
