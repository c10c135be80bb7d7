"""The line of a page that shows the headline of its article."""

import re
from functools import lru_cache

from chautari.news.extraction.page_layout import PageLayout

SHORTEST_TITLE = 15
# Of a line's words that stand in the page's title too: sites add their name to the title, and a word before the line.
SHARE_OF_TITLE = 0.6


def headline_line(layout: PageLayout, first: int, title: str) -> int | None:
    """The last line up to `first`, where the text begins, that is an `h1` or says the page's title; None if there is
    none.
    """
    for line in range(first, -1, -1):
        if layout.tag(line) == "h1" or says_title(layout.lines[line].text, title):
            return line
    return None


def says_title(text: str, title: str) -> bool:
    """Whether a line says the title of the page."""
    if len(text) < SHORTEST_TITLE:
        return False
    words, title_words = _words(text), _words(title)
    return sum(word in title_words for word in words) >= SHARE_OF_TITLE * len(words)


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))
