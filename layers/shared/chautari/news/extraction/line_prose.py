"""How much running text a line of a page holds, in letters."""

import re

from chautari.news.extraction.lines import TextLine

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
ITEMS = frozenset(("li", "td", "th", "dd", "dt"))
_SENTENCE_ENDS, _CLOSING = frozenset(".!?:;।॥…。！？؟۔"), "\"'”’»)]」』 "
# A letter of these scripts says what three of an alphabet do.
_IDEOGRAPHS = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
_OF_IDEOGRAPHS = bytes(range(0xE3, 0xEE))
SHORTEST_PROSE, LONGEST_PROSE = 25, 800
ITEM_WEIGHT, UNFINISHED_WEIGHT = 0.5, 0.4


def prose_of(line: TextLine, tag: str) -> float:
    """Letters of running text that a line counts for: less for links, list items and lines that do not end as sentences
    do.
    """
    text, linked = line.text, line.linked
    length = letters = len(text)
    if linked * 2 > length or tag in HEADINGS:
        return 0.0
    if not text.isascii():
        letters += 2 * _ideographs(text)
    if letters < SHORTEST_PROSE:
        return 0.0
    worth = (letters if letters < LONGEST_PROSE else LONGEST_PROSE) * (1 - linked / length) ** 2
    worth *= ITEM_WEIGHT if tag in ITEMS else 1
    return worth if text.rstrip(_CLOSING)[-1:] in _SENTENCE_ENDS else worth * UNFINISHED_WEIGHT


def _ideographs(text: str) -> int:
    """How many letters say what three of an alphabet do. The bytes that begin these are looked for first: a quotation
    mark is beyond ASCII too, and a search takes four times as long.
    """
    encoded = text.encode(errors="replace")
    return len(re.findall(_IDEOGRAPHS, text)) if len(encoded) > len(encoded.translate(None, _OF_IDEOGRAPHS)) else 0
