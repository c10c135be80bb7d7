"""What sites say between the paragraphs of an article, and readers of it would not: `Read more:`, `Photo:`, a link."""

import re
from functools import lru_cache

from chautari.news.extraction.lines import TextLine

LINKED, LONGEST_LINKS = 0.8, 200
LONGEST_ASIDE = 160
_OF_A_PICTURE = r"s?(?: by| credit| courtesy)?\s?[:：]"
# A pattern each, that begins with two letters.
ASIDES = (
    *("read (?:more|also|next|the full)", "also read", "see also", r"related\b", r"more (?:on|from|stories|news)\b"),
    *("you (?:may|might) (?:also )?(?:like|be interested|enjoy)", "you (?:can )?also connect", "don.?t miss"),
    *("recommended", r"advertisements?\W*$", "share (?:this|on|via)", "follow (?:us|me|@)", "sign up", "subscribe"),
    *(f"{name}{_OF_A_PICTURE}" for name in ("photo", "image", "picture", "photograph", "video")),
    *("click here", "credits?:", "getty", "tags?:", "filed under", "topics?:", "table of contents", "print this"),
    *("email this", "continue reading", "loading", "watch:", "listen:", "skip to", "jump to", "copyright"),
    *("all rights reserved", "join our", "download our app", "यो पनि पढ्नु", "यो पनि हेर्नु", "थप पढ्नु", "सम्बन्धित"),
    *("विज्ञापन", "प्रतिक्रिया", "©"),
)
_ASIDE = re.compile(rf"\W*(?:{'|'.join(ASIDES)})", re.IGNORECASE)
# A line that begins with two other letters is none: nine in ten, which a search would take ten times as long for.
_FIRST_LETTERS = frozenset(aside[:2] for aside in ASIDES)


def is_aside(line: TextLine) -> bool:
    """Whether a line is a link, or what sites say between paragraphs."""
    text = line.text
    length = len(text)
    if line.linked > LINKED * length and length < LONGEST_LINKS:
        return True
    if length >= LONGEST_ASIDE:
        return False
    return _may_begin_one(text[:2]) and _ASIDE.match(text) is not None


@lru_cache(maxsize=4096)
def _may_begin_one(start: str) -> bool:
    return not (start.isascii() and start.isalnum()) or start.lower() in _FIRST_LETTERS
