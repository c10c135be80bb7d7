"""Training of the line model with LightGBM, which only this module imports: `requirements/train.txt`."""

from collections.abc import Sequence

import lightgbm
import numpy

from chautari.news.extraction.line_model import Tree
from tools.bench.reading import export
from tools.bench.reading.rows import Row

# Chosen by cross-validation alone; what other settings gave stands in decision 56.
TREES, LEAVES, RATE = 150, 31, 0.08
SEEDS = (1,)
SETTINGS = {
    "objective": "cross_entropy",
    "min_data_in_leaf": 60,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    "use_missing": False,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}


def trained(rows: Sequence[Row], seeds: Sequence[int] = SEEDS) -> list[Tree]:
    """The trees that are learned from `rows`: those of several seeds count as their mean."""
    features = numpy.array([row.features for row in rows], dtype=numpy.uint8)
    labels = numpy.array([row.label for row in rows])
    weights = numpy.array([row.weight for row in rows])
    trees: list[Tree] = []
    for seed in seeds:
        lines = lightgbm.Dataset(features, labels, weight=weights)
        settings = {**SETTINGS, "num_leaves": LEAVES, "learning_rate": RATE, "seed": seed}
        dumped = lightgbm.train(settings, lines, TREES).dump_model()
        trees += export.trees_of(dumped, 1 / len(seeds))
    return trees
