"""Likeness of reports of one language: the words that they share, weighed by how rare they are."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from chautari.news.stories.frequencies import Frequencies
from chautari.news.stories.lexicon import Lexicon
from chautari.news.stories.report import Report
from chautari.news.stories.terms import Term

LANGUAGES = ("en", "ne")

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
    - headline, whole: the weights by key, each vector of length 1.
    - address: those of the English words in the address of a Nepali report.
    """

    report: Report
    weights: Mapping[Term, float]
    length: float
    headline: Vector
    whole: Vector
    address: Vector


def weighed(report: Report, knowledge: Knowledge) -> Weighed:
    """`report` with its terms weighed by how rare they are in the archive of their language."""
    weight = knowledge.frequencies[report.language].weight
    weights = {term: weight(term.key) for term in (*report.headline, *report.lead)}
    length = sqrt(sum(value * value for value in weights.values()))
    headline, whole = _vector(report.headline, weight), _vector(weights, weight)
    address = _vector(report.address, knowledge.frequencies["en"].weight)
    return Weighed(report, weights, length, headline, whole, address)


def within(left: Weighed, right: Weighed) -> float:
    """The likeness of two reports of one language, 0 to 1: the greatest cosine of headlines and of whole texts."""
    pairs = (
        (left.headline, right.headline),
        (left.whole, right.whole),
        (left.headline, right.whole),
        (left.whole, right.headline),
    )
    return max(_cosine(*pair) for pair in pairs)


def by_address(nepali: Weighed, english: Weighed) -> float:
    """The cosine of the English words of a Nepali report's address and an English report, 0 to 1."""
    return max(_cosine(nepali.address, english.headline), _cosine(nepali.address, english.whole))


def _vector(terms: Iterable[Term], weight: Callable[[str], float]) -> Vector:
    weights = {term.key: weight(term.key) for term in terms}
    length = sqrt(sum(value * value for value in weights.values()))
    return {key: value / length for key, value in weights.items()} if length else {}


def _cosine(left: Vector, right: Vector) -> float:
    if len(left) > len(right):
        left, right = right, left
    return sum(value * right.get(key, 0.0) for key, value in left.items())
