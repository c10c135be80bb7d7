"""Terms of a text: its words by one key for both scripts, with what tells a name from a word."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from chautari.nepali.case_endings import singular
from chautari.nepali.quantities import words
from chautari.nepali.word_keys import CACHED_WORDS, word_key

LONGEST_TEXT = 4_000  # characters: the numbers and names of a report stand in its first screens


class Term(NamedTuple):
    """A word as it is compared.

    - key: equal for the forms of a word, within a language.
    - skeleton: nearly equal for a name's spellings in both scripts.
    """

    key: str
    skeleton: str


@lru_cache(maxsize=CACHED_WORDS)
def term(word: str) -> Term:
    """The term of a word in lower case."""
    if word.isascii():
        return Term(word_key(_english_stem(word)).vowelled, word_key(word).skeleton)
    return Term(*word_key(word))


def terms(text: str) -> tuple[Term, ...]:
    """The terms of `text` in order, numbers left out: those are compared by their value."""
    candidates = (term(word) for word in words(text[:LONGEST_TEXT]))
    return tuple(candidate for candidate in candidates if len(candidate.key) > 1 and not candidate.key[0].isdigit())


def keys_of(candidates: Iterable[Term]) -> tuple[str, ...]:
    """The keys alone, in order."""
    return tuple(candidate.key for candidate in candidates)


def _english_stem(word: str) -> str:
    stem = singular(word)
    for ending in ("ing", "ed"):
        if stem.endswith(ending) and len(stem) - len(ending) >= 4:
            return stem.removesuffix(ending)
    return stem
