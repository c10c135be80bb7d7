"""Parser of the days in a text, in the Gregorian or the Bikram Sambat calendar, with months as numbers or as names.

The year determines the calendar, or else the month name does. If the two disagree (18 November 2082), or the order of
day and month is ambiguous (03/04/2025), there is no day.
"""

import re
from collections.abc import Iterator
from datetime import date

from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import BsDate
from chautari.nepali.spellings import month_named

GREGORIAN_YEARS = range(1990, 2061)
BIKRAM_YEARS = range(2070, 2101)
_NAMED_BIKRAM_YEARS = range(2047, 2101)  # with its month named a date of 2047 (1990) or later is Bikram Sambat
_ENGLISH = "january february march april may june july august september october november december"
_IN_NEPALI = (
    "जनवरी",
    "फेब्रुअरी फेब्रुवरी फरवरी",
    "मार्च",
    "अप्रिल अप्रील",
    "मे मई",
    "जुन जून",
    "जुलाई जुलाइ",
    "अगस्ट अगस्त अगष्ट",
    "सेप्टेम्बर सेप्टेम्वर सितम्बर",
    "अक्टोबर अक्टुबर",
    "नोभेम्बर नोभेम्वर नवम्बर",
    "डिसेम्बर डिसेम्वर",
)
_GREGORIAN = {
    **{name: month for month, names in enumerate(_IN_NEPALI, 1) for name in names.split()},
    **{name: month for month, name in enumerate(_ENGLISH.split(), 1)},
    **{name[:3]: month for month, name in enumerate(_ENGLISH.split(), 1)},
    "sept": 9,
}
_IN_NEPALI_DATES = frozenset(["गते", "गतेको", "गतेका", "गतेमा", "साल", "सालको", "सालमा", "महिना", "महिनाको"])
_FILLERS = _IN_NEPALI_DATES | frozenset(("st", "nd", "rd", "th", "of", "the", "bs", "ad"))
_WEEKDAY = re.compile(
    "mon|tues?|wed|thur?s?|fri|sat|sun|(mon|tues|wednes|thurs|fri|satur|sun)day|"
    "(आइत|आईत|सोम|मंगल|मङ्गल|बुध|बिहि|बिही|विहि|बृहस्पति|शुक्र|शनि)[बव]ार"
)
_BETWEEN = r"\s?([-/.।\u2010-\u2014\u2212])\s?"  # danda and dashes too: २०८३।८।१०, 2083–08–10
_YEAR_FIRST = re.compile(rf"(?<![0-9])([0-9]{{4}}){_BETWEEN}([0-9]{{1,2}})\s?\2\s?([0-9]{{1,2}})(?![0-9])")
_YEAR_LAST = re.compile(rf"(?<![0-9])([0-9]{{1,2}}){_BETWEEN}([0-9]{{1,2}})\s?\2\s?([0-9]{{4}})(?![0-9])")
_TOKEN = re.compile(r"[0-9]+|[^\s0-9,./|():;।–—-]+")


def days_in(text: str) -> set[date]:
    """The Gregorian days stated in `text` (Latin digits, times of day removed); impossible ones are omitted."""
    return {day for day in (*_numeric(text), *_named(text)) if day is not None}


def is_day_alone(text: str) -> bool:
    """Whether the text consists of numbers, months, weekdays and the words of a Nepali date only."""
    return all(
        token.isdigit() or token in _IN_NEPALI_DATES or _month(token) or _WEEKDAY.fullmatch(token)
        for token in _tokens(text)
    )


def words_beside_days(text: str) -> list[str]:
    """The words of `text`, lower case, that are no number, month, weekday or word of a date."""
    return [
        token
        for token in _tokens(text)
        if not (token.isdigit() or token in _FILLERS or _month(token) or _WEEKDAY.fullmatch(token))
    ]


def _numeric(text: str) -> Iterator[date | None]:
    for match in _YEAR_FIRST.finditer(text):
        yield _day(int(match[1]), int(match[3]), int(match[4]))
    for match in _YEAR_LAST.finditer(text):
        first, second = int(match[1]), int(match[3])
        if first > 12 or first == second:
            yield _day(int(match[4]), second, first)
        elif second > 12:
            yield _day(int(match[4]), first, second)


def _named(text: str) -> Iterator[date | None]:
    """The days of month names with an adjacent day and year: `18 Nov 2025`, `साउन ३१, २०८३`, `2083 Bhadra 1`."""
    tokens = [token for token in _tokens(text) if token not in _FILLERS and not _WEEKDAY.fullmatch(token)]
    padded = ["", *tokens, "", ""]
    for left, name, right, second_right in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        if _month(name):
            yield from (
                _day_of_named(int(year), name, int(day))
                for day, year in ((left, right), (right, second_right), (right, left))
                if re.fullmatch("[0-9]{1,2}", day) and re.fullmatch("[0-9]{4}", year)
            )


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.lower())


def _month(name: str) -> int | None:
    return _GREGORIAN.get(name) or month_named(name)


def _day(year: int, month: int, day: int) -> date | None:
    if year in BIKRAM_YEARS:
        return _bikram(year, month, day)
    return _gregorian(year, month, day)


def _day_of_named(year: int, name: str, day: int) -> date | None:
    if name in _GREGORIAN:
        return _gregorian(year, _GREGORIAN[name], day)
    month = month_named(name)
    return _bikram(year, month, day) if month and year in _NAMED_BIKRAM_YEARS else None


def _gregorian(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in GREGORIAN_YEARS else None
    except ValueError:
        return None


def _bikram(year: int, month: int, day: int) -> date | None:
    try:
        return bikram_sambat.to_ad(BsDate(year, month, day))
    except bikram_sambat.NotADate:
        return None
