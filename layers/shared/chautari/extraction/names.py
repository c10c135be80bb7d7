"""Names of authors out of a byline's text: labels, roles and dates taken off, several set apart."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST_BYLINE, LONGEST_NAME, MOST_WORDS = 300, 60, 6
_LABEL = re.compile(
    r"^[\s|/•·:—–-]{0,9}(?:(?:written|posted|published|reviewed|reported|story|words|article|text|created|author)\s{1,3})?"
    r"(?:by|author|authors|written by|words|लेखक|लेखिका|संवाददाता|प्रस्तुति|रिपोर्ट)\b\s?(?:[:：ः|-]\s?)?(?=\S)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s(?:[|•·»]|[—–-](?=\s)|(?:last\s)?(?:updated|modified|published|posted|reviewed)\b|on\s(?=\w{3,9}\s\d)|"
    r"\d{1,3}\s?min|follow\b|share\b|read more|about the author|view\b|see all|more (?:from|by)|email\b|"
    r"fact.checked|edited by|photos? by|for the\b|is an?\b|reading time)"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d|\d{1,2}[/.-]\d{1,2}[/.-]\d|\d{1,2}\s(?:jan|feb|mar|apr|"
    r"may|jun|jul|aug|sep|oct|nov|dec)|\d{4}|[०-९]|https?:|www\.|\S+@\S",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s?[,;|/\n，、]\s?|\s?&\s?|\s(?:and|with|und|et|y|र|तथा)\s")
_CREDENTIAL = re.compile(
    r"(?:[A-Z][A-Z.0-9-]{1,9}|Ph\.?D\.?|[MBD]\.?[A-Z][a-z]{0,2}\.?|Jr\.?|Sr\.?|Esq\.?|II|III)(?:\s[A-Z0-9]{2,6})?"
)
_ROLE = re.compile(
    r"\b(?:editors?|reporters?|correspondents?|columnists?|contribut(?:ors?|ing)|journalists?|writers?|staff|ceo|cto|"
    r"(?:co-)?founder|director|manager|professor|president|specialist|senior|associate|assistant|producer|photographer|"
    r"chief|head of|strategist|analyst|expert|consultant|lead|team|officer)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"^(?:admin|administrator|webmaster|root|author|authors|by|unknown|null|undefined|none|n/a|editor|user|guest|desk|"
    r"written by|posted by|share|comments?|follow|subscribe|home|profile|view .*|see .*|all posts.*|more.*|about.*|"
    r"email the author|contact.*|read .*|published.*|updated.*|posted.*|advertisement|sponsored|facebook|twitter|"
    r"linkedin|instagram|website|bio|the author)$",
    re.IGNORECASE,
)


def of_byline(text: str) -> tuple[str, ...]:
    """The names in a byline as a page shows it ("By A Bee and C Dee, Staff Writers | 3 min read"); empty for none."""
    line = " ".join(unicodedata.normalize("NFC", text).split())[:LONGEST_BYLINE]
    line = _without_labels(line)
    cut = _CUT.search(line)
    return of_list([line[: cut.start()] if cut else line])


def of_list(texts: Iterable[str]) -> tuple[str, ...]:
    """The names in stated authors, each a name or several; credentials stay with their name, roles go, none twice."""
    found: list[str] = []
    for text in texts:
        for part in _BETWEEN.split(_without_labels(" ".join(text.split()))[:LONGEST_BYLINE]):
            _take(part, found)
    return tuple(dict.fromkeys(found))


def is_plausible(name: str) -> bool:
    """Whether a text found on the page, not in a field for names, can be a name: a few words that begin like one."""
    words = name.split()
    begins = name[:1].isupper() or name[:1] > "\u02ff"
    return begins and len(words) <= MOST_WORDS and name[-1:] not in "?!:।" and not any(c.isdigit() for c in name)


def _take(part: str, found: list[str]) -> None:
    name = _undoubled(_without_labels(part.strip(" \t.:–—-|\"'()[]@")))
    if not name or len(name) > LONGEST_NAME or _NO_NAME.match(name) or "http" in name or "@" in name:
        return
    if found and _CREDENTIAL.fullmatch(part.strip()):
        found[-1] = f"{found[-1]}, {part.strip()}"
    elif not (found and _ROLE.search(name)):
        found.append(name)


def _without_labels(text: str) -> str:
    """The text without "By", "Written by:", "लेखक :" before it."""
    for _ in range(2):
        text = _LABEL.sub("", text, count=1).strip()
    return text


def _undoubled(name: str) -> str:
    """`A Bee` of `A Bee A Bee`, which a picture's label and a link give together."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if len(words) > 2 and words[:half] == words[half:] else name
