"""Words of an index that are spelled otherwise and mean the same word: of one skeleton, and alike in sound."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import tantivy

from chautari.search.model.question import Clause
from chautari.search.model.sound_likeness import sound_likeness
from chautari.search.model.text_words import BETWEEN
from chautari.search.tantivy_engine.index_fields import TEXT, TITLE

# A short skeleton stands for hundreds of words, most of them in one article; the most frequent are looked at.
MOST_LOOKED_AT, MOST_TAKEN = 400, 24
# A skeleton of two letters stands for six words of the news: those must be written more alike.
SHORT_SKELETON, LIKENESS_IF_SHORT = 2, 0.82


class IndexWord(NamedTuple):
    """A token of the index, and its likeness to the word of the question, 0 to 1."""

    token: str
    likeness: float


def index_words(searcher: tantivy.Searcher, clause: Clause, readings: Iterable[str]) -> list[IndexWord]:
    """The tokens that stand for one word of a clause, the likest first; `readings` are the tokens it may have."""
    likest: dict[str, float] = {}
    for token in readings:
        for word in _candidates(searcher, clause, token):
            likest[word.token] = max(word.likeness, likest.get(word.token, 0.0))
    words = (IndexWord(token, likeness) for token, likeness in likest.items())
    return sorted(words, key=lambda word: -word.likeness)[:MOST_TAKEN]


def _candidates(searcher: tantivy.Searcher, clause: Clause, token: str) -> Iterator[IndexWord]:
    skeleton, _, form = token.partition(BETWEEN)
    is_short = len(skeleton) <= SHORT_SKELETON
    least = max(clause.likeness, LIKENESS_IF_SHORT) if is_short else clause.likeness
    prefix = skeleton if clause.is_beginning else f"{skeleton}{BETWEEN}"
    for candidate in _most_frequent(searcher, prefix):
        likeness = _likeness(form, candidate.partition(BETWEEN)[2], clause.is_beginning, least)
        if likeness >= least:
            yield IndexWord(candidate, likeness)


def _most_frequent(searcher: tantivy.Searcher, prefix: str) -> list[str]:
    counts: dict[str, int] = {}
    for field in (TITLE, TEXT):
        for token, count in searcher.terms_with_prefix(field, prefix):
            counts[token] = counts.get(token, 0) + count
    return sorted(counts, key=lambda token: -counts[token])[:MOST_LOOKED_AT]


def _likeness(wanted: str, form: str, is_beginning: bool, least: float) -> float:
    if is_beginning:
        form = form[: len(wanted)]
    if wanted[0].isdigit():
        return float(wanted == form)
    return sound_likeness(wanted, form, least)
