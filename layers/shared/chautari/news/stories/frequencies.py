"""Word frequencies: in how many of the archive's reports each term stands; what is rare weighs more."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

from chautari.nepali.grammar_words import GRAMMAR_WORDS
from chautari.news.stories import terms

# What stands in fewer reports is as rare as a word that was never seen.
LEAST_REPORTS = 2


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Of one language: the number of reports, and in how many of them a term stands."""

    reports: int
    counts: Mapping[str, int]

    def weight(self, term: str) -> float:
        """The inverse document frequency: 0 for what stands everywhere; natural logarithm.

        Where no report was counted: 0 for words of grammar, 1 for every other.
        """
        if not self.reports:
            return 0.0 if term in _grammar_keys() else 1.0
        return log((self.reports + 1) / (self.counts.get(term, 0) + 1))


def count(reports: Iterable[Iterable[str]]) -> Frequencies:
    """The frequencies in `reports`, each as the keys of its terms."""
    counts: Counter[str] = Counter()
    total = 0
    for keys in reports:
        counts.update(set(keys))
        total += 1
    return Frequencies(total, {key: number for key, number in counts.items() if number >= LEAST_REPORTS})


@lru_cache(maxsize=1)
def _grammar_keys() -> frozenset[str]:
    return frozenset(terms.term(word).key for word in GRAMMAR_WORDS)
