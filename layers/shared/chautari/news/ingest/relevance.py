"""Whether a page speaks of the article that a feed listed, by the words that both have.

An error page answers 200 and calls itself by the address that was asked for, so neither proves an article. Words are
compared by their beginnings, since both English and Nepali change the ends, and short ones are left out: "to" and
"the" are on every page.
"""

import unicodedata
from collections.abc import Iterable

from chautari.core.tokens import words

# Letters of a word's beginning: सुनको and सुन are one, as are prices and priced.
BEGINNING = {"DEVANAGARI": 3}
BEGINNING_ELSE = 4
# Shares of the words of the feed that a title, and a text under another title, must have.
OF_TITLE, OF_TEXT = 0.34, 0.4
# A short text may use few of the words of its own title, a notice of the site uses none.
OF_TEXT_UNDER_ITS_TITLE = 0.15
# Characters: a longer text under the feed's own title is no notice. Of 699 pages 3 such have hardly a word of it.
LONGEST_NOTICE = 1_000


def beginnings(text: str) -> frozenset[str]:
    """The beginnings of the words of `text` that are long enough to tell of something."""
    found = ((word, BEGINNING.get(script(word), BEGINNING_ELSE)) for word in words(text))
    return frozenset(word[:length] for word, length in found if len(word) >= length or word.isdecimal())


def share(said: str, of: str) -> float:
    """Of the words of `of` the share that `said` has; 1.0 where `of` has none to look for."""
    wanted = beginnings(of)
    return len(wanted & beginnings(said)) / len(wanted) if wanted else 1.0


def titles_agree(page: str, feed: str) -> bool:
    """Whether two titles have words in common: two at least, or all that the shorter has."""
    ours, theirs = beginnings(page), beginnings(feed)
    shared, least = len(ours & theirs), min(len(ours), len(theirs))
    return shared >= min(2, least) and shared >= OF_TITLE * least > 0


def scripts(text: str) -> frozenset[str]:
    """The scripts in which at least a tenth of the words of `text` are written."""
    told = [each for each in map(script, words(text)) if each]
    return frozenset(each for each in set(told) if told.count(each) >= len(told) / 10)


def script(word: str) -> str:
    """The script of a word's first letter as Unicode names it, such as LATIN; empty for a number."""
    return next((unicodedata.name(letter, "").split(" ")[0] for letter in _letters(word)), "")


def speaks_of(title: str, text: str, feed_title: str, feed_summary: str) -> bool:
    """Whether a page of `title` and `text` is about what the feed said, in a script that both are written in."""
    if titles_agree(title, feed_title):
        return len(text) > LONGEST_NOTICE or _best(text, feed_title, feed_summary) >= OF_TEXT_UNDER_ITS_TITLE
    return _best(text, feed_title, feed_summary) >= OF_TEXT


def _best(text: str, feed_title: str, feed_summary: str) -> float:
    said = [each for each in (feed_title, feed_summary) if beginnings(each)]
    return max((share(text, each) for each in said), default=1.0)


def _letters(word: str) -> Iterable[str]:
    return (letter for letter in word if letter.isalpha())
