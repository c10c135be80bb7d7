"""The few elements of a page that the walk over it treats apart, looked up once for the whole page."""

import re
from typing import NamedTuple

from chautari.news.extraction.document import Document, Element
from chautari.news.extraction.tags import FLOWING

Elements = frozenset[Element]

_MORE_NAMED = "[id], [itemprop]"
# What was never closed holds the rest of the page. Asked tag by tag: a selector of several looks at every element.
_UNCLOSED = (
    "nav:has(p, h1, article, main)",
    *(f"{tag}:has(h1, article, main)" for tag in ("audio", "button", "canvas", "object", "video")),
)
_MAY_BE_HIDDEN = "[hidden], [style*=display i]"
# Words for screen readers alone, in elements that flow with the text; boxes of such names are foreign. Of `span`s only,
# where they stand: a selector of any tag costs seven times as much.
_FOR_SCREEN_READERS = (
    "span[class*=sr-only], span[class*=screen-reader], span[class*=visually-hidden], span[class*=visuallyhidden]"
)
# React sends what takes long in a hidden box at the end, and its script moves it to its place.
_SENT_LATER = "S:"
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


class UnusualElements(NamedTuple):
    """- hidden: those that a browser does not show, `silent` those among the text that are not read either.
    - unclosed: those whose tag is not read and that hold the rest of the page.
    - named: those that may have other names than their classes, and the hidden.
    """

    hidden: Elements
    silent: Elements
    unclosed: Elements
    named: Elements


def unusual_elements(document: Document) -> UnusualElements:
    """Those of a page."""
    hidden = frozenset(filter(_is_hidden, document.select(_MAY_BE_HIDDEN)))
    silent = frozenset(element for element in hidden if element.tag in FLOWING)
    return UnusualElements(
        hidden,
        silent.union(document.select(_FOR_SCREEN_READERS)),
        frozenset(element for selector in _UNCLOSED for element in document.select(selector)),
        hidden.union(document.select(_MORE_NAMED)),
    )


def _is_hidden(element: Element) -> bool:
    if (element.attr("id") or "").startswith(_SENT_LATER):
        return False
    return "hidden" in element.attrs or _NOT_SHOWN.search(element.attr("style") or "") is not None
