"""Likeness of reports of one language: the words that they share, weighed by how rare they are."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from chautari.news.stories.acts import acts_of
from chautari.news.stories.frequencies import Frequencies
from chautari.news.stories.lexicon import Lexicon
from chautari.news.stories.report import Report
from chautari.news.stories.terms import Term

LANGUAGES = ("en", "ne")
# Two texts that share one word alone are not alike, however rare it is: `A system in crisis`.
LEAST_SHARED = 2

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What was learnt from the archive: a lexicon, and the frequencies of each language."""

    lexicon: Lexicon
    frequencies: Mapping[str, Frequencies]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A report with its terms and what they weigh.

    - weights: of the distinct terms of headline and lead; length: of the vector that they make.
    - texts: headline, and headline with lead if there is one: weights by key, each vector of length 1.
    - address: those of the English words in the address of a Nepali report.
    - by_key, by_skeleton: the terms to be looked up. acts: what its headline says was done.
    """

    report: Report
    weights: Mapping[Term, float]
    length: float
    texts: tuple[Vector, ...]
    address: Vector
    by_key: Mapping[str, Term]
    by_skeleton: Mapping[str, tuple[Term, ...]]
    acts: frozenset[int]


def weighed(report: Report, knowledge: Knowledge) -> Weighed:
    """`report` with its terms weighed by how rare they are in the archive of their language."""
    weight = knowledge.frequencies[report.language].weight
    weights = {term: weight(term.key) for term in (*report.headline, *report.lead)}
    by_skeleton: dict[str, tuple[Term, ...]] = {}
    for term in weights:
        by_skeleton[term.skeleton] = (*by_skeleton.get(term.skeleton, ()), term)
    return Weighed(
        report=report,
        weights=weights,
        length=sqrt(sum(value * value for value in weights.values())),
        texts=(_vector(report.headline, weight), *((_vector(weights, weight),) if report.lead else ())),
        address=_vector(report.address, knowledge.frequencies["en"].weight),
        by_key={term.key: term for term in weights},
        by_skeleton=by_skeleton,
        acts=acts_of(report.headline, report.language),
    )


def word_likeness(left: Weighed, right: Weighed) -> float:
    """The likeness of two reports of one language, 0 to 1: the greatest cosine of headlines and of whole texts."""
    return max(_cosine(text, other) for text in left.texts for other in right.texts)


def by_address(nepali: Weighed, english: Weighed) -> float:
    """The cosine of the English words of a Nepali report's address and an English report, 0 to 1."""
    return max(_cosine(nepali.address, text) for text in english.texts) if nepali.address else 0.0


def _vector(terms: Iterable[Term], weight: Callable[[str], float]) -> Vector:
    weights = {term.key: weight(term.key) for term in terms}
    length = sqrt(sum(value * value for value in weights.values()))
    return {key: value / length for key, value in weights.items()} if length else {}


def _cosine(left: Vector, right: Vector) -> float:
    shared = left.keys() & right.keys()
    return sum(left[key] * right[key] for key in shared) if len(shared) >= LEAST_SHARED else 0.0
