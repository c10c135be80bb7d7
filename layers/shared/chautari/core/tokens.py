"""Words of a text in any script, spelled in one way so that they can be compared."""

import re
import unicodedata

# \w knows letters and digits but not the vowel signs of Devanagari, at which it would end a word.
_WORD = re.compile(r"[\w\u0900-\u0963\u0966-\u097f]+")
# Zero-width joiners change how letters are drawn, not the word.
_JOINERS = {0x200C: None, 0x200D: None}


def tokenize(text: str) -> list[str]:
    """The words of `text` in their order: composed (NFC), lower case, without joiners and punctuation."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold().translate(_JOINERS))
