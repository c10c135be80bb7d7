"""Quantities: the numbers that a text states, of both scripts, in digits and in words, with multipliers and units.

`पाँच करोड ४० लाख रुपैयाँ`, `Rs 54 million` and `54,000,000 rupees` are one quantity. Left out are years, dates, times,
wards and ordinals: they count nothing.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from chautari.nepali.number_words import count_of, is_ambiguous, multiplier_of, part_of
from chautari.nepali.numerals import latin_digits

Unit = Literal["rupees", "percent", ""]


class Quantity(NamedTuple):
    """A number of a text.

    - unit: what stands beside it; empty where it is neither money nor a share.
    - start, end: its place in `words`, the units not counted.
    """

    value: Decimal
    unit: Unit
    start: int
    end: int


def words(text: str) -> list[str]:
    """The words and numbers of `text` in order, in lower case and with digits 0-9: what `Quantity.start` counts."""
    return _WORD.findall(latin_digits(text).casefold())


def quantities(text: str) -> list[Quantity]:
    """The quantities of `text`, in order."""
    return list(quantities_of(words(text)))


def quantities_of(text_words: list[str]) -> Iterator[Quantity]:
    """The quantities in `words` of a text, in order."""
    at = 0
    while at < len(text_words):
        value, end = _number(text_words, at)
        if value is None:
            at += 1
            continue
        unit = _unit(text_words, at, end)
        if not _counts_nothing(text_words, at, end, unit):
            yield Quantity(value, unit, at, end)
        at = end


# A date (2026/01/14), a time (10:30) and an ordinal (21st) are words of their own kind, and no number.
_WORD = re.compile(
    r"\d+(?:[/:]\d+)+|\d+(?:st|nd|rd|th)\b|\d+(?:,\d+)*(?:\.\d+)?|%|[^\W\d_](?:[^\W\d_]|[\u0900-\u0963\u200c\u200d])*"
)
_DIGITS = re.compile(r"\d+(?:,\d+)*(?:\.\d+)?")
_RUPEES = frozenset(("rs", "npr", "nrs", "rupee", "rupees", "रु", "रू", "रुपैयाँ", "रुपैयां", "रुपियाँ", "रूपैयाँ", "रुपैँया", "रुपियां"))
_PERCENT = frozenset(("%", "percent", "pc", "प्रतिशत"))
_POINT = frozenset(("दशमलव", "point"))
_BEFORE_DATES = """
    ward no नं नम्बर वडा january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep oct nov dec बैशाख वैशाख जेठ असार साउन भदौ असोज कात्तिक मंसिर मङ्सिर पुस माघ फागुन चैत year
"""
_BEFORE_NO_COUNT = frozenset(_BEFORE_DATES.split())
_AFTER_DATES = """
    गते बजे बजेको बजेदेखि औँ औं नम्बर am pm january february march april may june july august september october
    november december साल सालको सालमा
"""
_AFTER_NO_COUNT = frozenset(_AFTER_DATES.split())
_YEARS = range(1900, 2101)


def _number(text_words: list[str], at: int) -> tuple[Decimal | None, int]:
    """The number that begins at a place, with its multipliers, and where it ends; None if none begins there."""
    total, last, end = Decimal(0), None, at
    while True:
        value, after = _count(text_words, end)
        if value is None:
            break
        multiplier, after = _multiplier(text_words, after)
        if last is not None and multiplier >= last:
            break
        total, last, end = total + value * multiplier, multiplier, after
        if multiplier == 1:
            break
        if end < len(text_words) - 1 and text_words[end] == "and" and _count(text_words, end + 1)[0] is not None:
            end += 1
    return (None, at) if last is None else (total, end)


def _count(text_words: list[str], at: int) -> tuple[Decimal | None, int]:
    if at >= len(text_words):
        return None, at
    word = text_words[at]
    added = part_of(word)
    if added is not None:
        value, end = _count(text_words, at + 1)
        return (None, at) if value is None else (value + added, end)
    if _DIGITS.fullmatch(word):
        return _with_fraction(word.replace(",", ""), text_words, at + 1)
    value = count_of(word)
    if value is None or (is_ambiguous(word) and not _multiplies(text_words, at + 1)):
        return None, at
    if value >= 20 and value % 10 == 0 and word.isascii():
        unit = count_of(text_words[at + 1]) if at + 1 < len(text_words) else None
        if unit is not None and 0 < unit < 10 and text_words[at + 1].isascii():
            return value + unit, at + 2
    return _with_fraction(str(value), text_words, at + 1)


def _with_fraction(whole: str, text_words: list[str], at: int) -> tuple[Decimal, int]:
    """`३३ दशमलव ०८` and `३३ दशमलव शून्य आठ` are 33.08."""
    fraction, end = "", at + 1
    while at < len(text_words) and text_words[at] in _POINT and end < len(text_words):
        word = text_words[end]
        digits = word if word.isdigit() else _digit(word)
        if not digits:
            break
        fraction, end = fraction + digits, end + 1
    return (Decimal(f"{whole}.{fraction}"), end) if fraction and "." not in whole else (Decimal(whole), at)


def _digit(word: str) -> str:
    value = count_of(word)
    return str(value) if value is not None and value == int(value) else ""


def _multiplies(text_words: list[str], at: int) -> bool:
    return at < len(text_words) and multiplier_of(text_words[at]) is not None


def _multiplier(text_words: list[str], at: int) -> tuple[int, int]:
    """The product of the multipliers from a place on, and where they end: `सय करोड` is 1,000,000,000."""
    product = 1
    while at < len(text_words):
        multiplier = multiplier_of(text_words[at])
        if multiplier is None:
            break
        product, at = product * multiplier, at + 1
    return product, at


def _unit(text_words: list[str], start: int, end: int) -> Unit:
    before = text_words[start - 1] if start else ""
    after = text_words[end] if end < len(text_words) else ""
    if before in _RUPEES or after in _RUPEES or _has_stem(after, _RUPEES):
        return "rupees"
    is_share = after in _PERCENT or _has_stem(after, _PERCENT) or text_words[end : end + 2] == ["per", "cent"]
    return "percent" if is_share else ""


def _has_stem(word: str, stems: frozenset[str]) -> bool:
    """Whether a Nepali word is one of `stems` with an ending: `रुपैयाँको`."""
    return not word.isascii() and any(word.startswith(stem) and len(stem) > 2 for stem in stems)


def _counts_nothing(text_words: list[str], start: int, end: int, unit: Unit) -> bool:
    if unit:
        return False
    before = text_words[start - 1] if start else ""
    after = text_words[end] if end < len(text_words) else ""
    is_year = end == start + 1 and text_words[start].isdigit() and int(text_words[start]) in _YEARS
    return is_year or before in _BEFORE_NO_COUNT or after in _AFTER_NO_COUNT
