"""Romanization of Devanagari names, for keys in addresses: `गोलभेडा ठूलो(नेपाली)` gives `golabheda-thulo-nepali`.

Plain ASCII letters without diacritics, after ISO 15919 without its marks; a final inherent vowel is silent, as in
Nepali. Two names may give one key: whoever makes keys must look for that.
"""

import re
import unicodedata

from chautari.nepali.numerals import latin_digits

_CONSONANTS = """
    क k ख kh ग g घ gh ङ ng च ch छ chh ज j झ jh ञ ny ट t ठ th ड d ढ dh ण n त t थ th द d ध dh न n
    प p फ ph ब b भ bh म m य y र r ल l व w श sh ष sh स s ह h
"""
_VOWELS = "अ a आ a इ i ई i उ u ऊ u ए e ऐ ai ओ o औ au ऋ ri ऑ o"
_SIGNS = "ा a ि i ी i ु u ू u े e ै ai ो o ौ au ृ ri ॉ o"
_NASAL = frozenset("ंँ")
_SILENT = "्"


def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_LATIN_OF_CONSONANT, _LATIN_OF_VOWEL, _LATIN_OF_SIGN = map(_pairs, (_CONSONANTS, _VOWELS, _SIGNS))
_BETWEEN = re.compile(r"[\s(),./_-]+")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")


def visible(text: str) -> str:
    """`text` in NFC without characters that are not seen (zero-width joiners), blanks made single."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def slug(name: str) -> str:
    """A key of lower-case ASCII letters, digits and hyphens for a name in either script; empty if nothing is left."""
    return "-".join(filter(None, map(_romanized, _BETWEEN.split(visible(name)))))


def _romanized(word: str) -> str:
    """A word in Latin letters. An inherent vowel is written once something follows it."""
    letters: list[str] = []
    is_vowel_open = False
    for character in unicodedata.normalize("NFD", latin_digits(word).lower()):
        if character in _LATIN_OF_SIGN or character == _SILENT:
            letters.append(_LATIN_OF_SIGN.get(character, ""))
            is_vowel_open = False
            continue
        latin = _latin(character)
        if latin and is_vowel_open:
            letters.append("a")
        letters.append(latin)
        is_vowel_open = character in _LATIN_OF_CONSONANT if latin else is_vowel_open
    return "".join(letters)


def _latin(character: str) -> str:
    if character in _NASAL:
        return "n"
    if character.isascii():
        return character if character.isalnum() else ""
    return _LATIN_OF_CONSONANT.get(character) or _LATIN_OF_VOWEL.get(character, "")
