"""Boilerplate removal common to all readers: text above, within and below the article's own lines."""

import re
from collections.abc import Iterable

from chautari.news.extraction.page_layout import ACCOMPANYING, PageLayout

# Lines worth this many letters are text; this many, its beginning.
TEXT, OPENING = 30, 60
LINKED, LONGEST_LINKS = 0.8, 200
SHORTEST_TWICE = 50
LONGEST_ASIDE = 160
_OF_A_PICTURE = r"s?(?: by| credit| courtesy)?\s?[:：]"
# What sites say between paragraphs, and readers of the article would not; a pattern each, that begins with two letters.
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


def tidied(
    layout: PageLayout, candidates: Iterable[int], worth: list[float], highest: int = ACCOMPANYING - 1
) -> list[int]:
    """The lines of the article among the candidates, in their order; `worth` is the prose of each line as the reader
    counts it.

    The title is the last h1 above the first text. Lines with a mark above `highest` are left out.
    """
    lines = list(candidates)
    first = next((line for line in lines if worth[line] > OPENING), lines[-1] + 1 if lines else 0)
    title = max((line for line in lines if line < first and layout.tag(line) == "h1"), default=-1)
    kept = [line for line in lines if line > title and layout.marks[line] <= highest and not is_aside(layout, line)]
    kept = _without_repeats(layout, kept)
    text = [place for place, line in enumerate(kept) if worth[line] > TEXT]
    return kept[text[0] : text[-1] + 1] if text else []


def is_aside(layout: PageLayout, number: int) -> bool:
    """Whether a line is a link, or what sites say between paragraphs."""
    line = layout.lines[number]
    length = len(line.text)
    if line.linked > LINKED * length and length < LONGEST_LINKS:
        return True
    start = line.text[:2]
    if length >= LONGEST_ASIDE or (start.isascii() and start.isalnum() and start.lower() not in _FIRST_LETTERS):
        return False
    return _ASIDE.match(line.text) is not None


def _without_repeats(layout: PageLayout, lines: list[int]) -> list[int]:
    """The lines without verbatim repeats: sites send one text for wide and one for narrow screens."""
    seen: set[str] = set()
    kept = []
    for line in lines:
        text = layout.lines[line].text
        if len(text) <= SHORTEST_TWICE or text not in seen:
            kept.append(line)
            seen.add(text)
    return kept
