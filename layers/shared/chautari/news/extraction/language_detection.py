"""Language of an article, ISO 639: by its script if that is decisive, else as the page declares it.

Sites declare `en-US`, their system's default, on Nepali pages, so letters outweigh the declaration. Devanagari is
Nepali, Hindi or another: the most common words decide.
"""

import re

from chautari.news.extraction.page_facts import PageFacts

LETTERS, ENOUGH, MOST_PARAGRAPHS = 3_000, 20, 30
# The languages of Devanagari that we tell apart; what declares one, or nothing, is looked at.
_DETECTED_DEVANAGARI = ("ne", "hi")
_DEVANAGARI = re.compile(r"[\u0900-\u097f]+")
_LATIN = re.compile(r"[A-Za-z]+")
_OTHER_DEVANAGARI = frozenset(
    ("mr", "sa", "mai", "bho", "new", "doi")
)  # Marathi, Sanskrit, Maithili, Bhojpuri, Newari, Dogri
_CODE = re.compile(r"^([a-z]{2,3})(?:[-_].*)?$", re.IGNORECASE)
# The words by which a language is told; none of them is common in another of the same script.
_NEPALI = frozenset(
    (
        *("छ", "छन्", "छैन", "थियो", "थिए", "हो", "हुन्", "हुने", "भएको", "भने", "भनेका", "गर्ने", "गर्न", "गरी", "गरेको", "गरेका"),
        *("रहेको", "पनि", "लागि", "तथा", "नेपालको", "उनले", "बताए"),
    )
)
_HINDI = frozenset(
    (
        *("है", "हैं", "था", "थी", "थे", "में", "और", "को", "का", "की", "के", "से", "ने", "पर", "यह", "वह", "नहीं", "कर", "किया"),
        *("लिए", "गया", "होने", "एक", "साथ", "भी"),
    )
)
_ENGLISH = frozenset(("the", "of", "and", "to", "in", "is", "that", "for", "was", "with", "has", "said", "from", "are"))
SHARE_OF_ENGLISH = 0.12
_NEPALI_ENDINGS = ("को", "लाई", "बाट", "हरू", "हरु", "सँग", "एका", "एको", "द्वारा", "मध्ये")


def read(facts: PageFacts) -> str:
    """The language of the page's text; empty if it is neither evident nor declared."""
    declared = _declared(facts)
    text = _text(facts)
    devanagari = [] if text.isascii() else _DEVANAGARI.findall(text)
    native = sum(map(len, devanagari))
    if native < ENOUGH and declared not in (*_DETECTED_DEVANAGARI, ""):
        return declared
    latin = _LATIN.findall(text)
    letters = sum(map(len, latin))
    if native >= ENOUGH and native > letters:
        return declared if declared in _OTHER_DEVANAGARI else _of_devanagari(devanagari, declared)
    if letters >= ENOUGH and declared in (*_DETECTED_DEVANAGARI, ""):
        return "en" if _is_english(latin) else ""
    return declared


def _is_english(tokens: list[str]) -> bool:
    return sum(word.lower() in _ENGLISH for word in tokens) >= SHARE_OF_ENGLISH * len(tokens)


def _of_devanagari(tokens: list[str], declared: str) -> str:
    """Nepali or Hindi by common words and case endings; the declaration decides a draw."""
    endings = sum(len(token) > 3 and token.endswith(_NEPALI_ENDINGS) for token in tokens)
    nepali = sum(token in _NEPALI for token in tokens) + endings
    hindi = sum(token in _HINDI for token in tokens)
    if nepali == hindi:
        return declared if declared in _DETECTED_DEVANAGARI else ""
    return "ne" if nepali > hindi else "hi"


def _declared(facts: PageFacts) -> str:
    root = facts.document.select_one("html")
    stated = [
        root.attr("lang") if root else "",
        *facts.contents("og:locale", "content-language", "language", "inlanguage"),
    ]
    matches = (_CODE.match((code or "").strip()) for code in stated)
    return next((match[1].lower() for match in matches if match), "")


def _text(facts: PageFacts) -> str:
    """The beginning of the page's paragraphs, and its title."""
    title = facts.document.select_one("title")
    paragraphs = [paragraph.text for paragraph in facts.document.select("p")[:MOST_PARAGRAPHS]]
    return " ".join([title.text[:200] if title else "", *(text[:400] for text in paragraphs)])[:LETTERS]
