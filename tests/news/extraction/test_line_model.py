"""The bits of the line model against the same trees, walked a node at a time."""

from collections.abc import Iterator
from hashlib import sha256

from chautari.news.extraction.feature_blocks import BLOCKS as BLOCKS_OF_FEATURES
from chautari.news.extraction.line_model import FILE, LEAF, LineModel, Tree, line_model

BLOCKS = (("a", "b", "c"),)
# a <= 3 ? (b <= 7 ? 10 : -4) : (c <= 0 ? 2 : (a <= 200 ? -1 : 30))
TREE = Tree([3, 256 + 7, LEAF, LEAF, 512, LEAF, 200, LEAF, LEAF], [10, -4, 2, -1, 30])
OTHER = Tree([256 + 100, LEAF, 5, LEAF, LEAF], [-7, 0, 8])


def walked(tree: Tree, values: list[int]) -> int:
    """The value of the leaf that a tree ends in, as its definition says."""
    nodes, leaves = iter(tree.nodes), iter(tree.leaves)

    def descend(wanted: bool) -> int:
        node = next(nodes)
        if node == LEAF:
            leaf = next(leaves)
            return leaf if wanted else 0
        goes_left = values[node // 256] <= node % 256
        return descend(wanted and goes_left) + descend(wanted and not goes_left)

    return descend(True)


def numbers() -> Iterator[int]:
    """Bytes that seem random."""
    for count in range(100_000):
        yield from sha256(str(count).encode()).digest()


def some_tree(random: Iterator[int], features: int, depth: int) -> Tree:
    if depth == 0 or next(random) < 50:
        return Tree([LEAF], [next(random) - next(random)])
    left, right = some_tree(random, features, depth - 1), some_tree(random, features, depth - 1)
    node = next(random) % features * 256 + next(random)
    return Tree([node, *left.nodes, *right.nodes], [*left.leaves, *right.leaves])


def test_every_condition_holds_up_to_its_threshold() -> None:
    model = LineModel([TREE, OTHER], BLOCKS)
    for values in ([3, 7, 0], [4, 7, 0], [3, 8, 0], [4, 8, 1], [201, 101, 1], [0, 0, 0], [255, 255, 255]):
        assert model.score(model.mask(0, values)) == walked(TREE, values) + walked(OTHER, values)


def test_a_thousand_lines_have_the_score_of_the_trees() -> None:
    random = numbers()
    trees = [some_tree(random, 9, 6) for _ in range(40)]
    model = LineModel(trees, ("abcd", "efg", "hi"))
    for _ in range(1000):
        values = [next(random) for _ in range(9)]
        mask = model.mask(0, values[:4]) & model.mask(1, values[4:7]) & model.mask(2, values[7:])
        assert model.score(mask) == sum(walked(tree, values) for tree in trees)


def test_the_model_is_of_the_features_that_are_computed_and_small() -> None:
    assert list(map(len, line_model().blocks)) == list(map(len, BLOCKS_OF_FEATURES))
    assert FILE.stat().st_size <= 90_000
