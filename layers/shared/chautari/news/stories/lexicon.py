"""Bilingual lexicon: English partners of Nepali terms, learnt from reports whose address says in English what they say.

`दुर्घटना` accident .68, `पक्राउ` arrest .64. Learnt by IBM model 1 in both directions, of which the geometric mean is
taken, shrunk where few reports stand behind it (https://aclanthology.org/J93-2003/).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

ROUNDS = 6
LEAST_WEIGHT = 0.06
# A partner seen in one pair alone is chance.
LEAST_PAIRS = 2
# What stands in a greater share of the texts is no word of any event: it would take the weight of those beside it.
MOST_SHARE, FEWEST_PAIRS = 0.1, 200
# A learnt weight is a probability spread over synonyms; a good partner's is far below 1.
STRENGTH = 1.6

Pair = tuple[Sequence[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The English partners of each Nepali term with their weights, 0 to 1."""

    partners: Mapping[str, Mapping[str, float]]

    def likeness(self, nepali: str, english: str) -> float:
        """How surely the terms mean the same, 0 to 1."""
        return min(1.0, STRENGTH * self.partners.get(nepali, {}).get(english, 0.0))


def with_partners(lexicon: Lexicon, common: Mapping[str, Mapping[str, float]]) -> Lexicon:
    """`lexicon` with the `common` partners; of a pair that both have, the greater weight."""
    partners = {nepali: dict(weights) for nepali, weights in lexicon.partners.items()}
    for nepali, weights in common.items():
        own = partners.setdefault(nepali, {})
        for english, weight in weights.items():
            own[english] = max(weight, own.get(english, 0.0))
    return Lexicon(partners)


def learn(pairs: Iterable[Pair]) -> Lexicon:
    """The lexicon of `pairs`: terms of a Nepali text, and of the same in English."""
    sets = _repeated_terms(list(pairs))
    forward = _translations(sets)
    backward = _translations([(english, nepali) for nepali, english in sets])
    together: dict[tuple[str, str], int] = defaultdict(int)
    for nepali, english in sets:
        for left in nepali:
            for right in english:
                together[left, right] += 1
    partners: dict[str, dict[str, float]] = defaultdict(dict)
    for (left, right), number in together.items():
        weight = sqrt(forward[left].get(right, 0.0) * backward[right].get(left, 0.0)) * number / (number + 1)
        if number >= LEAST_PAIRS and weight >= LEAST_WEIGHT:
            partners[left][right] = round(weight, 3)
    return Lexicon(dict(partners))


def _repeated_terms(pairs: Sequence[Pair]) -> list[tuple[list[str], list[str]]]:
    """The distinct terms of each pair, without those that stand in one pair alone or in very many."""
    most = MOST_SHARE * len(pairs) if len(pairs) >= FEWEST_PAIRS else len(pairs)
    nepali_counts = Counter(term for nepali, _ in pairs for term in set(nepali))
    english_counts = Counter(term for _, english in pairs for term in set(english))
    sets = [
        (
            sorted(term for term in set(nepali) if LEAST_PAIRS <= nepali_counts[term] <= most),
            sorted(term for term in set(english) if LEAST_PAIRS <= english_counts[term] <= most),
        )
        for nepali, english in pairs
    ]
    return [(nepali, english) for nepali, english in sets if nepali and english]


def _translations(pairs: Sequence[Pair]) -> dict[str, dict[str, float]]:
    """The probability of each target term given a source term: `result[source][target]`."""
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for sources, targets in pairs:
        for source in sources:
            for target in targets:
                table[source][target] = 1.0
    for _ in range(ROUNDS):
        table = _next_round(pairs, table)
    return table


def _next_round(pairs: Sequence[Pair], table: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for sources, targets in pairs:
        for target in targets:
            total = sum(table[source][target] for source in sources)
            for source in sources:
                counts[source][target] += table[source][target] / total
    return {source: _shares(targets) for source, targets in counts.items()}


def _shares(counts: Mapping[str, float]) -> dict[str, float]:
    total = sum(counts.values())
    return {target: number / total for target, number in counts.items()}
