"""Dateline of an article, from its first words: `KATHMANDU, Feb 13 (RSS):`, `काठमाडौं ।`.

A place counts if a date or an agency stands with it, or if it is a known place: `Warning:` opens many articles too.
"""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

from chautari.nepali.numerals import latin_digits
from chautari.nepali.spellings import month_named
from chautari.news.extraction import agency

LONGEST, MOST_WORDS = 100, 4
# What parts a dateline from the text. A dash counts only with a blank on a side: `Rio-based`, but `पोखरा–`.
_END = re.compile(
    r"\s?[:।|：]|\s?[—–]|\s--?\s|\bगते\s|(?<=\))\s|(?<=[A-Z] [0-9])\s|(?<=[A-Z] [0-9][0-9])(?=\s|[A-Z][a-z])|$"
)
# An opening without any of these has no end but its own: seen in a tenth of the time.
_MAY_END = re.compile("[:।|：—–)0-9-]|गते")
_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_PART = re.compile(r"[,/;]")
_DAY = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?\.?")
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?", re.IGNORECASE)
_OF_DATE = frozenset(
    ("गते", "बिहान", "दिउँसो", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)


class Dateline(NamedTuple):
    """Place as printed, agency by our name for it, reporter printed before the place; each empty if not stated."""

    place: str = ""
    agency: str = ""
    reporter: str = ""


def read(paragraph: str) -> Dateline:
    """The dateline at the start of a paragraph; an empty one if there is none."""
    opening = " ".join(paragraph[: LONGEST * 2].split())[:LONGEST]
    if not _MAY_END.search(opening):
        return _exact_dateline(opening) or Dateline()
    for end in _END.finditer(opening):
        dateline = _exact_dateline(opening[: end.end()].removesuffix(end[0].strip()))
        if dateline is not None:
            return dateline
    return Dateline()


def _exact_dateline(text: str) -> Dateline | None:
    """The dateline that is exactly this text, or None."""
    wire = next((name for inside in _BRACKETS.findall(text) if (name := agency.named(inside))), "")
    parts = [part.strip(" .–—-") for part in _PART.split(_BRACKETS.sub(" ", text))]
    parts = [part for part in parts if part]
    dates = {part for part in parts if _is_date(part)}
    kept = [part for part in parts if part not in dates and not agency.named(part)]
    wire = wire or agency.first_agency(parts)
    dated = bool(dates)
    if not kept:
        return Dateline("", wire) if wire else None
    # More words than a reporter and a place have are a sentence.
    if len(kept) > 2 or (len(kept) == 2 and not (dated or wire)):
        return None
    reporter, place = _with_reporter(kept[0])
    sure = (dated or wire) and len(kept) <= 2 and _looks_like_place(place)
    return Dateline(_as_written(place), wire, reporter) if sure or (len(kept) == 1 and is_known_place(place)) else None


def _with_reporter(text: str) -> tuple[str, str]:
    """Reporter and place of a Nepali dateline, `शालिग्राम नेपाल चितवन`. The whole text is the place if its last words
    are no known place.
    """
    words = () if text.isascii() else text.split()
    for start in range(1, len(words)):
        place = " ".join(words[start:])
        if is_known_place(place) and not is_known_place(text):
            return " ".join(words[:start]), place
    return "", text


def _is_date(part: str) -> bool:
    """Whether a part is a day and its month: `Feb 13`, `१३ फागुन`, `भदौ १ गते`; or a year or weekday alone."""
    words = [word for word in latin_digits(part).casefold().split() if word not in _OF_DATE]
    return all(word.isdigit() or _DAY.fullmatch(word) or _MONTH.fullmatch(word) or month_named(word) for word in words)


def _looks_like_place(text: str) -> bool:
    """Whether a text is a few capitalised words; in Nepali one word, since a reporter's name may precede an unknown
    place.
    """
    most = MOST_WORDS if text.isascii() or is_known_place(text) else 1
    return len(text.split()) <= most and not any(character.isdigit() for character in text) and not text[0].islower()


def is_known_place(text: str) -> bool:
    """Whether a text is the name of a place that datelines begin with."""
    return unicodedata.normalize("NFC", text).casefold() in _known_places()


def _as_written(place: str) -> str:
    """The place in ordinary capitals: `NEW DELHI` is New Delhi."""
    return place.title() if place.isascii() and place.isupper() and len(place) > 3 else place


@cache
def _known_places() -> frozenset[str]:
    path = Path(__file__).parent / "data" / "dateline-places.json"
    places = json.loads(path.read_text(encoding="utf-8"))
    return frozenset(name.casefold() for name in (*places["en"], *places["ne"]))
