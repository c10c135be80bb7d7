"""Search of observances by name, in either script and as people spell: `dasain`, `Shivratri`, `दशै`, `एकादसी`.

A word is compared by its sound: its Latin letters without aspiration, long vowels and every `a` but a first one, with
one letter for v, w and b, for x and ks, and for the three s. `शिवरात्रि`, `Shivaratri` and `shivratri` sound `sibrtri`.
"""

import re
from functools import cache

from chautari.calendar.almanac import observances
from chautari.calendar.almanac.observances import DeclaredObservance
from chautari.nepali import romanization

# Names that are in use for what patros print under another: Tihar's third day is the Diwali of India.
OTHER_NAMES = {
    "laxmi-puja": "Diwali Deepawali Dipawali दीपावली दिपावली Tihar तिहार",
    "bhai-tika": "Bhai Dooj Bhai Duj भाइदुज Tihar तिहार",
    "gobardhan-puja": "Govardhan Tihar तिहार",
    "vijaya-dashami": "Dashain Dasain Dussehra Dashera Bada Dashain Tika दशैं",
    "ghatasthapana": "Dashain Navaratri Jamara दशैं नवरात्र जमरा",
    "fulpati": "Dashain Phulpati दशैं",
    "maha-ashtami": "Dashain दशैं",
    "maha-navami": "Dashain दशैं",
    "fagu-hills": "Holi होली",
    "fagu-terai": "Holi होली",
    "janai-purnima": "Rakhi राखी Gunhi Punhi",
    "tamu-lhosar": "Lochhar ल्होछार",
    "sonam-lhosar": "Lochhar ल्होछार",
    "gyalpo-lhosar": "Lochhar ल्होछार",
    "maghe-sankranti": "Maghi माघी",
    "indra-jatra": "Yenya येँयाः",
    "gai-jatra": "Sa Paru सापारु",
    "mata-tirtha": "आमाको मुख हेर्ने दिन",
    "kushe-aunsi": "बाबुको मुख हेर्ने दिन",
    "buddha-jayanti": "Buddha Purnima बुद्ध पूर्णिमा",
    "labour-day": "मजदुर दिवस",
    "ropain": "असार पन्ध्र",
}
_SOUNDS = tuple(
    (re.compile(written), heard)
    for written, heard in (
        ("x", "ks"),
        ("ny(?=[^aeiou])", "n"),
        ("ch+", "c"),
        ("ph|f", "p"),
        ("(?<=[bcdgjklpst])h", ""),
        ("[vw]", "b"),
        ("z", "j"),
        ("ee", "i"),
        ("oo", "u"),
        ("y(?![aeiou])", "i"),
        ("(?<!^)a", ""),
        (r"(.)\1+", r"\1"),
    )
)


LEAST_OF_A_PART = 3  # sounds by which a word may begin; a shorter one is a word by itself
LEAST_OF_A_WHOLE = 4  # sounds by which words count that are written as one


def is_called(row: DeclaredObservance, name: str) -> bool:
    """Whether an observance has this in a name of its own, has it as its key, or sounds like it."""
    wanted = name.strip().casefold()
    if wanted and (wanted == row.key or wanted in row.en.casefold() or wanted in row.ne):
        return True
    sought, words = sounds(name), _sounds_of(row.key)
    whole = "".join(sought)
    if len(whole) >= LEAST_OF_A_WHOLE and any("".join(words[n:]).startswith(whole) for n in range(len(words))):
        return True
    return bool(sought) and all(any(_begins(word, sound) for word in words) for sound in sought)


def _begins(word: str, sound: str) -> bool:
    return word == sound or (len(sound) >= LEAST_OF_A_PART and word.startswith(sound))


@cache
def _sounds_of(key: str) -> tuple[str, ...]:
    row = observances.declared()[key]
    return sounds(f"{row.ne} {row.en} {OTHER_NAMES.get(key, '')}")


def sounds(text: str) -> tuple[str, ...]:
    """The sound of each word of a text; a word of one sound is none, since it would be in every name."""
    return tuple(sound for sound in map(_sound, romanization.slug(text).split("-")) if len(sound) > 1)


def _sound(word: str) -> str:
    for written, heard in _SOUNDS:
        word = written.sub(heard, word)
    return word
