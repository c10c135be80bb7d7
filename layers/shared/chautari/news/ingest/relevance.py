"""Decide whether a page is about the article that a feed listed, by the word stems that both have.

An error page answers 200 and states the requested address as its own, so neither proves an article. Words are
compared by their beginnings, since both English and Nepali change the ends, and short ones are left out: "to" and
"the" are on every page.
"""

import unicodedata
from collections.abc import Iterable

from chautari.core.tokens import tokenize

# Letters of a stem, by script: सुनको and सुन are one, as are prices and priced.
STEM_LENGTHS = {"DEVANAGARI": 3}
DEFAULT_STEM_LENGTH = 4
# The shares of the feed's stems that a title, and a text under another title, must have.
MIN_TITLE_SHARE, MIN_TEXT_SHARE = 0.34, 0.4
# A short text may use few of the words of its own title, a notice of the site uses none.
MIN_TEXT_SHARE_IF_TITLES_AGREE = 0.15
# Characters: a longer text under the feed's own title is no notice. Of 699 pages 3 such have hardly a word of it.
MAX_NOTICE_CHARACTERS = 1_000


def stems(text: str) -> frozenset[str]:
    """The stems of the words of `text` that are long enough to be significant, and all numbers."""
    tokens = ((token, STEM_LENGTHS.get(script(token), DEFAULT_STEM_LENGTH)) for token in tokenize(text))
    return frozenset(token[:length] for token, length in tokens if len(token) >= length or token.isdecimal())


def overlap(text: str, reference: str) -> float:
    """The share of the stems of `reference` that `text` has; 1.0 if `reference` has none."""
    expected = stems(reference)
    return len(expected & stems(text)) / len(expected) if expected else 1.0


def titles_agree(page: str, feed: str) -> bool:
    """Whether two titles share stems: at least MIN_TITLE_SHARE of the shorter, and two of them or all it has."""
    page_stems, feed_stems = stems(page), stems(feed)
    shared, shorter = len(page_stems & feed_stems), min(len(page_stems), len(feed_stems))
    return shared >= min(2, shorter) and shared >= MIN_TITLE_SHARE * shorter > 0


def scripts(text: str) -> frozenset[str]:
    """The scripts in which at least a tenth of the words of `text` are written."""
    token_scripts = [name for name in map(script, tokenize(text)) if name]
    return frozenset(name for name in set(token_scripts) if token_scripts.count(name) >= len(token_scripts) / 10)


def script(token: str) -> str:
    """The Unicode name of the script of a token's first letter, such as LATIN; empty for a number."""
    return next((unicodedata.name(letter, "").split(" ")[0] for letter in _letters(token)), "")


def is_about(title: str, text: str, feed_title: str, feed_summary: str) -> bool:
    """Whether a page is about the feed entry. Both must share a script.

    - Titles agree: the text is long, or has MIN_TEXT_SHARE_IF_TITLES_AGREE of the feed's stems.
    - Titles differ: the text has MIN_TEXT_SHARE of them.
    """
    if titles_agree(title, feed_title):
        is_long = len(text) > MAX_NOTICE_CHARACTERS
        return is_long or _best_overlap(text, feed_title, feed_summary) >= MIN_TEXT_SHARE_IF_TITLES_AGREE
    return _best_overlap(text, feed_title, feed_summary) >= MIN_TEXT_SHARE


def _best_overlap(text: str, feed_title: str, feed_summary: str) -> float:
    references = [reference for reference in (feed_title, feed_summary) if stems(reference)]
    return max((overlap(text, reference) for reference in references), default=1.0)


def _letters(token: str) -> Iterable[str]:
    return (letter for letter in token if letter.isalpha())
