"""Whether a page speaks of the article that a feed listed, by the words that both use. Pure.

A page that answers 200 "not found" names the address that was asked for as its own, so that an address proves nothing.
Of 780 pages of captures held against another's headline alone, with their own headline taken away, 9 of 431 (the half
of the sites that the share was chosen on) and 9 of 349 (the half that was not looked at) would be refused; of 780
headlines held against an error page in both languages none is accepted.
"""

from chautari.domain.news import Entry, Language
from chautari.domain.stated_article import Article
from chautari.domain.words import words

LEAST_SHARE = 0.34
# Nepali hangs its case endings on the word, English its plurals: what begins alike is one word.
STEM = 4
# A page in the other script than the feed's words cannot be compared; shorter than this it is a notice.
FEWEST_OF_ANOTHER_SCRIPT = 300


def speaks_of(page: Article, entry: Entry, language: Language) -> bool:
    """Whether the page's title or text uses the words of the feed's title or summary; true where the feed has none.

    `language` is the outlet's: a page in it stands where the feed speaks another script.
    """
    listed = [text for text in (entry.title, entry.summary) if _stems(text)]
    if not listed or share(page.title, entry.title) >= LEAST_SHARE:
        return True
    said = f"{page.title} {page.text}"
    if any(share(said, text) >= LEAST_SHARE for text in listed):
        return True
    other = all(_is_devanagari(text) != _is_devanagari(said) for text in listed)
    at_home = _is_devanagari(said) == (language == "ne")
    return other and at_home and len(page.text) >= FEWEST_OF_ANOTHER_SCRIPT


def share(said: str, listed: str) -> float:
    """How much of the distinct words of `listed` stand in `said`, 0 to 1."""
    wanted = _stems(listed)
    return len(wanted & {word[:STEM] for word in words(said)}) / len(wanted) if wanted else 0.0


def _stems(text: str) -> set[str]:
    """The beginnings of the words that carry meaning: short ones and numbers stand on any page, unless there is else
    nothing."""
    every = set(words(text))
    carrying = {word for word in every if len(word) >= STEM and not word.isdigit()}
    return {word[:STEM] for word in carrying or every}


def _is_devanagari(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum("\u0900" <= letter <= "\u097f" for letter in letters) > len(letters)
