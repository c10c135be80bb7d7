"""Export of trained trees to the form that the package reads: integers, and the names of the features."""

from collections.abc import Iterator, Mapping, Sequence
from math import floor
from typing import Any

from chautari.news.extraction.line_model import LEAF, SCALE, VALUES, Tree


def trees_of(dumped: Mapping[str, Any], weight: float = 1.0) -> list[Tree]:
    """The trees of a model as LightGBM's `dump_model` states it; values of leaves are multiplied by `weight`."""
    return [_tree(tree["tree_structure"], weight) for tree in dumped["tree_info"]]


def _tree(root: Mapping[str, Any], weight: float) -> Tree:
    """Nodes and leaves in reading order. Values are integers, so `<= 3.5` is `<= 3`."""
    nodes, leaves = [], []
    for node in _in_order(root):
        if "split_feature" not in node:
            nodes.append(LEAF)
            leaves.append(round(node["leaf_value"] * weight * SCALE))
            continue
        if node["decision_type"] != "<=":
            raise ValueError(f"a condition that is no threshold: {node['decision_type']}")
        nodes.append(node["split_feature"] * VALUES + max(floor(node["threshold"]), 0))
    return Tree(nodes, leaves)


def _in_order(root: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        if "split_feature" in node:
            stack += [node["right_child"], node["left_child"]]


def stated(
    trees: Sequence[Tree], blocks: Sequence[Sequence[str]], digest: str, training: Mapping[str, Any]
) -> dict[str, Any]:
    """The model as the package keeps it; `training` says with what it was trained."""
    return {
        "training": dict(training),
        "digest": digest,
        "blocks": [list(block) for block in blocks],
        "trees": [[list(tree.nodes), list(tree.leaves)] for tree in trees],
    }
