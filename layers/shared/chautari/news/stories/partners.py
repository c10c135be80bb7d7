"""Partners across languages: which words of a Nepali and an English report mean, or name, the same."""

from collections.abc import Iterator
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

from chautari.nepali.word_keys import likeness as spelling_likeness
from chautari.news.stories.lexicon import Lexicon
from chautari.news.stories.likeness import Weighed
from chautari.news.stories.terms import Term

# Of vowelled forms: below, two words of one skeleton are two names.
LEAST_SPELLING = 0.7
# A skeleton of two letters stands for six words of the headlines, of three for two.
LEAST_SKELETON = 2
_NAME_SURENESS = {2: 0.5, 3: 0.8}
CACHED_PAIRS = 131_072


class Partners(NamedTuple):
    """Two terms that mean the same. weight: of both together; sureness: 0 to 1; is_name: found by their sound."""

    nepali: Term
    english: Term
    weight: float
    sureness: float
    is_name: bool


def partners(nepali: Weighed, english: Weighed, lexicon: Lexicon) -> list[Partners]:
    """The best partner of each Nepali term, no English term twice; the heaviest first."""
    pairs = sorted(_best_pairs(nepali, english, lexicon), key=lambda pair: pair.weight, reverse=True)
    return list({pair.english: pair for pair in reversed(pairs)}.values())[::-1]


def _best_pairs(nepali: Weighed, english: Weighed, lexicon: Lexicon) -> Iterator[Partners]:
    for left, left_weight in nepali.weights.items():
        weights_by_key = lexicon.partners.get(left.key, {})
        meant = (english.by_key[key] for key in weights_by_key if key in english.by_key)
        matches = [_pair(left, right, lexicon) for right in (*meant, *english.by_skeleton.get(left.skeleton, ()))]
        best = max(matches, key=lambda pair: pair[1] * english.weights[pair[0]], default=None)
        if best is not None and best[1]:
            right, sureness, is_name = best
            yield Partners(left, right, sqrt(left_weight * english.weights[right]) * sureness, sureness, is_name)


def _pair(left: Term, right: Term, lexicon: Lexicon) -> tuple[Term, float, bool]:
    learnt, named = lexicon.likeness(left.key, right.key), _name_sureness(left, right)
    return right, max(learnt, named), named > learnt


@lru_cache(maxsize=CACHED_PAIRS)
def _name_sureness(left: Term, right: Term) -> float:
    """How surely two words are one name, by their sound."""
    length = len(left.skeleton)
    if left.skeleton != right.skeleton or length < LEAST_SKELETON:
        return 0.0
    if spelling_likeness(left.key, right.key) < LEAST_SPELLING:
        return 0.0
    return _NAME_SURENESS.get(length, 1.0)
