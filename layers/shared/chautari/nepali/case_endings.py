"""Endings of words: case and number off a Nepali word, the plural and the possessive off an English one.

`काठमाडौंबाट` gives `काठमाडौं`, `विद्यार्थीहरूले` gives `विद्यार्थी`, `floods` gives `flood`.
"""

import re

MOST_ENDINGS = 2
# As `word_keys.one_spelling` writes them: the anusvara is the only nasal before a stop. A short i before का is a
# noun's own (पत्रिका, भूमिका), a long one is not (नेपालीका).
_ENDINGS = (
    *("हर[ुू]", "ला[इई]", "बाट", "संग", "सित", "द्वारा", "द्बारा", "सम्म", "भित्र", "देखि", "तर्फ", "स्थित", "लगायत", "सहित"),
    *("[वब]िर[ुू]द्ध", "बारे", "माथि", "प्रति", "[वब]िच", "बीच", "[वब]िना", "पछि", "अघि", "मा", "को", "(?<!ि)का", "ले"),
)
_ENDING = re.compile(f"(?:{'|'.join(_ENDINGS)})$")
# Words that only look as if they ended so: most carry three or more endings of their own in the
# headlines of half a year.
_ENDLESS = """
    एमाले अहिले पहिले कहिले जहिले गाउंले उपत्यका श्रीलंका आशंका राजीनामा राजिनामा पनामा ओबामा सिनेमा पूर्णिमा पुर्णिमा
    प्रतिमा महिमा गरिमा परिक्रमा मूलढोका हंगामा जाइका इलाका मेक्सिको तर्जुमा
"""
_WHOLE = frozenset(_ENDLESS.split())
# A consonant is left without its vowel: what was cut was no ending.
_HALANT = "्"
_LETTER = re.compile("[\u0904-\u0939]")
_LEAST_LETTERS = 2


def without_endings(word: str) -> str:
    """A Nepali word, as `one_spelling` gives it, without its case endings; at most MOST_ENDINGS are taken off."""
    for _ in range(MOST_ENDINGS):
        match = _ENDING.search(word)
        if match is None or word in _WHOLE or not _is_word(word[: match.start()]):
            return word
        word = word[: match.start()]
    return word


def singular(word: str) -> str:
    """A lower-case English word without `'s` and without the `s` of a plural: `cities` gives `city`."""
    word = re.sub("['’]s?$", "", word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search("(?:ss|sh|ch|x|z)es$", word):
        return word[:-2]
    return word[:-1] if len(word) > 3 and re.search("[^sui]s$", word) else word


def _is_word(stem: str) -> bool:
    return len(_LETTER.findall(stem)) >= _LEAST_LETTERS and not stem.endswith(_HALANT)
