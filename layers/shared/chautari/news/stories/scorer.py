"""Scorer across languages: from the partners of two reports to how likely they tell of one story, or of one event.

Two logistic regressions over nine features. Learnt by `python -m tools.bench.stories learn` on days that no figure of
docs/stories.md is measured on.
"""

from collections.abc import Sequence
from math import log, sqrt

from chautari.news.stories.bursts import Bursts
from chautari.news.stories.likeness import Knowledge, Weighed
from chautari.news.stories.partners import Partners, partners

# In the order of `features`; the first is the constant.
STORY_WEIGHTS = (-7.97, 0.59, 2.56, 0.62, 1.48, 0.76, 0.68, -0.54, 1.62, 1.49)
EVENT_WEIGHTS = (-7.81, 0.42, 2.22, 0.88, 1.02, 0.31, 0.48, -0.33, 0.97, 0.57)
NO_LIKENESS = -9.0
# Natural logarithms of weights are about 5 for a rare word: features stay near 1.
_HEAVY, _SUDDEN = 5.0, 3.0


def features(nepali: Weighed, english: Weighed, knowledge: Knowledge, bursts: Bursts) -> Sequence[float] | None:
    """Constant, cosine, log of the sum, three best partners, coverage, names' share, two greatest bursts.

    None if no word has a partner.
    """
    matches = partners(nepali, english, knowledge.lexicon)
    if not matches:
        return None
    total = sum(pair.weight for pair in matches)
    products = (nepali.weights[pair.nepali] * english.weights[pair.english] * pair.sureness for pair in matches)
    covered = sum(english.weights[pair.english] * pair.sureness for pair in matches)
    best = [*(pair.weight / _HEAVY for pair in matches), 0.0, 0.0, 0.0][:3]
    sudden = [*sorted((_burst(pair, bursts) for pair in matches), reverse=True), 0.0]
    return (
        1.0,
        sum(products) / (nepali.length * english.length or 1.0),
        log(1 + total),
        *best,
        covered / (sum(english.weights.values()) or 1.0),
        sum(pair.weight for pair in matches if pair.is_name) / (total or 1.0),
        sudden[0] / _SUDDEN,
        sudden[1] / _SUDDEN,
    )


def score(values: Sequence[float] | None, weights: Sequence[float]) -> float:
    """The logit of the features' `values` under `weights`; NO_LIKENESS without features."""
    return sum(a * b for a, b in zip(values, weights, strict=True)) if values else NO_LIKENESS


def _burst(pair: Partners, bursts: Bursts) -> float:
    both = bursts.burst("ne", pair.nepali.key) * bursts.burst("en", pair.english.key)
    return pair.sureness * sqrt(both)
