"""Words of an index that are written otherwise and mean the word asked for: of its skeleton, and alike."""

from typing import NamedTuple

import tantivy

from chautari.search.engine.index_fields import TEXT, TITLE
from chautari.search.model.question import Clause
from chautari.search.model.sound_likeness import sound_likeness
from chautari.search.model.text_words import BETWEEN

# A short skeleton stands for hundreds of words, most of them in one article; the most frequent are looked at.
MOST_LOOKED_AT, MOST_TAKEN = 400, 24
# A skeleton of two letters stands for six words of the news: those must be written more alike.
SHORT_SKELETON, ALIKE_IF_SHORT = 2, 0.82


class AlikeWord(NamedTuple):
    """A token of the index, and its likeness to the word asked for, 0 to 1."""

    token: str
    likeness: float


def alike(searcher: tantivy.Searcher, clause: Clause, token: str) -> list[AlikeWord]:
    """The tokens that stand for `token` in a clause, the likest first; itself, if the index has it."""
    skeleton, _, form = token.partition(BETWEEN)
    least = max(clause.alike, ALIKE_IF_SHORT) if len(skeleton) <= SHORT_SKELETON else clause.alike
    prefix = skeleton if clause.is_beginning else f"{skeleton}{BETWEEN}"
    likely = ((each, _likeness(form, each.partition(BETWEEN)[2], clause)) for each in _counted(searcher, prefix))
    found = sorted((AlikeWord(each, by) for each, by in likely if by >= least), key=lambda word: -word.likeness)
    return found[:MOST_TAKEN]


def _counted(searcher: tantivy.Searcher, prefix: str) -> list[str]:
    counts: dict[str, int] = {}
    for field in (TITLE, TEXT):
        for token, count in searcher.terms_with_prefix(field, prefix):
            counts[token] = counts.get(token, 0) + count
    return sorted(counts, key=lambda token: -counts[token])[:MOST_LOOKED_AT]


def _likeness(asked: str, form: str, clause: Clause) -> float:
    if asked == form:
        return 1.0
    if asked[0].isdigit():
        return float(clause.is_beginning and form.startswith(asked))
    if clause.is_beginning:
        form = form[: len(asked)]
    return sound_likeness(asked, form)
