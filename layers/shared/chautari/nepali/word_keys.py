"""Word keys: one key for the spellings of a word in both scripts.

`काठमाडौं`, `काठमाण्डौ`, `Kathmandu`, `kathmandau` and `Katmandu` share the skeleton `ktmd`; their vowelled forms are
alike but not equal (`kathamado`, `kathmandu`). A skeleton is a filter and no proof: of two letters it stands for six
different words, so whoever joins by it asks for `likeness` too. A Nepali word is read without its case endings.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from chautari.nepali.case_endings import without_endings

# Distinct words of a few days of news in two languages: 30,000.
CACHED_WORDS = 65_536


class WordKey(NamedTuple):
    """How a word is compared.

    - vowelled: the word in Latin letters, in the one spelling of both scripts.
    - skeleton: its consonants without aspiration; a first vowel stands as `a`. Empty for what is no word.
    """

    vowelled: str
    skeleton: str


@lru_cache(maxsize=CACHED_WORDS)
def word_key(word: str) -> WordKey:
    """The key of one word in either script, in any case."""
    latin = _romanized(_stem(word)) if _DEVANAGARI.search(word) else _plain_latin(word)
    vowelled = _equal_spelling(latin)
    return WordKey(vowelled.replace(_NASAL, "n"), _skeleton(vowelled))


def likeness(left: str, right: str) -> float:
    """How alike two vowelled forms are, 0 to 1: twice their common letters over all letters."""
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def one_spelling(word: str) -> str:
    """A Nepali word without joiners and nukta, with the anusvara for a nasal before a stop, no letter doubled."""
    text = unicodedata.normalize("NFD", word).translate(_DROPPED)
    for pattern, plain in _SPELLINGS:
        text = pattern.sub(plain, text)
    return text


def _stem(word: str) -> str:
    """A Nepali word without its endings, with short i and u, one s, one n and one b."""
    return without_endings(one_spelling(word)).translate(_SAME_SOUND)


_DEVANAGARI = re.compile("[\u0900-\u097f]")
_DROPPED = dict.fromkeys((*map(ord, "\u093c\u200c\u200d\u093d"), 0x200B, 0xFEFF))
_STOPS = "कखगघचछजझटठडढतथदधपफबभ"
_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("ँ", "ं"),
        ("ाे|ाै", "ो"),
        ("अा", "आ"),
        ("आे|आै", "ओ"),
        ("ज्ञ", "ग्य"),
        (r"^क्ष", "छ"),
        ("ङ्(?=[कखगघ])", "ं"),
        ("ङ्", "ंग्"),
        (f"[ञणन]्(?=[{_STOPS}])|म्(?=[पफबभ])", "ं"),
        ("ङ", "ंग"),
        ("ंह", "ंघ"),
        (r"(.)्\1", r"\1"),
    )
)
_SAME_SOUND = str.maketrans("ीूईऊशषणवैौऐऔञ", "िुइउससनबेोएओन")

_NASAL = "~"
_CONSONANTS = "क ख ग घ ङ च छ ज झ ट ठ ड ढ त थ द ध न प फ ब भ म य र ल ळ स ह"
_SOUNDS = "k kh g gh ng c ch j jh t th d dh t th d dh n p ph b bh m y r l l s h"
_LETTERS = dict(zip(_CONSONANTS.split(), _SOUNDS.split(), strict=True))
_VOWELS = dict(zip("अआइउएओऋऑ", ("a", "a", "i", "u", "e", "o", "ri", "o"), strict=True))
_SIGNS = dict(zip("ािुेोृॉॅ", ("a", "i", "u", "e", "o", "ri", "o", "a"), strict=True))
_HALANT = "्"
_DIGITS = dict(zip("०१२३४५६७८९", "0123456789", strict=True))


def _romanized(text: str) -> str:
    """A word in Latin letters; an inherent vowel is written once something follows it, and the last one is silent."""
    letters: list[str] = []
    is_open = False
    for character in text:
        if is_open and character not in _SIGNS and character != _HALANT:
            letters.append("a")
        is_open = character in _LETTERS
        letters.append(_letter(character))
    return "".join(letters)


def _letter(character: str) -> str:
    for table in (_LETTERS, _SIGNS, _VOWELS, _DIGITS):
        if character in table:
            return table[character]
    if character == "ं":
        return _NASAL
    return character if character.isascii() and character.isalnum() else ""


def _plain_latin(word: str) -> str:
    text = unicodedata.normalize("NFKD", word.casefold())
    text = re.sub("[^a-z0-9]", "", re.sub("['’]s$", "", text))
    for pattern, plain in _LATIN_SPELLINGS:
        text = pattern.sub(plain, text)
    return text


_LATIN_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("chh", "Ch"),
        ("ch", "C"),
        ("ck|q|c", "k"),
        ("C", "c"),
        ("x", "ks"),
        ("^ksh", "ch"),
        ("sh", "s"),
        ("f", "ph"),
        ("z", "j"),
        ("oo", "u"),
        ("ee", "i"),
        ("ow(?=[^aeiouy]|$)", "o"),
        ("[vw]", "b"),
        ("ou|au", "o"),
        ("ai", "e"),
        ("(?<=[^aeiou])y$", "i"),
    )
)
# What both scripts write in two ways.
_EQUAL = tuple((re.compile(pattern), plain) for pattern, plain in ((r"i+y(?=[aeiou])", "i"), (r"([^0-9])\1+", r"\1")))
_STOPPED = "kgcjtdpb"


def _equal_spelling(latin: str) -> str:
    for pattern, plain in _EQUAL:
        latin = pattern.sub(plain, latin)
    return latin


def _skeleton(vowelled: str) -> str:
    if not vowelled or vowelled[0].isdigit():
        return vowelled
    first, rest = vowelled[0], vowelled[1:]
    text = ("a" if first in "aeiou" else first) + re.sub("[aeiouh]", "", rest)
    text = re.sub(f"(?<=.)(?:[n{_NASAL}](?=[{_STOPPED}])|m(?=[pb]))|{_NASAL}$", "", text)
    return re.sub(r"([a-z])\1+", r"\1", text.replace(_NASAL, "n"))
