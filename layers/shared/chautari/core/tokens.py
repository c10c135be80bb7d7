"""Tokenizer: the words of a text in any script, normalized for comparison."""

import re
import unicodedata

# \w knows letters and digits but not the vowel signs of Devanagari, at which it would end a word.
_TOKEN = re.compile(r"[\w\u0900-\u0963\u0966-\u097f]+")
# Zero-width joiners change how letters are drawn, not the word.
_JOINERS = {0x200C: None, 0x200D: None}


def tokenize(text: str) -> list[str]:
    """Split `text` into words, in order: composed (NFC), lower case, without joiners and punctuation."""
    return _TOKEN.findall(unicodedata.normalize("NFC", text).casefold().translate(_JOINERS))
