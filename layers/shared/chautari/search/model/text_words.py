"""Words of a text as the index knows them, each with its place in the text.

The index knows a word by its token, `<skeleton>~<vowelled form>`: what begins with one skeleton sounds alike in either
script, and the form behind it tells how alike. `काठमाडौंमा` is `ktmd~kathamadon`, `Kathmandu` is `ktmd~kathmandu`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from chautari.nepali.case_endings import singular
from chautari.nepali.grammar_words import GRAMMAR_WORDS
from chautari.nepali.word_keys import CACHED_WORDS, WordKey, word_key

BETWEEN = "~"
# A word of a text is at most so long; the rest of it says nothing more.
MOST_LETTERS = 40
# Letters and digits of any script with their marks and joiners; digits keep the commas within them.
_WORD = re.compile(
    "[0-9\u0966-\u096f]+(?:[,.][0-9\u0966-\u096f]+)+|(?:[^\\W_]|[\u0900-\u0963\u0966-\u097f\u200c\u200d])+(?:['’]s\\b)?"
)


class TextWord(NamedTuple):
    """A word of a text: its first character, the one after its last, and its token; empty for a common word."""

    start: int
    end: int
    token: str


def text_words(text: str) -> Iterator[TextWord]:
    """The words of `text` in order, common ones with an empty token, and nothing of what is no word."""
    for match in _WORD.finditer(text):
        yield TextWord(match.start(), match.end(), token_of(match[0]))


def tokens_of(text: str) -> str:
    """The tokens of `text` with blanks between them, as the index takes them."""
    return " ".join(word.token for word in text_words(text) if word.token)


@lru_cache(maxsize=CACHED_WORDS)
def token_of(word: str) -> str:
    """The token of one word; empty if it is common or has no letter that is known."""
    plain = word[:MOST_LETTERS].casefold()
    if unicodedata.normalize("NFC", plain) in GRAMMAR_WORDS:
        return ""
    if plain.isascii() or "’" in plain:
        plain = singular(plain)
    return token_of_key(word_key(plain.replace(",", "")))


def readings_of(word: str) -> tuple[str, ...]:
    """The tokens that a word of a question may have in the index: its own, and those of an `s` that may be a plural's.

    `Bardibas` stands as `bardiba` where it is written in Latin letters, and with its s where it is बर्दिबास.
    """
    token = token_of(word)
    if not token:
        return ()
    whole = token_of_key(word_key(word[:MOST_LETTERS].replace(",", "")))
    shorter = BETWEEN.join(part.removesuffix("s") for part in whole.split(BETWEEN))
    return tuple(dict.fromkeys((token, whole, shorter)) if whole.endswith("s") and len(shorter) > 4 else (token,))


def token_of_key(key: WordKey) -> str:
    """The token of a word's key; empty if it has none."""
    return f"{key.skeleton}{BETWEEN}{key.vowelled}" if key.skeleton else ""
