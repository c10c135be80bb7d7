"""Text in a font from before Unicode: Nepali that is stored as Latin letters and signs, `sf7df8f}+` for काठमाडौं.

Such text is recognised, and not converted: no library that does so is kept up, and each font is a table of its own.
"""

import re

# Letters and signs that Preeti, Kantipur and their like use as letters. A word with one inside it is no English one.
_SIGN_WITHIN = re.compile(r"[a-zA-Z][}{|\\+\]\[;:/=_^~<>@#$%&*\d]+[a-zA-Z}{|\\+]|[a-zA-Z][}{|\\+]+(?=\s|$)")
_ADDRESS = re.compile(r"https?:|www\.|@\w+\.|\.com")
LEAST_WORDS, SHARE_OF_WORDS = 8, 0.2


def is_legacy(text: str) -> bool:
    """Whether a fifth of the Latin words of `text` have signs inside them, as in no language."""
    words = [word for word in text.split() if word.isascii() and not word.isdecimal() and not _ADDRESS.search(word)]
    odd = sum(1 for word in words if _SIGN_WITHIN.search(word))
    return len(words) >= LEAST_WORDS and odd >= SHARE_OF_WORDS * len(words)
