"""Author names from the text of a byline: without labels, roles and dates, one name each."""

import re
import unicodedata
from collections.abc import Iterable

from chautari.news.extraction import agency, dateline

LONGEST_BYLINE, LONGEST_NAME, MOST_WORDS = 300, 60, 6
# Patterns are text here: `re` compiles each when it is first asked for and keeps it, so a cold start need not.
_LABEL = (
    r"(?i)^[\s|/•·:—–-]{0,9}(?:(?:written|posted|published|reviewed|reported|story|words|article|text|created|author)\s{1,3})?"
    r"(?:by|von|par|por|door|av|af|author|authors|written by|words|लेखक|लेखिका|संवाददाता|प्रस्तुति|रिपोर्ट)\b"
    r"\s?(?:[:：ः|-]\s?)?(?=\S)"
)
_INTRODUCED = r"(?i)^(?:[^\W\d]{2,20}\s){0,4}by\s"
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_CUT = (
    r"(?i)\s(?:[|•·»]|[—–-](?=\s)|(?:last\s)?(?:updated|modified|published|posted|submitted|reviewed)\b|on\s(?=\w{3,9}\s\d)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{1,3}\s?min|follow\b|share\b|read more|about the author|view\b|"
    r"see all|more (?:from|by)|email\b|fact.checked|edited by|photos? by|for the\b|is an?\b|reading time)|"
    rf"\b(?:{_MONTH})[a-z]{{0,6}}\.?\s\d|\d{{1,2}}\s(?:{_MONTH})|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d|"
    r"\d{4}|[०-९]|https?:|www\.|\S+@\S"
)
_HOST = r"[\w-]{2,40}\.(?:com|net|org|[a-z]{2})(?:\.[a-z]{2})?"
_BETWEEN = r"\s?[,;|/\n，、]\s?|\s?&\s?|\s(?:and|with|und|et|y|og|och|oraz|र|तथा)\s"
# Where somebody writes from: "Mina Rai in Pokhara", "Mina Rai, in Pokhara"; of "Mina Rai (Reuters" the name.
_FROM_A_PLACE = r"(?:^|\s)(?:in|from|aus|à)\s(?=[A-ZÀ-Þ])|\s?[(\[][^)\]]*$"
# A desk's letters or an address behind a name: "Mina Rai (mra)", "Example (www.example.com)".
_BRACKET = r"\s?[(\[](?:[a-zäöü]{1,6}|(?:www\.)?[\w-]{2,40}(?:\.[\w-]{2,20}){1,3})[)\]]"
_PUNCTUATION = " \t.:–—-|\"'@।"
_PICTURE = (
    r"(?i)\b(?:getty|shutterstock|istock(?:photo)?|unsplash|alamy|imago|pixabay)\b"
    r"|^(?:photos?|fotos?|images?|pictures?)\b"
)
_CREDENTIAL = (
    r"(?:Ph\.?D|Ed\.?D|Psy\.?D|Pharm\.?D|[MJ]\.?D|D\.?O|DDS|DMD|DVM|R\.?N|BSN|MSN|N\.?P|RDN?|LDN?|CDE|C\.?P\.?A|CF[AP]|MBA|MPH|"
    r"MPA|M\.?[AS]|MSc|MEd|B\.?[AS]|BSc|LL\.?[BM]|Esq|P\.?E|PMP|CPP|PSP|CISSP|CPT|CSCS|LCSW|LMFT|LPC|FACP|FACS|Jr|Sr|"
    r"I{2,3}|E-RYT(?:\s\d{3})?)\.?(?:\s[A-Z]{2,5})?"
)
_ACRONYM = r"[A-Z]{2,6}(?:\s[A-Z]{2,6})?"
_NEVER_IN_NAMES = frozenset(("on", "at", "the", "for", "about", "your", "with", "this", "more", "all"))
_ROLE = (
    r"(?i)\b(?:editors?|reporters?|correspondents?|columnists?|contribut(?:ors?|ing)|journalists?|writers?|staff|ceo|cto|"
    r"(?:co-)?founder|director|manager|professor|president|specialist|senior|associate|assistant|producer|photographer|"
    r"chief|head of|strategist|analyst|expert|consultant|lead|team|officer)\b"
)
_NO_NAME = (
    r"(?i)^(?:.{0,20}\badmin|administrator|webmaster|root|(?:the )?authors?|by|unknown|null|undefined|none|n/a|editor|"
    r"user|guest|desk|written by|posted by|share|comments?|follow|subscribe|home|profile|website|bio|"
    r"(?:view|see|more|about|contact|read|email|learn|published|updated|posted|all posts)\b.*|.{0,3}learn .*|"
    r"(?:sign (?:up|in)|log ?in|listen|print|save|copy link|bookmark|newsletter|menu|close|show more|add topic)\b.*|"
    r"von|og|och|and|\d+|(?:[a-z_]+\.){2,}[a-z_]+|"
    r"advertisement|sponsored|facebook|twitter|linkedin|instagram)$"
)


def of_byline(text: str) -> tuple[str, ...]:
    """The names in a byline as a page shows it ("By A Bee and C Dee, Staff Writers | 3 min read"); empty for none."""
    line = " ".join(unicodedata.normalize("NFC", text[: LONGEST_BYLINE * 3]).split())[:LONGEST_BYLINE]
    line = _without_labels(re.sub(_INTRODUCED, "", line, count=1))
    cut = re.search(_CUT, line)
    return of_list([line[: cut.start()] if cut else line])


def of_list(texts: Iterable[str]) -> tuple[str, ...]:
    """The names in stated authors, where one text may hold several. Credentials stay with their name, roles and repeats
    are dropped.
    """
    names: list[str] = []
    for text in texts:
        line = " ".join(text[: LONGEST_BYLINE * 3].split())[:LONGEST_BYLINE]
        for part in re.split(_BETWEEN, _without_labels(re.sub(_INTRODUCED, "", line, count=1))):
            if not _take(part, names):
                break
    return tuple(dict.fromkeys(names))


def is_plausible(name: str) -> bool:
    """Whether a text that was found on the page, outside a field for names, can be a name: a few capitalised words."""
    words = name.split()
    capitals = all(word[0].isupper() or len(word) <= 3 or not word.isascii() for word in words)
    begins = capitals and (name[:1].isupper() or name[:1] > "\u02ff")
    begins = begins and _NEVER_IN_NAMES.isdisjoint(words)
    return begins and len(words) <= MOST_WORDS and name[-1:] not in "?!:।" and not any(c.isdigit() for c in name)


def _take(part: str, names: list[str]) -> bool:
    """Add the name in a part of a list, or its credential to the name before. False where the names end."""
    name = _undoubled(_without_labels(_without_brackets(_without_place(part.removeprefix("and "))).strip(_PUNCTUATION)))
    if names and re.fullmatch(_CREDENTIAL, part.strip()):
        names[-1] = f"{names[-1]}, {part.strip()}"
    elif names and (re.search(_ROLE, name) or _is_outlet(name, names[-1])):
        return False
    elif 0 < len(name) <= LONGEST_NAME and not _is_no_name(name):
        names.append(name)
    return True


def _is_no_name(text: str) -> bool:
    if "@" in text or dateline.is_known_place(text):
        return True
    return bool(re.match(_NO_NAME, text) or re.fullmatch(_HOST, text) or re.search(_PICTURE, text))


def _without_place(text: str) -> str:
    """The text up to where its author writes from, and without a bracket that was cut off."""
    return text[: place.start()] if (place := re.search(_FROM_A_PLACE, text)) else text


def _without_brackets(text: str) -> str:
    """The text without a bracket that names no person, and without one that stands alone; others stay whole."""
    text = re.sub(_BRACKET, "", text).strip(_PUNCTUATION)
    whole = text.count("(") == text.count(")") and not text.startswith(("(", "["))
    return text if whole else text.strip("()[]")


def _is_outlet(name: str, previous_name: str) -> bool:
    """Whether capitals behind a name are the outlet it writes for (`Ed Hornick, CNN`); an agency is an author."""
    return bool(re.fullmatch(_ACRONYM, name)) and not previous_name.isupper() and not agency.named(name)


def _without_labels(text: str) -> str:
    """The text without a leading "By", "Written by:" or "लेखक :"."""
    for _ in range(2):
        text = re.sub(_LABEL, "", text, count=1).strip()
    return text


def _undoubled(name: str) -> str:
    """`A Bee` of `A Bee A Bee`, which a picture's label and a link give together."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if len(words) > 2 and words[:half] == words[half:] else name
