"""Split English and Nepali text into sentences, and cut excerpts at whole words and whole letters.

A Devanagari letter is a cluster of several code points (का is क and ा), and a danda ends a Nepali sentence.
"""

import re
import unicodedata

ELLIPSIS = "…"
LOOKAHEAD_FACTOR = 4  # times the length of an excerpt: later text cannot be in it, even with many blanks
# A full stop after one of these ends no sentence.
_ABBREVIATIONS = frozenset(
    (
        *(
            "rs",
            "nrs",
            "mr",
            "mrs",
            "ms",
            "dr",
            "er",
            "adv",
            "prof",
            "st",
            "no",
            "nos",
            "vs",
            "etc",
            "i.e",
            "e.g",
            "fig",
        ),
        *(
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "oct",
            "nov",
            "dec",
            "gen",
            "col",
            "lt",
            "maj",
        ),
        *("capt", "sgt", "gov", "sen", "rep", "hon", "rev", "inc", "ltd", "co", "corp", "pvt", "dept", "a.m", "p.m"),
        *("डा", "रु", "रू", "प्रा", "लि", "वि.सं", "वि", "सं", "ई", "नं", "कि.मि", "मि", "से.मि", "ए", "एम", "श्री", "पं"),
    )
)
_END = re.compile(r"[.!?।॥…]+[\"'”’)\]]*(?=\s|$)|[।॥][\"'”’)\]]*")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘]+$")
_INITIALS = re.compile(r"(?:[a-z]\.){0,3}[a-z]")
_JOINERS = ("\u200c", "\u200d")


def split_sentences(text: str) -> list[str]:
    """The sentences of `text` with their end marks, blanks collapsed; text after the last mark is a sentence too."""
    line = " ".join(text.split())
    sentences, start = [], 0
    for end in _END.finditer(line):
        if _ends(line, start, end):
            sentences.append(line[start : end.end()].strip())
            start = end.end()
    return [sentence for sentence in (*sentences, line[start:].strip()) if sentence]


def excerpt(text: str, limit: int) -> str:
    """At most `limit` characters of `text`: whole sentences if the first fits, else whole words and an ellipsis.

    A first word longer than `limit` is cut between letters. `limit` is at least 2.
    """
    sentences = split_sentences(text.lstrip()[: limit * LOOKAHEAD_FACTOR])
    result = ""
    for sentence in sentences:
        longer = f"{result} {sentence}".strip()
        if len(longer) > limit:
            break
        result = longer
    return result or (_cut_at_word(sentences[0], limit - len(ELLIPSIS)) + ELLIPSIS if sentences else "")


def _ends(line: str, start: int, end: re.Match[str]) -> bool:
    """Whether a mark ends its sentence: not after an abbreviation or initial, nor before a lower-case letter."""
    if not end[0].startswith("."):
        return True
    match = _LAST_WORD.search(line, max(start, end.start() - 20), end.start())
    last_word = match[0].lower() if match else ""
    next_character = line[end.end() : end.end() + 2].strip()[:1]
    if end[0] == "." and (last_word in _ABBREVIATIONS or _INITIALS.fullmatch(last_word)):
        return next_character == ""
    return not next_character.islower()


def _cut_at_word(sentence: str, limit: int) -> str:
    """As many whole words as fit; as many whole letters of a first word that does not fit."""
    if len(sentence) <= limit:
        return sentence
    end = sentence.rfind(" ", 0, limit + 1)
    if end <= 0:
        end = next((index for index in range(limit, 0, -1) if _is_letter_boundary(sentence, index)), 0)
    return sentence[:end].rstrip(" ,;:–—-")


def _is_letter_boundary(text: str, index: int) -> bool:
    """Whether `index` lies between two letters: no mark, joiner or virama belongs to both sides."""
    left, right = text[index - 1], text[index]
    is_joined = right in _JOINERS or left in _JOINERS or unicodedata.combining(left) == 9  # 9: a virama
    return not is_joined and unicodedata.category(right) not in ("Mn", "Mc", "Me")
