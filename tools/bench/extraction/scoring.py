"""The score of a body by the definition of the article extraction benchmark: 4-word shingles, pages counting alike.

https://github.com/scrapinghub/article-extraction-benchmark: a page's true and false positives and false negatives are
counted over the multisets of its shingles and divided by their sum. Precision and recall are means over the pages for
which they exist, and F1 is made of the means.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

SHINGLE = 4
TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Match:
    """How much of a page's shingles were found rightly, wrongly and not; they sum to 1, or to 0 without any text."""

    right: float
    wrong: float
    missed: float

    @property
    def f1(self) -> float:
        """The page's own F1, to find the pages that went wrong."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed or 1)


@dataclass(frozen=True, slots=True)
class Score:
    """Of a set of pages."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1)


def match(true: str, found: str) -> Match:
    """One page's body against the true one."""
    wanted, answered = _shingles(true), _shingles(found)
    right = (wanted & answered).total()
    wrong, missed = answered.total() - right, wanted.total() - right
    total = right + wrong + missed or 1
    return Match(right / total, wrong / total, missed / total)


def score(matches: Iterable[Match]) -> Score:
    """The pages' means; a page of which nothing was found has no precision, one without text no recall."""
    pages = list(matches)
    precisions = [page.right / (page.right + page.wrong) for page in pages if page.right + page.wrong]
    recalls = [page.right / (page.right + page.missed) for page in pages if page.right + page.missed]
    return Score(fmean(precisions or [0.0]), fmean(recalls or [0.0]))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = TOKEN.findall(text)
    starts = range(max(1, len(tokens) - SHINGLE + 1)) if tokens else ()
    return Counter(tuple(tokens[start : start + SHINGLE]) for start in starts)
