"""Words of an index that are spelled otherwise and mean the same word: of one skeleton, and alike in sound."""

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


def alike_words(searcher: tantivy.Searcher, clause: Clause, token: str) -> list[IndexWord]:
    """The tokens that stand for `token` in a clause, the likest first; itself, if the index has it."""
    skeleton, _, form = token.partition(BETWEEN)
    is_short = len(skeleton) <= SHORT_SKELETON
    least = max(clause.likeness, LIKENESS_IF_SHORT) if is_short else clause.likeness
    prefix = skeleton if clause.is_beginning else f"{skeleton}{BETWEEN}"
    words = [
        IndexWord(candidate, _likeness(form, candidate.partition(BETWEEN)[2], clause.is_beginning))
        for candidate in _most_frequent(searcher, prefix)
    ]
    likely = sorted((word for word in words if word.likeness >= least), key=lambda word: -word.likeness)
    return likely[:MOST_TAKEN]


def _most_frequent(searcher: tantivy.Searcher, prefix: str) -> list[str]:
    counts: dict[str, int] = {}
    for field in (TITLE, TEXT):
        for token, count in searcher.terms_with_prefix(field, prefix):
            counts[token] = counts.get(token, 0) + count
    return sorted(counts, key=lambda token: -counts[token])[:MOST_LOOKED_AT]


def _likeness(wanted: str, form: str, is_beginning: bool) -> float:
    if is_beginning:
        form = form[: len(wanted)]
    if wanted[0].isdigit():
        return float(wanted == form)
    return sound_likeness(wanted, form)
