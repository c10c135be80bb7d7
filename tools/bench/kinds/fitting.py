"""The points of the clues, fitted to pages of known kinds, and their score on sites that they were not fitted to."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

import numpy

from chautari.news.extraction import page_kind
from tools.bench.kinds.looks import Look

# Chosen by cross-validation: a smaller penalty trusts single pages, a larger one no clue.
PENALTY, STEPS = 3.0, 1_500
# A clue of less than two points is left out: what it is worth is chance.
LEAST_WORTH = 0.2
FOLDS = 10


def fitted(looks: Sequence[Look], names: Sequence[str]) -> dict[str, int]:
    """Points of these clues in tenths of a logit, by logistic regression on the pages that no clue settles.

    A clue for articles cannot count against one, and the reverse: its sign is that in `page_kind.POINTS`. Those of
    hardly any worth are left out, and the rest is fitted again.
    """
    weights = _regression(looks, names)
    kept = [name for name, weight in zip(names, weights, strict=True) if abs(weight) >= LEAST_WORTH]
    return {
        name: round(10 * weight)
        for name, weight in zip(kept, _regression(looks, kept), strict=True)
        if round(10 * weight)
    }


def _regression(looks: Sequence[Look], names: Sequence[str]) -> list[float]:
    """Weights by accelerated projected gradients (https://doi.org/10.1137/080716542): few clues, so no library."""
    learned = [look for look in looks if not look.settled]
    rows = numpy.array([[1.0, *(float(name in look.present) for name in names)] for look in learned])
    signs = numpy.array([1.0 if look.page.kind != "article" else -1.0 for look in learned])
    against = numpy.array([False, *(page_kind.POINTS[name] < 0 for name in names)])
    bounded = numpy.array([False, *(True for _ in names)])
    rate = 1 / (numpy.linalg.norm(rows, 2) ** 2 / 4 + PENALTY)
    weights = ahead = numpy.zeros(rows.shape[1])
    for step in range(STEPS):
        slope = rows.T @ (-signs / (1 + numpy.exp(signs * (rows @ ahead)))) + PENALTY * bounded * ahead
        moved = ahead - rate * slope
        moved[bounded & against] = numpy.minimum(moved[bounded & against], 0)
        moved[bounded & ~against] = numpy.maximum(moved[bounded & ~against], 0)
        ahead = moved + step / (step + 3) * (moved - weights)
        weights = moved
    return [float(weight) for weight in weights[1:]]


def score(look: Look, points: Mapping[str, int]) -> int:
    """The points of a page: beyond all where a clue settles it."""
    return look.settled or sum(points.get(name, 0) for name in look.present)


def validated(looks: Sequence[Look], seed: int) -> list[int]:
    """The points of every page by clues that were fitted without its site."""
    folds = [int.from_bytes(sha256(f"{seed} {look.site}".encode()).digest()[:4]) % FOLDS for look in looks]
    points = [
        fitted([look for look, own in zip(looks, folds, strict=True) if own != fold], list(page_kind.POINTS))
        for fold in range(FOLDS)
    ]
    return [score(look, points[fold]) for look, fold in zip(looks, folds, strict=True)]
