"""Sentences and excerpts of English and Nepali text; whole words and whole letters, never a piece of either.

A Devanagari letter is a cluster of several code points (का is क and ा), and a danda ends a Nepali sentence.
"""

import re
import unicodedata

ELLIPSIS = "…"
LOOKAHEAD_FACTOR = 4  # times the length of an excerpt: what stands there cannot be in it, blanks and all
# What a full stop follows without ending a sentence.
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
    """The sentences of a text, blanks collapsed, each with its mark; what follows the last mark is one too."""
    line = " ".join(text.split())
    found, start = [], 0
    for end in _END.finditer(line):
        if _ends(line, start, end):
            found.append(line[start : end.end()].strip())
            start = end.end()
    return [sentence for sentence in (*found, line[start:].strip()) if sentence]


def excerpt(text: str, most: int) -> str:
    """At most `most` characters of a text: whole sentences if the first fits, else whole words and an ellipsis.

    A first word that is too long by itself is cut between its letters. `most` is at least 2.
    """
    sentences = split_sentences(text.lstrip()[: most * LOOKAHEAD_FACTOR])
    kept = ""
    for sentence in sentences:
        longer = f"{kept} {sentence}".strip()
        if len(longer) > most:
            break
        kept = longer
    return kept or (_words(sentences[0], most - len(ELLIPSIS)) + ELLIPSIS if sentences else "")


def _ends(line: str, start: int, end: re.Match[str]) -> bool:
    """Whether a mark ends its sentence: not after an abbreviation or an initial, nor where small letters go on."""
    if not end[0].startswith("."):
        return True
    word = _LAST_WORD.search(line, max(start, end.start() - 20), end.start())
    last = word[0].lower() if word else ""
    after = line[end.end() : end.end() + 2].strip()[:1]
    if end[0] == "." and (last in _ABBREVIATIONS or _INITIALS.fullmatch(last)):
        return after == ""
    return not after.islower()


def _words(sentence: str, most: int) -> str:
    """As many whole words as fit; of a word that is too long as many whole letters."""
    if len(sentence) <= most:
        return sentence
    end = sentence.rfind(" ", 0, most + 1)
    if end <= 0:
        end = next((place for place in range(most, 0, -1) if _is_between_letters(sentence, place)), 0)
    return sentence[:end].rstrip(" ,;:–—-")


def _is_between_letters(text: str, place: int) -> bool:
    """Whether no letter is cut here: no mark, joiner or virama belongs to both sides."""
    before, after = text[place - 1], text[place]
    joined = after in _JOINERS or before in _JOINERS or unicodedata.combining(before) == 9  # 9: a virama
    return not joined and unicodedata.category(after) not in ("Mn", "Mc", "Me")
