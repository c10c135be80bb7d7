"""Whether a page shows no more than a teaser of a text that is for subscribers.

Publishers state it: https://developers.google.com/search/docs/appearance/structured-data/paywalled-content. A text that
is stated not to be free and is long all the same was let through by a meter: it is an article.
"""

import re
from collections.abc import Iterator

from chautari.news.extraction.json_ld import Node
from chautari.news.extraction.page_facts import PageFacts
from chautari.news.model.parsed_article import TextBlock

# Characters of a text that nobody would call a teaser.
LONG_TEXT = 1_500
SHARE_OF_WALL = 0.3
_SENTENCE = re.compile(
    r"\b(?:subscribe(?:rs?)? (?:now|today|to|for|only|and|from)|(?:become|for|to) (?:a )?(?:subscribers?|members?)\b"
    r"|(?:already|not yet) a (?:subscriber|member)|(?:sign|log) ?in to (?:read|continue|view|access)"
    r"|(?:to|and) (?:continue|keep) reading|unlock (?:this|the|all|full|unlimited)|unlimited access"
    r"|(?:monthly|annual|digital) subscription|choose (?:a|your) plan|per month|a month, cancel|free trial"
    r"|this (?:article|story|content) is for)"
    r"|सदस्यता|सब्स्?क्राइ|ग्राहक बन्नुहोस्|लग ?इन गर्नुहोस्|पूरा (?:समाचार|लेख|सामग्री) पढ्न",
    re.IGNORECASE,
)
_ENDS_OPEN = ("…", "...", "[…]", "[...]")
_LOCKED = frozenset(("locked", "premium", "paid", "subscriber", "subscribers", "subscription"))
_TIERS = ("article:content_tier", "article:opinion", "content_tier", "content-tier", "premium", "access")
_UNFREE = frozenset(("false", "no", "0", "http://schema.org/false", "https://schema.org/false"))


def is_teaser(facts: PageFacts, blocks: tuple[TextBlock, ...]) -> bool:
    """Whether the blocks are a wall's own sentences, or the few that stand before one."""
    length = sum(len(block.text) for block in blocks)
    asking = sum(len(block.text) for block in blocks if _SENTENCE.search(block.text)) if length < LONG_TEXT else 0
    if asking > SHARE_OF_WALL * length:
        return True
    may_be_cut = length < LONG_TEXT or (bool(blocks) and blocks[-1].text.endswith(_ENDS_OPEN))
    return may_be_cut and is_for_subscribers(facts)


def is_for_subscribers(facts: PageFacts) -> bool:
    """Whether the page states that its article, or a part of it, is not free."""
    if any(_is_false(value) for value in _stated(facts)):
        return True
    return any(content.lower() in _LOCKED for content in facts.contents(*_TIERS))


def _stated(facts: PageFacts) -> Iterator[object]:
    """`isAccessibleForFree` of the article, of its parts, and in microdata."""
    for node in (facts.article, facts.page):
        yield node.get("isAccessibleForFree")
        yield from (part.get("isAccessibleForFree") for part in _parts(node))
    for element in facts.marked.get("isaccessibleforfree", ()):
        yield element.attr("content") or element.text


def _parts(node: Node) -> Iterator[Node]:
    value = node.get("hasPart")
    yield from (part for part in (value if isinstance(value, list) else [value]) if isinstance(part, dict))


def _is_false(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() in _UNFREE)
